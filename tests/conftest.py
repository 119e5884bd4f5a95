"""What tests share: a quiet environment, the dataset, and tacli run as a pipe, a terminal or a process."""

import os
import pty
import re
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Sequence
from fcntl import ioctl
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, settings

import tacli
from tacli.cli.run import run

pytest_plugins = ["pytester", "tests.assertions"]
# No test is by the clock: the machine may be busy.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")
# Processes start as a person's do: from compiled code, and hearing Ctrl-C,
# whatever nohup or CI ignores.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGHUP, signal.SIG_DFL)


class Result(NamedTuple):
    """What a run left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]


TACLI = ("-m", "tacli")
# As many commands as there are arguments, in one process, with what each came to after a separator.
_EACH = (
    "import shlex, sys; from tacli.cli.run import run\n"
    "for command in sys.argv[1:]: print('\\x1e', run(shlex.split(command)), sep='', flush=True)"
)


def several(run: Run, *commands: str, **options: Any) -> dict[str, Result]:
    """Run commands one after the other in a process or terminal, which starts but once; stderr is that of all."""
    result = run(*commands, program=("-c", _EACH), **options)
    *parts, rest = re.split(r"\x1e(\d+)\n", result.out)
    assert (result.code, rest, len(parts)) == (0, "", 2 * len(commands)), result
    answers = zip(commands, parts[::2], parts[1::2], strict=True)
    return {command: Result(int(code), out, result.err) for command, out, code in answers}


def unmeasured() -> dict[str, str]:
    """Give the environment for processes whose branches are not to be counted, nor those of a pytest within."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("COVERAGE", "PYTEST"))}


def without_privileges(*arguments: str) -> Result:
    """Run as one to whom permissions apply, also where root runs the tests."""
    plain = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
    done = subprocess.run([*plain, sys.executable, "-m", "tacli", *arguments], capture_output=True, check=False)
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


def measured(*arguments: str) -> tuple[Result, int]:
    """Run as a process of at most 20 seconds of work; give the bytes that it took at most, too."""
    code = (
        "import gc, re, resource, sys; resource.setrlimit(resource.RLIMIT_CPU, (20, 20)); gc.disable()\n"  # as main
        "from tacli.cli.run import run; code = run(sys.argv[1:])\n"
        "print(int(re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1]) * 1024, file=sys.stderr)\n"
        "sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, check=False)
    *said, peak = done.stderr.decode().splitlines(keepends=True)
    return Result(done.returncode, done.stdout.decode(), "".join(said)), int(peak)


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS", "COLUMNS", "LINES", "_TYPER_FORCE_DISABLE_TERMINAL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("PAGER", "cat")


@pytest.fixture(scope="session")
def dataset() -> tacli.Dataset:
    return tacli.load()


@pytest.fixture
def pipe(capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run in this process, off a terminal."""

    def call(*arguments: str) -> Result:
        code = run(arguments)
        out, err = capfdbinary.readouterr()
        return Result(code, out.decode(), err.decode())

    return call


@pytest.fixture
def process() -> Run:
    """Run as a process of its own, with bytes in and out."""

    def call(*arguments: str, program: Sequence[str] = TACLI, **environment: str) -> Result:
        done = subprocess.run(
            [sys.executable, *program, *arguments],
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
            env={**os.environ, **environment},
        )
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

    return call


@pytest.fixture
def terminal() -> Run:
    """Run as a process whose stdout is a terminal of some size; stderr is a pipe."""

    def call(
        *arguments: str, width: int = 80, height: int = 50, program: Sequence[str] = TACLI, **environment: str | None
    ) -> Result:
        ours, theirs = pty.openpty()
        ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        child = subprocess.Popen(
            [sys.executable, *program, *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=subprocess.PIPE,
            env={k: v for k, v in {**os.environ, "NO_COLOR": "1", **environment}.items() if v is not None},
        )
        os.close(theirs)
        out = bytearray()
        while block := _read(ours):
            out += block
        os.close(ours)
        _, err = child.communicate()
        return Result(child.returncode, out.decode().replace("\r\n", "\n"), err.decode())

    return call


@pytest.fixture
def screen(pipe: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run in this process as on a terminal of some size, without colour."""

    def call(*arguments: str, width: int = 80, height: int = 24) -> Result:
        with monkeypatch.context() as terminal:
            terminal.setenv("COLUMNS", str(width))
            terminal.setenv("LINES", str(height))
            terminal.setenv("NO_COLOR", "1")
            terminal.setattr(sys.stdout, "isatty", lambda: True)
            return pipe(*arguments)

    return call


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # the other side closed: Linux reports an input error
        return b""
