"""A store follows its files, and is as one made afresh; it is switched at once, and one writes at a time."""

import json
import os
from pathlib import Path
from shutil import copytree

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import tacli
from tacli.engines import postings, tables
from tacli.errors import UsageError
from tacli.sources.folders import LOCK, MANIFEST, NEW, WORK
from tacli.sources.store import batch, making, units
from tacli.sources.store.manifest import MONEY, manifest_of
from tests.conftest import Run
from tests.sources.iati.files import DATA, NASTY, OLD, identified
from tests.sources.store.stores import file, held, made, titles

TITLES = ("Border", "Garde-frontières", "é 'x'")
ROWS = st.tuples(
    st.sampled_from(("X", "Y", "")), st.sampled_from(("", "2020-01-01", "2021-01-01")), st.sampled_from(TITLES)
)
FILES = st.dictionaries(st.sampled_from(("a", "b", "c")), st.lists(ROWS, min_size=1, max_size=3), min_size=1)


def _write(folder: Path, files: dict[str, list[tuple[str, str, str]]]) -> None:
    for old in folder.glob("*.xml"):
        if old.stem not in files:
            old.unlink()
    for name, rows in files.items():
        updated = ((identified(id_, f"<title>{title}</title>"), day) for id_, day, title in rows)
        each = [f'<iati-activity last-updated-datetime="{day}">{inner}</iati-activity>' for inner, day in updated]
        content = "\n".join(['<iati-activities version="2.03">', *each, "</iati-activities>"])
        path = folder / f"{name}.xml"
        if not path.exists() or path.read_text(encoding="utf-8") != content:
            path.write_text(content, encoding="utf-8")


@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(FILES, min_size=2, max_size=3))
def test_a_store_that_follows_is_as_one_made_afresh(
    tmp_path_factory: pytest.TempPathFactory, steps: list[dict[str, list[tuple[str, str, str]]]]
) -> None:
    root = tmp_path_factory.mktemp("follows")
    source = root / "source"
    source.mkdir()
    for number, files in enumerate(steps):
        _write(source, files)
        made(root / "store", source)
        made(root / f"fresh{number}", source)
        assert held(root / "store") == held(root / f"fresh{number}")


@pytest.mark.parametrize(("letters", "places"), [(1, 5), (60, 1), (60, 1000)])
def test_what_is_put_in_order_part_by_part_is_as_all_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, letters: int, places: int
) -> None:
    paths = [file(tmp_path / f"{n}.xml", *((f"{n}{title}", title) for title in TITLES)) for n in range(3)]
    made(tmp_path / "once", *paths)
    monkeypatch.setattr(tables, "A_PART", 2)
    monkeypatch.setattr(postings, "A_BLOCK", 2)
    monkeypatch.setattr(postings, "A_RUN", letters)
    monkeypatch.setattr(postings, "A_RANGE", places)
    made(tmp_path / "parts", *paths)
    assert held(tmp_path / "parts") == held(tmp_path / "once")
    file(paths[1], ("0Border", "a newer one"), ("B", "two"))
    made(tmp_path / "parts", *paths)
    made(tmp_path / "fresh", *paths)
    assert held(tmp_path / "parts") == held(tmp_path / "fresh")


@pytest.mark.parametrize("name", ["a?b", "a*b", "a[X]b"])
def test_of_a_store_with_a_name_that_fits_others_nothing_else_is_read(tmp_path: Path, pipe: Run, name: str) -> None:
    one, two, store = file(tmp_path / "1.xml", ("A", "one")), file(tmp_path / "2.xml", ("B", "two")), tmp_path / name
    made(store, one)
    copytree(store, tmp_path / "aXb")
    assert pipe("activities", "--data", str(store), "--fields", "id").out == "id\nA\n"
    assert made(store, one, two).activities == 2
    assert pipe("activities", "--data", str(store), "--fields", "id").out == "id\nA\nB\n"


def test_a_store_within_the_folder_of_its_files_is_none_of_them(
    tmp_path: Path, pipe: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file(Path("1.xml"), ("A", "one"))
    for state in ("new", "unchanged"):
        result = pipe("index", ".", "--output", "a.store")
        assert (result.code, result.out.splitlines()[1:]) == (0, [f"{state}\t1\t{Path('1.xml').stat().st_size}"])
    assert pipe("index", ".", "--output", "b.store").out.splitlines()[1].startswith("new\t1\t")
    assert pipe("activities", "--data", ".", "--fields", "id").out.splitlines() == ["id", "A"]
    assert pipe("about", "--data", ".", "--json").out.count(".xml") == 1


def test_what_did_not_change_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = file(tmp_path / "1.xml", ("A", "one")), file(tmp_path / "2.xml", ("B", "two"))
    for path in (one, two):
        os.utime(path, (1, 1))
    store = tmp_path / "store"
    made(store, one, two)
    read: list[str] = []
    monkeypatch.setattr(units, "hash_of", lambda path: pytest.fail(f"{path} was read"))

    def hash_of(path: str) -> str:
        read.append(path)
        return path

    monkeypatch.setattr(batch, "hash_of", hash_of)
    first = manifest_of(store)
    assert made(store, one, two) == first
    three = file(tmp_path / "3.xml", ("C", "three"))
    made(store, one, three)
    assert read == [str(three)]
    assert titles(store) == ["one", "three"]


def test_a_file_that_was_just_written_is_known_by_its_hash(tmp_path: Path) -> None:
    path, store = file(tmp_path / "1.xml", ("A", "one")), tmp_path / "store"
    made(store, path)
    time = path.stat().st_mtime_ns
    file(path, ("A", "two"))
    os.utime(path, ns=(time, time))
    made(store, path)
    assert titles(store) == ["two"]


def test_a_file_with_another_time_and_the_same_bytes_is_unchanged(tmp_path: Path) -> None:
    path, store = file(tmp_path / "1.xml", ("A", "one")), tmp_path / "store"
    made(store, path)
    os.utime(path, (1, 1))
    assert making.planned([str(path)], store).is_done


def test_the_order_of_files_is_that_of_rows(tmp_path: Path) -> None:
    one, two, store = file(tmp_path / "1.xml", ("A", "one")), file(tmp_path / "2.xml", ("B", "two")), tmp_path / "store"
    made(store, one, two)
    made(store, two, one)
    assert titles(store) == ["two", "one"]


def test_other_fields_are_read_anew(tmp_path: Path) -> None:
    path, store = file(tmp_path / "1.xml", ("A", "one")), tmp_path / "store"
    made(store, path)
    said = json.loads((store / MANIFEST).read_bytes())
    (store / MANIFEST).write_text(json.dumps({**said, "fields": []}))
    assert making.planned([str(path)], store).states == {str(path): "new"}


def test_nasty_files_are_read_as_they_are_otherwise(tmp_path: Path) -> None:
    made(tmp_path / "store", NASTY, OLD)
    assert held(tmp_path / "store").counts[0] == 2


def test_what_is_no_iati_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    file(source / "1.xml", ("A", "one"))
    (source / "README.md").write_text("what it is")
    manifest = made(tmp_path / "store", source)
    assert (manifest.files, manifest.activities, manifest.problems) == (2, 1, 1)


def test_what_a_run_left_that_was_interrupted_is_no_store_yet(tmp_path: Path, pipe: Run) -> None:
    path, store = file(tmp_path / "1.xml", ("A", "one")), tmp_path / "store"
    (store / "tables-0123456789ab").mkdir(parents=True)
    (store / WORK).mkdir()
    (store / LOCK).touch()
    (store / NEW).touch()
    result = pipe("activities", "--data", str(store))
    assert result == (
        1, "", f"tacli: {store} is a store that is not made yet.\nMake it: tacli index SOURCE… --output STORE\n"
    )  # fmt: skip
    assert pipe("index", str(path), "--output", str(store), "--dry-run").out.splitlines()[1].startswith("new\t1\t")
    assert made(store, path).activities == 1


def test_a_dataset_and_lines(tmp_path: Path, dataset: tacli.Dataset) -> None:
    lines = tmp_path / "a.jsonl"
    lines.write_text("".join(row.model_dump_json() + "\n" for row in dataset.activities[:5]), encoding="utf-8")
    assert made(tmp_path / "lines", lines).activities == 5
    whole = tmp_path / "a.json"
    whole.write_text(dataset.model_dump_json(), encoding="utf-8")
    manifest = made(tmp_path / "dataset", whole)
    assert (manifest.kind, manifest.activities, manifest.problems) == ("dataset", len(dataset.activities), 0)
    with pytest.raises(UsageError, match="are of different kinds"):
        made(tmp_path / "both", lines, file(tmp_path / "a.xml", ("A", "one")))


def test_a_store_has_the_money_of_its_rows(tmp_path: Path) -> None:
    manifest = made(tmp_path / "store", DATA / "money-2.03.xml")
    table = f"'{tmp_path / 'store' / manifest.generation / MONEY}'"
    summed = "SELECT currency, sum(amount), count(rest) FROM {} WHERE kind = 'disbursement' GROUP BY ALL ORDER BY ALL"
    asked = summed.format(table)
    found = duckdb.connect().execute(asked).fetchall()
    assert [(currency, float(amount), rest) for currency, amount, rest in found] == [
        ("EUR", 90.0, 0), ("KES", 10000.0, 0), ("USD", 83.34, 0), (None, 7.77, 0),
    ]  # fmt: skip
