"""Each call that opens, reads, writes, flushes, closes or replaces fails once, and the promise still holds.

A run is done again and again: the first call fails, then the second, until a run has fewer calls than that.
"""

import errno
import io
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest

from tacli.cli.streams import whole_file
from tacli.vocabulary.bundled import data_file
from tests.conftest import Result, Run

Failure = Callable[[], BaseException]


def _broken() -> BaseException:
    return OSError(errno.EIO, "Input/output error")


class Torture:
    """Calls of which the one with the number `fatal` fails."""

    def __init__(self, fatal: int, failure: Failure) -> None:
        self.fatal = fatal
        self.failure = failure
        self.seen: list[str] = []
        self.is_over = False

    def of(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """Give a call that does the same, or fails when its turn has come."""

        def tortured(*arguments: Any, **keywords: Any) -> Any:
            if not self.is_over:
                self.seen.append(name)
            fails = not self.is_over and len(self.seen) == self.fatal
            if name == "close" or not fails:  # a file is closed, whatever closing it says
                result = call(*arguments, **keywords)
            if fails:
                raise self.failure()
            return result

        return tortured

    def file(self, file: Any) -> Any:
        """Give a file all of whose calls are tortured."""
        for name in ("peek", "read", "readline", "write", "writelines", "flush", "close"):
            if hasattr(file, name):
                setattr(file, name, self.of(name, getattr(file, name)))
        return file


class Buffered(io.BufferedWriter):
    """A file whose methods can be replaced."""


class Read(io.BufferedReader):
    """The same of one that is read."""


def _each(failure: Failure, run: Callable[[Torture], Result]) -> Iterator[tuple[str, Result]]:
    """Give the name of the call that failed and what the run came to, for one call after the other."""
    for fatal in range(1, 100):
        torture = Torture(fatal, failure)
        result = run(torture)
        if len(torture.seen) < fatal:
            return
        yield torture.seen[fatal - 1], result


@pytest.mark.parametrize("failure", [_broken, KeyboardInterrupt])
@pytest.mark.parametrize("before", ["what was there", None])
def test_each_call_on_a_file_fails_once(
    pipe: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: Failure, before: str | None
) -> None:
    path = tmp_path / "out.json"
    whole = pipe("donors", "--json").out

    def run(torture: Torture) -> Result:
        path.unlink(missing_ok=True)
        if before:
            path.write_text(before, encoding="utf-8")

        def opened(descriptor: int, mode: str) -> Any:
            return torture.file(Buffered(io.FileIO(descriptor, mode.replace("b", ""))))

        with monkeypatch.context() as patch:
            patch.setattr(whole_file, "open", torture.of("open a file", opened), raising=False)
            for name in ("open", "fsync", "fchown", "fchmod", "replace"):
                patch.setattr(os, name, torture.of(name, getattr(os, name)))
            return pipe("donors", "-o", str(path))

    failed = []
    for name, result in _each(failure, run):
        failed.append(name)
        if result.code == 0:
            assert name in ("fchown", "fchmod")  # there was nothing to change, or it was changed the second time
            assert path.read_text(encoding="utf-8") == whole
        else:
            assert result.code == (1 if failure is _broken else 130)
            assert (
                "Input/output error" in result.err
                or "would not keep its permissions" in result.err
                or failure is not _broken
            )
            assert (path.read_text(encoding="utf-8") if path.exists() else None) == before
        assert {p.name for p in tmp_path.iterdir()} <= {"out.json"}
    rights = ["fchown", "fchmod"] if before else []
    assert set(failed) == {
        "open", "open a file", *rights, "writelines", "write", "flush", "fsync", "close", "replace"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("failure", "came_to"),
    [(_broken, (1, "tacli: Cannot write: Input/output error.\n")), (BrokenPipeError, (0, ""))],
    ids=["disk", "reader"],
)
@pytest.mark.parametrize("command", ["donors --json", "donors --count", "donors --format html", "donors --excel"])
def test_each_call_on_stdout_fails_once(
    pipe: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    failure: Failure,
    came_to: tuple[int, str],
) -> None:
    def run(torture: Torture) -> Result:
        class Stdout(io.TextIOWrapper):
            @property
            def buffer(self) -> Any:
                return buffer

        buffer = torture.file(Buffered(io.FileIO(tmp_path / "bytes", "w")))
        stdout = Stdout(Buffered(io.FileIO(tmp_path / "text", "w")), encoding="utf-8")
        stdout.flush = torture.of("flush", stdout.flush)  # type: ignore[method-assign]
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", stdout)
            result = pipe(*command.split())
        torture.is_over = True
        buffer.close()
        stdout.close()
        return result

    failed = []
    for name, result in _each(failure, run):
        failed.append(name)
        assert (result.code, result.err) == came_to
    assert set(failed) == {"writelines", "write", "flush"}


@pytest.mark.parametrize("suffix", [".json", ".jsonl"])
def test_each_call_that_reads_fails_once(
    pipe: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    path = tmp_path / f"records{suffix}"
    path.touch()
    data = data_file("records.json").read_bytes()
    if suffix == ".jsonl":
        data = pipe("activities", "--format", "jsonl", "--limit", "3").out.encode()

    def run(torture: Torture) -> Result:
        def opened(_path: Path, _mode: str) -> Any:
            return torture.file(Read(cast("io.RawIOBase", io.BytesIO(data))))

        with monkeypatch.context() as patch:
            patch.setattr(Path, "open", torture.of("open", opened))
            return pipe("activities", "--count", "--data", str(path))

    failed = set()
    for name, result in _each(_broken, run):
        failed.add(name)
        if name not in ("flush", "close"):  # all was read by then
            assert (result.code, result.out) == (1, "")
            assert result.err == (
                f"tacli: Cannot read {path}: Input/output error.\nGive the path of a file or folder, or - for stdin.\n"
            )
        else:
            assert (result.code, result.err) == (0, "")
    assert failed == {"open", "peek", "readline", "flush", "close"} | ({"read"} if suffix == ".json" else set())
