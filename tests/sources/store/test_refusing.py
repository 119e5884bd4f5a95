"""Where no store can be made it is said why, and what was there stays."""

import os
from contextlib import suppress
from errno import ENOSPC
from pathlib import Path

import pytest

from tacli.errors import DatasetError, TacliError, UsageError
from tacli.sources.folders import NEW, WORK
from tacli.sources.store import batch, making
from tests.conftest import Run
from tests.sources.store.stores import file, made, titles


def test_a_store_is_not_made_of_a_store(tmp_path: Path, pipe: Run) -> None:
    made(tmp_path / "store", file(tmp_path / "1.xml", ("A", "one")))
    result = pipe("index", str(tmp_path / "store"), "--output", str(tmp_path / "other"))
    assert (result.code, result.out) == (2, "")
    assert result.err == f"tacli: {tmp_path / 'store'} is a store.\nGive the files that it was made of.\n"


def test_a_folder_without_iati_is_refused_as_it_is_by_itself(tmp_path: Path, pipe: Run) -> None:
    source, store = tmp_path / "source", tmp_path / "store"
    source.mkdir()
    (source / "README.md").write_text("what it is")
    said = f"tacli: {source} holds no file of IATI.\nGive XML of the IATI Standard, or a zip.\n"
    assert pipe("activities", "--data", str(source)) == (1, "", said)
    assert pipe("index", str(source), "--output", str(store)) == (1, "", said)
    assert not store.exists()


@pytest.mark.parametrize("content", ["{", None])
def test_a_store_whose_list_of_files_was_changed_is_to_be_made_anew(
    tmp_path: Path, pipe: Run, content: str | None
) -> None:
    path, store = file(tmp_path / "1.xml", ("A", "one")), tmp_path / "store"
    changed = store / made(store, path).generation / "units.ndjson"
    if content is None:
        changed.unlink()
    else:
        changed.write_text(content)
    result = pipe("index", str(path), "--output", str(store))
    assert (result.code, result.out) == (1, "")
    assert result.err == (
        f"tacli: A file of {store} cannot be read.\nRemove it and make it anew: tacli index SOURCE… --output STORE\n"
    )


def test_what_was_named_and_is_none_is_refused_and_nothing_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text("<html></html>")
    with pytest.raises(DatasetError):
        made(tmp_path / "store", path)
    assert not (tmp_path / "store").exists()


def test_what_cannot_be_a_source(tmp_path: Path) -> None:
    path, empty = file(tmp_path / "1.xml", ("A", "one")), tmp_path / "empty"
    empty.mkdir()
    for paths, said in (([path, path], "is given twice"), ([empty], "holds no file"), ([Path("-")], "stdin is not")):
        with pytest.raises(TacliError, match=said):
            made(tmp_path / "store", *paths)
    with pytest.raises(TacliError, match="No such file"):
        made(tmp_path / "store", tmp_path / "none.xml")
    with pytest.raises(UsageError, match="is there and is no store"):
        made(tmp_path, path)


def test_a_second_writer_is_told_who_is_at_work(tmp_path: Path) -> None:
    store = tmp_path / "store"
    with (
        making.alone(store),
        pytest.raises(TacliError, match=f"is being written by process {os.getpid()} of "),
        making.alone(store),
    ):
        pytest.fail("two at once")


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(TacliError, match="Cannot write"), making.alone(tmp_path / "file" / "store"):
        pytest.fail("it was made")


def test_a_full_disk_is_told_with_what_helps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(ENOSPC, os.strerror(ENOSPC))

    monkeypatch.setattr(making, "write_units", full)
    with pytest.raises(TacliError, match="No space left on device") as raised:
        made(tmp_path / "store", file(tmp_path / "1.xml", ("A", "one")))
    assert raised.value.hint == "Make room there, or give another folder."


def test_what_a_person_put_into_a_folder_while_it_was_made_stays(tmp_path: Path) -> None:
    store = tmp_path / "store"
    with suppress(DatasetError), making.alone(store):
        (store / "work").mkdir()
        (store / NEW).touch()
        raise DatasetError("What there is cannot be read.", "Give another.")
    assert [each.name for each in store.iterdir()] == ["work"]


def test_tables_that_cannot_be_written(tmp_path: Path) -> None:
    store, path = tmp_path / "store", file(tmp_path / "1.xml", ("A", "one"))
    made(store, path)
    (store / WORK).write_text("")
    with pytest.raises(TacliError, match=r"Cannot write .*: File exists"):
        made(store, path, file(tmp_path / "2.xml", ("B", "two")))
    assert titles(store) == ["one"]


def test_what_changes_while_it_is_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = file(tmp_path / "1.xml", ("A", "one"))
    monkeypatch.setattr(batch, "hash_of", lambda _: file(path, ("A", "another")) and "")
    with pytest.raises(DatasetError, match="changed while it was read"):
        made(tmp_path / "store", path)
