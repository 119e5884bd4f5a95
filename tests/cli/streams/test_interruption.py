"""Ctrl-C, SIGTERM and a hang-up at any moment: the stated exit code, nothing on stderr, nothing left behind."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

# As `python -m tacli`, with a line on stdout once an interruption can be answered.
READY = (
    "from tacli.cli.streams.interruption import answer_interruptions\n"
    "answer_interruptions()\n"
    "print(flush=True)\n"
    "from tacli.__main__ import main\n"
    "main()"
)


def _started(code: str, *arguments: str) -> "subprocess.Popen[bytes]":
    child = subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert child.stdout
    assert child.stdout.readline() == b"\n"
    return child


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("delay", [0.0, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.12, 0.3])
def test_an_interruption_at_any_moment(delay: float, number: signal.Signals) -> None:
    child = _started(READY, "activities", "--data", "-")
    time.sleep(delay)
    child.send_signal(number)
    out, err = child.communicate()
    assert (child.returncode, out, err) == (128 + number, b"", b"")


def test_an_interruption_in_a_callback_is_not_lost() -> None:
    code = READY.replace("main()", "import gc; gc.callbacks.append(lambda *_: os.kill(os.getpid(), 2)); gc.collect()")
    child = _started(f"import os\n{code}\nprint('went on')", "donors")
    out, err = child.communicate()
    assert (child.returncode, out, err) == (130, b"", b"")


def test_what_a_shell_ignores_stays_ignored() -> None:
    code = f"import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n{READY}"
    child = _started(code, "activities", "--data", "-")
    time.sleep(0.1)
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(b"")
    assert (child.returncode, out) == (1, b"")
    assert b"stdin is empty" in err


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_no_half_written_file_stays(tmp_path: Path, number: signal.Signals) -> None:
    path = tmp_path / "out.json"
    path.write_text("before", encoding="utf-8")
    code = f"import os\nos.fsync = lambda _: os.kill(os.getpid(), {int(number)})\n{READY}"
    child = _started(code, "donors", "-o", str(path))
    out, err = child.communicate()
    assert (child.returncode, out, err) == (128 + number, b"", b"")
    assert path.read_text(encoding="utf-8") == "before"
    assert [p.name for p in tmp_path.iterdir()] == ["out.json"]
