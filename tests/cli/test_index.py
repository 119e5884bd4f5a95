"""Stores are made on the command line, and it is said what became of files."""

import json
import shlex
import sys
from pathlib import Path
from typing import Any

import pytest

from tacli.cli.streams import progress
from tacli.sources.folders import MANIFEST
from tacli.sources.store.manifest import FORMAT, ROWS
from tacli.version import __version__
from tests.conftest import Run
from tests.sources.store.stores import file, made


def test_what_became_of_files_is_told(pipe: Run, tmp_path: Path) -> None:
    one, two, store = file(tmp_path / "1.xml", ("A", "one")), file(tmp_path / "2.xml", ("A", "two")), tmp_path / "store"
    result = pipe("index", str(one), "--output", str(store), "--json")
    assert json.loads(result.out) == [{"state": "new", "files": 1, "bytes": one.stat().st_size}]
    assert result.err == f"{store} holds 1 activity of 1 file, 0.0 MiB.\nAsk it: tacli summary --data {store}\n"
    result = pipe("index", str(two), "--output", str(store), "--dry-run", "--fields", "state,files")
    assert result.out == "state\tfiles\nnew\t1\ngone\t1\n"
    assert result.err == "Nothing was read or written.\n"
    result = pipe("index", str(one), str(two), "--output", str(store), "--fields", "state,files")
    assert result.out == "state\tfiles\nnew\t1\nunchanged\t1\n"
    assert "holds 1 activity of 2 files" in result.err
    assert "1 is set aside: the same identifier stands again, later updated." in result.err
    again = pipe("index", str(one), str(two), "--output", str(store), "--fields", "state,files")
    assert again.out == "state\tfiles\nunchanged\t2\n"
    assert again.err == result.err


def test_what_could_not_be_read_is_counted(pipe: Run, tmp_path: Path) -> None:
    path = file(tmp_path / "1.xml", ("", "one"))
    result = pipe("index", str(path), "--output", str(tmp_path / "store"))
    assert "1 thing could not be read and is left empty.\n" in result.err
    result = pipe("index", str(file(path, ("A", ""), ("", "2"))), "--output", str(tmp_path / "store"))
    assert "2 activities" in result.err


def test_a_command_that_is_told_can_be_typed(pipe: Run, tmp_path: Path) -> None:
    path, store = file(tmp_path / "it's.xml", ("", "one")), tmp_path / "a b"
    told = pipe("index", str(path), "--output", str(store)).err.splitlines()[-1]
    assert told == f"Ask it: tacli summary --data '{store}'"
    for data in (store, path):
        said = pipe("activities", "--data", str(data)).err
        command = said.partition("; ")[2].partition(" lists")[0]
        assert shlex.split(command) == ["tacli", "validate", str(data)]


def of_format(store: Path, **changed: Any) -> None:
    """Let a store be of another format, or say something else of itself."""
    said = json.loads((store / MANIFEST).read_bytes())
    (store / MANIFEST).write_text(json.dumps({**said, "format": 1, "version": "0.0.1", **changed}))


def test_a_store_of_an_earlier_format_is_made_anew(pipe: Run, tmp_path: Path) -> None:
    path, store = file(tmp_path / "1.xml", ("A", "one")), tmp_path / "store"
    earlier = made(store, path).generation
    (store / "notes.txt").write_text("mine")
    (store / "tables-of-mine").mkdir()
    of_format(store)
    asked = pipe("activities", "--data", str(store))
    assert (asked.code, asked.out) == (1, "")
    assert asked.err == (
        f"tacli: {store} is a store of format 1; tacli {__version__} reads format {FORMAT}.\n"
        f"Make it anew: tacli index {path} --output {store}\n"
    )
    would = pipe("index", str(path), "--output", str(store), "--dry-run", "--fields", "state,files")
    assert would.out == "state\tfiles\nnew\t1\n"
    assert would.err == (
        f"{store} was of format 1, of tacli 0.0.1: it would be made anew.\nNothing was read or written.\n"
    )
    result = pipe("index", str(path), "--output", str(store), "--fields", "state,files")
    assert result.out == would.out
    assert result.err == (
        f"{store} was of format 1, of tacli 0.0.1: it is made anew.\n"
        f"{store} holds 1 activity of 1 file, 0.0 MiB.\nAsk it: tacli summary --data {store}\n"
    )
    assert pipe("activities", "--data", str(store), "--fields", "id").out == "id\nA\n"
    assert "anew" not in pipe("index", str(path), "--output", str(store)).err
    there = {each.name for each in store.iterdir()}
    assert {"notes.txt", "tables-of-mine"} < there
    assert earlier not in there


def test_a_run_that_fails_leaves_the_store_of_an_earlier_format(pipe: Run, tmp_path: Path) -> None:
    store, wrong = tmp_path / "store", tmp_path / "a.xml"
    earlier = made(store, file(tmp_path / "1.xml", ("A", "one"))).generation
    of_format(store)
    wrong.write_text("<html></html>")
    assert pipe("index", str(wrong), "--output", str(store)).code == 1
    assert (store / earlier / ROWS).is_file()
    assert json.loads((store / MANIFEST).read_bytes())["format"] == 1


@pytest.mark.parametrize(
    ("changed", "told", "hint"),
    [
        ({"format": FORMAT + 1}, "is a store of format 3, which a later tacli made; this is tacli", "Ask it with that"),
        ({"format": 0}, "is a store of format 0;", "Remove it"),
        ({"format": True}, "is a store of format True;", "Remove it"),
        ({"format": None}, "cannot be read.", "If it is a store, make another"),
        ({"generation": "tables-of-mine"}, "is a store of format 1;", "Remove it"),
        ({"generation": 7}, "is a store of format 1;", "Remove it"),
        ({"generation": "tables-0123456789ab"}, "is a store of format 1;", "Remove it"),
    ],
)
def test_what_is_not_surely_a_store_of_an_earlier_format_is_left(
    pipe: Run, tmp_path: Path, changed: dict[str, Any], told: str, hint: str
) -> None:
    path, store = file(tmp_path / "1.xml", ("A", "one")), tmp_path / "store"
    earlier = made(store, path).generation
    of_format(store, **changed)
    said = (store / MANIFEST).read_bytes()
    result = pipe("index", str(path), "--output", str(store))
    assert (result.code, result.out) == (1, "")
    assert told in result.err
    assert hint in result.err
    assert (store / MANIFEST).read_bytes() == said
    assert (store / earlier / ROWS).is_file()


def test_a_folder_of_something_else_is_left_as_it_is(pipe: Run, tmp_path: Path) -> None:
    path = file(tmp_path / "1.xml", ("A", "one"))
    for name in ("work", "tables-of-mine"):
        (tmp_path / name / name).mkdir(parents=True)
    for into in (tmp_path, path, tmp_path / "work", tmp_path / "tables-of-mine"):
        result = pipe("index", str(path), "--output", str(into))
        assert (result.code, result.out) == (2, "")
        assert result.err == f"tacli: {into} is there and is no store.\nGive a folder that is not there yet.\n"
    assert {each.name for each in tmp_path.rglob("*")} == {"1.xml", "work", "tables-of-mine"}


def test_what_a_person_has_under_names_that_a_store_might_use_is_left(pipe: Run, tmp_path: Path) -> None:
    path, folder, store = file(tmp_path / "1.xml", ("A", "one")), tmp_path / "mine", tmp_path / "store"
    made(store, path)
    for into in (folder, store):
        (into / "work").mkdir(parents=True)
        (into / "work" / "notes.txt").write_text("mine")
        (into / "lock").write_text("mine")
    other = file(tmp_path / "2.xml", ("B", "two"))
    assert pipe("index", str(other), "--output", str(store)).code == 0
    for manifest in ("", '{"name": "a page"}'):
        if manifest:
            (folder / MANIFEST).write_text(manifest)
        result = pipe("index", str(other), "--output", str(folder))
        assert (result.code, result.err) == (
            2, f"tacli: {folder} is there and is no store.\nGive a folder that is not there yet.\n"
        )  # fmt: skip
    assert (folder / MANIFEST).read_text() == '{"name": "a page"}'
    assert {each.name for each in folder.iterdir()} == {"work", "lock", MANIFEST}
    for into in (folder, store):
        assert (into / "work" / "notes.txt").read_text() == (into / "lock").read_text() == "mine"


def test_a_name_that_is_no_utf8_is_refused(pipe: Run, tmp_path: Path) -> None:
    path, other = file(tmp_path / "1.xml", ("A", "one")), file(tmp_path / "\udcff.xml", ("A", "one"))
    for source, store, named in ((path, tmp_path / "\udcff", ""), (other, tmp_path / "store", ".xml")):
        result = pipe("index", str(source), "--output", str(store))
        assert (result.code, result.out) == (1, "")
        assert result.err == f"tacli: The name of {tmp_path}/\\udcff{named} is no UTF-8.\nGive it another name.\n"
    pipe("index", str(path), "--output", str(tmp_path / "store"))
    (tmp_path / "store").rename(tmp_path / "\udcff")
    result = pipe("activities", "--data", str(tmp_path / "\udcff"))
    assert (result.code, result.err) == (
        1, f"tacli: The name of {tmp_path}/\\udcff is no UTF-8.\nGive it another name.\n"
    )  # fmt: skip


def test_a_store_needs_a_place(pipe: Run, tmp_path: Path) -> None:
    result = pipe("index", str(file(tmp_path / "1.xml", ("A", "one"))))
    assert (result.code, result.out) == (2, "")
    assert result.err == "tacli: Where is the store to be?\nAdd --output STORE, a folder.\n"


def test_a_bar_says_how_far_it_is(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    with progress.following(3000, 3) as tell:
        tell(1000, 1)
    assert "1 of 3 files" in capsys.readouterr().err
    with progress.following(3000, 3) as tell:
        tell(3000, 3)
    assert "Putting in order" in capsys.readouterr().err
