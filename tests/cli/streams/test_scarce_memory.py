"""Where memory is limited: a sentence and exit code 1 however it runs out, and nothing hangs."""

import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from functools import cache

import pytest

MIB = 2**20
READY = (
    "import os, sys\n"
    "from tacli.cli.streams.interruption import answer_interruptions\n"
    "from tacli.cli.streams.scarce_memory import run_apart\n"
    "answer_interruptions()\n"
)


def _limited(size: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(resource.RLIMIT_AS, (size, size))


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> str:
    one = subprocess.run(
        [sys.executable, "-m", "tacli", "activities", "--format", "jsonl"], capture_output=True, check=True
    )
    path = tmp_path_factory.mktemp("rows") / "rows.jsonl"
    path.write_bytes(one.stdout * 20)
    return str(path)


@cache
def _starts(size: int) -> bool:
    """Say whether Python itself starts in so little."""
    started = [sys.executable, "-c", "pass"]
    return not subprocess.run(started, capture_output=True, check=False, preexec_fn=_limited(size * MIB)).returncode


@pytest.mark.parametrize("size", range(24, 72, 10))
@pytest.mark.parametrize("command", ["--version", "donors --json", "activities --json --sort title --data"])
def test_too_little_memory_is_a_sentence_wherever_it_ends(
    monkeypatch: pytest.MonkeyPatch, rows: str, command: str, size: int
) -> None:
    monkeypatch.setenv("RUST_BACKTRACE", "1")
    monkeypatch.delenv("COVERAGE_PROCESS_START", raising=False)  # it takes memory of its own
    monkeypatch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)
    arguments = [*command.split(), *([rows] if command.endswith("data") else [])]
    if not _starts(size):
        pytest.skip("Python itself does not start")
    done = subprocess.run(
        [sys.executable, "-m", "tacli", *arguments],
        capture_output=True,
        check=False,
        preexec_fn=_limited(size * MIB),
        timeout=60,
    )
    assert done.returncode in (0, 1)
    assert b"Traceback" not in done.stderr
    assert b"There is not enough memory" in done.stderr or done.returncode == 0


@pytest.mark.parametrize(
    ("ends", "code", "said"),
    [
        ("os.abort()", 1, b"tacli: There is not enough memory.\n"),
        ("int('x')", 1, b"tacli: There is not enough memory.\n"),
        ("os.kill(os.getpid(), 9)", 137, b""),
        ("os._exit(2)", 2, b""),
    ],
)
def test_how_the_other_process_ends_is_told(ends: str, code: int, said: bytes) -> None:
    run = f"def run():\n    {ends}\nos._exit(run_apart(run))"
    done = subprocess.run([sys.executable, "-c", READY + run], capture_output=True, check=False)
    assert done.returncode == code
    assert done.stderr.endswith(said)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_interruption_reaches_the_other_process(number: signal.Signals) -> None:
    # In short naps: Python does not hear what comes in the instant before a long wait begins, until this is over.
    run = "import time\ndef run():\n    print(flush=True)\n    while True: time.sleep(0.01)\nos._exit(run_apart(run))"
    child = subprocess.Popen([sys.executable, "-c", READY + run], stdout=subprocess.PIPE)
    assert child.stdout
    assert child.stdout.readline() == b"\n"
    child.send_signal(number)
    assert child.wait(60) == 128 + number
    assert child.stdout.read() == b""  # the other one has closed it: it is gone, too
    child.stdout.close()


def test_too_little_memory_to_start_is_a_sentence() -> None:
    code = (
        "import tacli.cli.streams.scarce_memory as m\ndef fail():\n    raise MemoryError\nm.memory_is_limited = fail\n"
    )
    code += "from tacli.__main__ import main; main()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"tacli: There is not enough memory to start.\n")
