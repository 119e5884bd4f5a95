"""Stores are made on the command line, and it is said what became of files."""

import json
import shlex
import sys
from pathlib import Path

import pytest

from tacli.cli.streams import progress
from tests.conftest import Run
from tests.sources.store.stores import file


def test_what_became_of_files_is_told(pipe: Run, tmp_path: Path) -> None:
    one, two, store = file(tmp_path / "1.xml", ("A", "one")), file(tmp_path / "2.xml", ("A", "two")), tmp_path / "store"
    result = pipe("index", str(one), "--output", str(store), "--json")
    assert json.loads(result.out) == [{"state": "new", "files": 1, "bytes": one.stat().st_size}]
    assert result.err == f"{store} holds 1 activity of 1 file, 0.0 MiB.\nAsk it: tacli summary --data {store}.\n"
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
    assert told == f"Ask it: tacli summary --data '{store}'."
    for data in (store, path):
        said = pipe("activities", "--data", str(data)).err
        command = said.partition("; ")[2].partition(" lists")[0]
        assert shlex.split(command) == ["tacli", "validate", str(data)]


def test_a_folder_of_something_else_is_left_as_it_is(pipe: Run, tmp_path: Path) -> None:
    path = file(tmp_path / "1.xml", ("A", "one"))
    for into in (tmp_path, path):
        result = pipe("index", str(path), "--output", str(into))
        assert (result.code, result.out) == (2, "")
        assert result.err == f"tacli: {into} is there and is no store.\nGive a folder that is not there yet.\n"
    assert list(tmp_path.iterdir()) == [path]


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
