"""Cold processes, timed in alternation."""

from __future__ import annotations

import os
import pty
import statistics
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LAUNCH = Path(__file__).parent / "launch.py"


class Command(NamedTuple):
    """A command, on a terminal or in a pipe."""

    name: str
    arguments: Sequence[str]
    terminal: bool = False
    exits: Sequence[int] = (0,)


class Figures(NamedTuple):
    """Median wall seconds, and the largest resident set in MiB."""

    seconds: float
    memory: float


class Taken(NamedTuple):
    """What a process took: seconds, MiB at most, seconds of the processor with those of its children."""

    exit: int
    seconds: float
    memory: float
    cpu: float


class Launched:
    """A process that runs, and what it took in the end."""

    def __init__(self, process: subprocess.Popen[bytes], told: int) -> None:
        self.process = process
        self._told = told

    def taken(self) -> Taken:
        """Wait for its end."""
        self.process.wait()
        code, *figures = os.read(self._told, 200).split()
        return Taken(int(code), *map(float, figures))


def alternate(commands: Sequence[Command], runs: int) -> list[Figures]:
    """Time commands one after the other, `runs` times over, after one run of each that is not counted."""
    taken: list[list[float]] = [[] for _ in commands]
    memory = [0.0] * len(commands)
    for number in range(runs + 1):
        for place, command in enumerate(commands):
            seconds, peak = _run(command)
            memory[place] = max(memory[place], peak)
            if number:
                taken[place].append(seconds)
    return [Figures(statistics.median(times), peak) for times, peak in zip(taken, memory, strict=True)]


@contextmanager
def launched(arguments: Sequence[str], to: int) -> Iterator[Launched]:
    """Start a command in a process that holds nothing else; what it prints goes to a descriptor, which is closed here."""
    told, tell = os.pipe()
    command = [sys.executable, "-I", "-S", str(LAUNCH), str(tell), *arguments]
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=to, stderr=subprocess.DEVNULL, env=_environment(), pass_fds=[tell]
    )
    os.close(to)
    os.close(tell)
    try:
        yield Launched(process, told)
    finally:
        os.close(told)


def _run(command: Command) -> tuple[float, float]:
    ours, theirs = pty.openpty() if command.terminal else os.pipe()
    with launched(command.arguments, theirs) as running:
        while _read(ours):
            pass
        os.close(ours)
        taken = running.taken()
    if taken.exit not in command.exits:
        sys.exit(f"{command.name} ended with {taken.exit}: {' '.join(command.arguments)}")
    return taken.seconds, taken.memory


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 1 << 20)
    except OSError:  # Linux ends a terminal so
        return b""


def _environment() -> dict[str, str]:
    return {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100"}
