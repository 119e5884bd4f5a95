"""A store answers every command as its files do."""

import json
import re
import shlex
from pathlib import Path

import pytest

import tacli
from tacli.sources.folders import MANIFEST
from tacli.sources.store.manifest import Held, manifest_of
from tests.conftest import Run
from tests.sources.iati.files import NASTY, OLD
from tests.sources.store.stores import file, made

OF_IATI = (
    "activities",
    "activities --json --limit 3",
    "activities --country ET --country NA --include-regional",
    "activities --topic 111 --not status=2 --explain",
    "activities --sort transactions --fields id,transactions,budgets --json",
    "activities --sort -title --limit 2 --csv",
    "activities --year 2003..2020 --has title",
    "activities --topic zzzz",
    "activities --category 151 --not category=111 --count",
    "activities --country Niger --topic 11110 --fail-empty",
    "activities --count",
    "search title",
    "search zebra",
    "summary",
    "summary --by topic --by year",
    "summary --by entity --json",
    "summary --sum disbursement --by country",
    "summary --sum commitment",
    "entities",
    "donors --json",
    "profile Africa",
    "show A",
    "show none",
    "show xx-2-x",
    "show 'xx 2 b'",
    "terms",
    "terms entity",
    "terms partner --json",
    "about --json",
    "cite",
    "responses",
    "validate",
)
OF_ALL_VERSIONS = (
    "activities --json",
    "activities --limit 3 --fields id,title,file,line --csv",
    "activities --sort id --fields id,title --csv",
    "activities --country ET --explain",
    "activities --count",
    "activities --topic zzzz",
    "activities --entity XM-DAC-9",
    "search 'title -one'",
    "summary",
    "summary --by topic --by year",
    "summary --sum disbursement --by country --by provider",
    "summary --sum commitment --country ET",
    "entities --json",
    "donors --json",
    "profile Africa",
    "show A --json",
    "terms entity",
    "terms partner --json",
    "about --json",
    "cite A",
)
OF_DATASETS = (
    "activities --topic trafficking --json",
    "activities --country Moldova --include-regional --explain",
    "activities --fields id,cite --sort cite --limit 4",
    "activities --format iati --limit 3",
    "search border -police",
    "search '\"border zebra\"'",
    "summary",
    "summary --by group --by topic",
    "terms partner",
    "about",
    "profile Moldova",
    "donors",
    "responses --by-group",
    "show unesco-7.1",
)


def _same(pipe: Run, line: str, data: Path, store: Path) -> None:
    command, *words = shlex.split(line)
    option = [] if command == "validate" else ["--data"]
    asked, answered = (pipe(command, *words, *option, str(path)) for path in (data, store))
    assert (answered.code, answered.out) == (asked.code, asked.out)
    said = re.sub(r"^DuckDB .*\n(  SELECT .*\n)+", "", answered.err, flags=re.MULTILINE)
    assert said.replace(str(store), str(data)) == asked.err
    assert asked.out or asked.err


@pytest.fixture(scope="module")
def iati(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Give a folder of nasty files, and a store of it."""
    root = tmp_path_factory.mktemp("iati")
    source = root / "source"
    source.mkdir()
    for path in (NASTY, OLD):
        (source / path.name).write_bytes(path.read_bytes())
    file(source / "1.xml", ("A", "title of one"), ("B", "'quoted' \U0001d401"))
    file(source / "2.xml", ("A", "title of two"))
    made(root / "store", source)
    return source, root / "store"


@pytest.mark.parametrize("line", OF_IATI)
def test_of_iati(pipe: Run, iati: tuple[Path, Path], line: str) -> None:
    _same(pipe, line, *iati)


@pytest.mark.parametrize("line", OF_ALL_VERSIONS)
def test_of_all_versions(pipe: Run, iati: tuple[Path, Path], line: str) -> None:
    _same(pipe, f"{line} --all-versions", *iati)


def test_where_nothing_is_aside_all_versions_are_those_that_stand(pipe: Run, tmp_path: Path) -> None:
    path, store = file(tmp_path / "1.xml", ("A", "one"), ("B", "two")), tmp_path / "store"
    made(store, path)
    one, other = (pipe("activities", *more, "--explain", "--data", str(store)) for more in ((), ("--all-versions",)))
    assert one == other
    assert "WHERE TRUE\n" in other.err


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Give a dataset, and a store of it."""
    root = tmp_path_factory.mktemp("dataset")
    path = root / "records.json"
    path.write_text(tacli.load().model_dump_json(), encoding="utf-8")
    made(root / "store", path)
    return path, root / "store"


@pytest.mark.parametrize("line", OF_DATASETS)
def test_of_a_dataset(pipe: Run, whole: tuple[Path, Path], line: str) -> None:
    _same(pipe, line, *whole)


def test_of_lines(pipe: Run, tmp_path: Path, dataset: tacli.Dataset) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("".join(row.model_dump_json() + "\n" for row in dataset.activities[::9]), encoding="utf-8")
    made(tmp_path / "store", path)
    for line in ("activities --json", "activities --entity nobody --fields cite", "summary", "search training"):
        _same(pipe, line, path, tmp_path / "store")
    asked = {line: pipe(*line.split(), "--data", str(path)) for line in ("entities", "about", "show eclac-3.1", "cite")}
    path.unlink()
    for line, answer in asked.items():
        assert pipe(*line.split(), "--data", str(tmp_path / "store")) == answer


def test_a_store_can_be_named_by_the_environment(
    pipe: Run, iati: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TACLI_DATA", str(iati[1]))
    assert json.loads(pipe("activities", "--limit", "1", "--json").out)[0]["id"]


def test_it_is_explained_what_the_engine_was_asked(pipe: Run, iati: tuple[Path, Path]) -> None:
    err = pipe("activities", "--country", "NA", "--explain", "--data", str(iati[1])).err
    assert re.search(r"^DuckDB [0-9.]+ was asked, and read [0-9.]+ MB of Parquet:$", err, re.MULTILINE)
    assert """ FROM "activities" WHERE list_contains("countries", ?) -- 'NA'\n""" in err
    err = pipe("activities", "--country", "NA", "--explain", "--json", "--data", str(iati[1])).err
    facts = json.loads(err.splitlines()[0])
    assert facts["engine"].startswith("DuckDB ")
    assert facts["asked"][0]["values"] == ["NA"]
    assert all(one["bytes_read"] >= 0 for one in facts["asked"])


# --- From Python ---


def test_a_store_can_be_selected_from_again_and_again(pipe: Run, iati: tuple[Path, Path]) -> None:
    data = tacli.load(iati[1])
    assert isinstance(data, tacli.StoredDataset)
    told = json.loads(pipe("activities", "--json", "--data", str(iati[0])).out)
    assert list(data) == list(data) == told
    asked = ("--country", "ET", "--publisher-type", "Government", "--not", "status=2")
    found = json.loads(pipe("activities", *asked, "--json", "--data", str(iati[0])).out)
    assert data.select(country="ET", publisher_type="Government", exclude={"status": 2}) == tuple(found)
    assert data.select(search="title", within=["title"], has="title") == data.select(search="title", within=["title"])
    assert len(list(tacli.load(iati[1], all_versions=True))) == len(told) + 1


def test_so_can_one_of_the_form_of_the_paper(tmp_path: Path) -> None:
    path, store = tmp_path / "rows.jsonl", tmp_path / "store"
    rows = tacli.load().activities[:9]
    path.write_text("".join(f"{row.model_dump_json()}\n" for row in rows), encoding="utf-8")
    made(store, path)
    data = tacli.load([store])
    assert isinstance(data, tacli.StoredDataset)
    assert [row["id"] for row in data] == [row.id for row in rows]
    assert [row["id"] for row in data.select(entity="eclac")] == [row.id for row in rows if row.entity == "eclac"]
    with pytest.raises(tacli.UsageError, match="for IATI"):
        tacli.load(store, all_versions=True)


# --- What is in the way ---


def test_a_store_is_asked_alone(pipe: Run, iati: tuple[Path, Path]) -> None:
    source, store = map(str, iati)
    result = pipe("activities", "--data", source, "--data", store)
    assert (result.code, result.out) == (1, "")
    assert result.err == (
        f"tacli: {store} is a store, which is asked alone.\n"
        "Make one of all that is to be asked: tacli index SOURCE… --output STORE\n"
    )
    with pytest.raises(tacli.DatasetError, match="asked alone"):
        tacli.load([store, source])


def test_other_fields_are_told(pipe: Run, tmp_path: Path) -> None:
    path, store = file(tmp_path / "1.xml", ("A", "one")), tmp_path / "store"
    made(store, path)
    said = json.loads((store / MANIFEST).read_bytes())
    (store / MANIFEST).write_text(json.dumps({**said, "fields": [], "version": "0.0.1"}))
    result = pipe("activities", "--data", str(store))
    assert (result.code, result.out) == (1, "")
    assert result.err == (
        f"tacli: {store} was made by tacli 0.0.1, whose fields were others.\nType tacli index {path} --output {store}\n"
    )


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("{", "cannot be read"),
        ("[]", "cannot be read"),
        ('{"format": "1"}', "cannot be read"),
        ('{"format": 1, "paths": 7}', "cannot be read"),
        ('{"format": 2}', "cannot be read"),
    ],
)
def test_a_manifest_that_is_none(pipe: Run, tmp_path: Path, said: str, message: str) -> None:
    (tmp_path / MANIFEST).write_text(said)
    result = pipe("activities", "--data", str(tmp_path))
    assert (result.code, result.out) == (1, "")
    assert message in result.err


def test_tables_that_are_missing(pipe: Run, tmp_path: Path) -> None:
    path, store = file(tmp_path / "1.xml", ("A", "one")), tmp_path / "store"
    manifest = made(store, path)
    (store / manifest.generation).rename(tmp_path / "elsewhere")
    result = pipe("activities", "--data", str(store))
    assert (result.code, result.err.splitlines()[0]) == (1, f"tacli: The tables of {store} are missing.")


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("terms-partner.json", "activities --partner A"),
        ("units.ndjson", "about"),
        ("activities.parquet", "entities"),
    ],
)
@pytest.mark.parametrize("content", ["{", None])
def test_what_was_changed_in_a_store_is_told(
    pipe: Run, tmp_path: Path, name: str, asked: str, content: str | None
) -> None:
    path, store = file(tmp_path / "1.xml", ("A", "one")), tmp_path / "store"
    changed = store / made(store, path).generation / name
    if content is None:
        changed.unlink()
    else:
        changed.write_text(content)
    result = pipe(*asked.split(), "--data", str(store))
    assert (result.code, result.out) == (1, "")
    assert "cannot be read" in result.err
    assert "LINE 1" not in result.err


def test_explain_names_the_store(pipe: Run, tmp_path: Path) -> None:
    path, store = file(tmp_path / "1.xml", ("A", "one")), tmp_path / "store"
    made(store, path)
    said = pipe("activities", "--search", "one", "--data", str(store), "--explain").err
    (call,) = (line for line in said.splitlines() if line.startswith("tacli.load"))
    assert call == f"tacli.load({str(store)!r}).select(search='one')"
    (row,) = tacli.load(str(store)).select(search="one")
    assert isinstance(row, dict)
    assert row["id"] == "A"


def test_of_few_rows_that_hold_words_nothing_is_read_before_it_is_known_which(pipe: Run, tmp_path: Path) -> None:
    store = tmp_path / "store"
    made(store, file(tmp_path / "1.xml", *((str(n), "a well") for n in range(5))))
    asked = ("activities", "--search", "well", "--fields", "id,summary", "--limit", "2", "--explain", "--json")
    result = pipe(*asked, "--data", str(store))
    assert [row["id"] for row in json.loads(result.out)] == ["0", "1"]
    said = json.loads(result.err.splitlines()[0])
    (statement,) = (one["sql"] for one in said["asked"])
    assert said["rows"] == 5
    assert statement.startswith('SELECT "id", "summary", found FROM "activities" JOIN (SELECT "row", count(*) OVER ()')


def test_explain_says_where_a_count_comes_from(pipe: Run, iati: tuple[Path, Path]) -> None:
    result = pipe("activities", "--count", "--explain", "--data", str(iati[1]))
    assert re.search(r"^DuckDB [\d.]+ was asked nothing: the manifest of the store says", result.err, re.MULTILINE)


def test_tables_that_are_read_stay_until_they_are_not(tmp_path: Path) -> None:
    path, store = file(tmp_path / "1.xml", ("A", "one")), tmp_path / "store"
    first = made(store, path).generation
    held = Held(str(store))
    file(path, ("B", "two"))
    second = made(store, path).generation
    assert (store / first).exists()
    held.close()
    file(path, ("C", "three"))
    made(store, path)
    assert not (store / first).exists()
    assert not (store / second).exists()
    found = manifest_of(store)
    assert found
    assert (store / found.generation).exists()
