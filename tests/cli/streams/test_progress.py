"""The bar on stderr: for long reads on a terminal, and never else."""

import os
import pty
import select
import subprocess
import sys
import time

import pytest

from tacli.cli.streams import progress
from tests.conftest import Run

LINES = [b"x\n"] * 2500


def test_off_a_terminal_bytes_pass(capsys: pytest.CaptureFixture[str]) -> None:
    with progress.watched(5000) as watched:
        assert list(watched(iter(LINES))) == LINES
    assert capsys.readouterr().err == ""


def test_a_short_read_shows_nothing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with progress.watched(5000) as watched:
        assert list(watched(iter(LINES))) == LINES
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(("size", "said"), [(5000, "Checking"), (9000, "5.0 kB"), (None, "5.0 kB")])
def test_a_long_read_shows_how_far_it_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], size: int | None, said: str
) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    monkeypatch.setattr(progress, "_STEP", 0.01)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    seen = ""
    with progress.watched(size) as watched:
        assert list(watched(iter(LINES))) == LINES
        for _ in range(500):
            seen += capsys.readouterr().err
            if said in seen:
                break
            time.sleep(0.01)
    assert said in seen


# As `python -m tacli`, with a bar that comes sooner.
IMPATIENT = (
    "from tacli.cli.streams import progress; progress._PATIENCE = 0.1; progress._STEP = 0.01\n"
    "from tacli.__main__ import main; main()"
)


@pytest.mark.parametrize(
    ("told", "said"), [((), "Spark works "), (((1, 2), (1_200, 3_400)), "Spark works: 1,200 of 3,400 ")]
)
def test_who_waits_for_another_sees_what_it_does_and_then_nothing_of_it(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    told: tuple[tuple[int, int], ...],
    said: str,
) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    monkeypatch.setattr(progress, "_STEP", 0.01)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    seen = ""
    with progress.waiting("Spark works") as tell:
        for done, tasks in told:
            tell(done, tasks)
        for _ in range(500):
            seen += capsys.readouterr().err
            if said in seen:
                break
            time.sleep(0.01)
    assert said in seen
    assert capsys.readouterr().err.endswith("\x1b[2K")  # the line is empty again


def _slowly(arguments: list[str], stdout: int, lines: bytes, awaited: bytes) -> tuple[bytes, bytes]:
    """Give what a terminal shows as stderr while stdin stays open, and what it shows after an interruption.

    It is interrupted a little after `awaited` was shown.
    """
    ours, theirs = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-c", IMPATIENT, *arguments, "--data", "-"],
        stdin=subprocess.PIPE,
        stdout=stdout or theirs,
        stderr=theirs,
    )
    os.close(theirs)
    assert child.stdin
    child.stdin.write(lines)
    child.stdin.flush()
    seen = b""
    while awaited not in seen and select.select([ours], [], [], 20.0)[0]:
        seen += os.read(ours, 65536)
    for _ in range(10):
        if select.select([ours], [], [], 0.05)[0]:
            seen += os.read(ours, 65536)
    child.terminate()
    after = b""
    try:
        while block := os.read(ours, 65536):
            after += block
    except OSError:  # Linux ends a terminal so
        pass
    os.close(ours)
    child.stdin.close()
    assert child.wait() == 143
    return seen, after


def test_after_an_interruption_the_bar_is_gone_and_the_cursor_there(pipe: Run) -> None:
    lines = pipe("activities", "--format", "jsonl").out.encode()
    seen, after = _slowly(["summary", "--json"], subprocess.DEVNULL, lines, b"kB")
    assert b"kB" in seen
    assert b"\x1b[?25l" in seen
    assert b"\x1b[?25h" in after
    assert after.endswith(b"\x1b[2K")  # the line is empty again


def test_rows_that_go_to_a_terminal_have_no_bar_among_them(pipe: Run) -> None:
    lines = pipe("activities", "--format", "jsonl", "--limit", "20").out.encode()
    last = lines.splitlines()[-1]
    seen, _ = _slowly(["activities", "--format", "jsonl"], 0, lines, last)
    assert last in seen
    assert b"kB" not in seen
    assert b"\x1b" not in seen
