"""Files are read by several processes; what a run did that was killed is taken up."""

import subprocess
import sys
from pathlib import Path
from socket import socketpair
from typing import Any

import pytest

from tacli.errors import DatasetError, TacliError
from tacli.sources.store import batch, making, units, workers
from tests.sources.store.stores import file, held, made
from tests.sources.store.test_kills import INDEX


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a batch of each file, for two processes."""
    monkeypatch.setattr(making, "_AT_ONCE", 1)
    monkeypatch.setattr(making, "processors", lambda: 2)


@pytest.mark.usefixtures("shared")
def test_processes_make_what_one_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for number in range(3):
        file(source / f"{number}.xml", (f"A{number}", f"title {number}"))
    made(tmp_path / "several", source)
    monkeypatch.setattr(making, "processors", lambda: 1)
    made(tmp_path / "one", source)
    assert held(tmp_path / "several") == held(tmp_path / "one")


@pytest.mark.usefixtures("shared")
def test_what_one_refuses_is_told(tmp_path: Path) -> None:
    good, bad = file(tmp_path / "1.xml", ("A", "one")), tmp_path / "2.xml"
    bad.write_text("<iati-organisations/>")
    with pytest.raises(DatasetError, match="holds iati-organisations, not iati-activities"):
        made(tmp_path / "store", good, bad)


@pytest.mark.parametrize("does", ["", "os.read(int(sys.argv[-1]), 1)"])
@pytest.mark.usefixtures("shared")
def test_one_that_ends_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str) -> None:
    program = tmp_path / "program"
    program.write_text(f"#!{sys.executable}\nimport os, sys\n{does}\n")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    with pytest.raises(TacliError, match=r"A process that read files has ended\."):
        made(tmp_path / "store", file(tmp_path / "1.xml", ("A", "one")), file(tmp_path / "2.xml", ("B", "two")))


def test_where_stdin_is_closed_processes_work(tmp_path: Path) -> None:
    paths = [file(tmp_path / "1.xml", ("A", "one")), file(tmp_path / "2.xml", ("B", "two"))]
    command = [sys.executable, "-c", INDEX, "index", *map(str, paths), "--output", str(tmp_path / "store")]
    assert subprocess.run(["/bin/sh", "-c", 'exec "$@" <&-', "sh", *command], check=False).returncode == 0
    made(tmp_path / "fresh", *paths)
    assert held(tmp_path / "store") == held(tmp_path / "fresh")


def test_processes_end_with_the_one_that_started_them(tmp_path: Path) -> None:
    pairs = [socketpair() for _ in range(2)]
    theirs = [their.fileno() for _, their in pairs]
    command = [sys.executable, "-m", "tacli.sources.store.worker", str(tmp_path), "iati", *map(str, theirs)]
    with subprocess.Popen(command, pass_fds=theirs) as starter:
        for our, their in pairs:
            their.close()
            our.close()
        assert starter.wait(60) == 0


def test_what_was_done_before_is_not_done_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = file(tmp_path / "1.xml", ("A", "one")), tmp_path / "2.xml"
    two.write_text("<iati-organisations/>")
    store = tmp_path / "store"
    monkeypatch.setattr(making, "_AT_ONCE", 1)
    monkeypatch.setattr(making, "processors", lambda: 1)
    with pytest.raises(DatasetError):
        made(store, one, two)
    file(two, ("B", "two"))
    seen: list[str] = []

    def read(some: batch.Batch, *more: Any) -> list[units.Read]:
        seen.extend(unit.path for unit in some.units)
        return batch.read_batch(some, *more)

    monkeypatch.setattr(workers, "read_batch", read)
    told: list[int] = []
    with making.alone(store):
        making.make(making.planned([str(one), str(two)], store), store, lambda _, files: told.append(files))
    assert (seen, sum(told)) == ([str(two)], 2)
    made(tmp_path / "fresh", one, two)
    assert held(store) == held(tmp_path / "fresh")
