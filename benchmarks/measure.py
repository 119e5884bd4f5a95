"""Cold processes, timed in alternation."""

from __future__ import annotations

import os
import pty
import statistics
import subprocess
import sys
import time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import resource
    from collections.abc import Sequence


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


def _run(command: Command) -> tuple[float, float]:
    start = time.perf_counter()
    ours, theirs = pty.openpty() if command.terminal else os.pipe()
    child = subprocess.Popen(
        command.arguments, stdin=subprocess.DEVNULL, stdout=theirs, stderr=subprocess.DEVNULL, env=_environment()
    )
    os.close(theirs)
    while _read(ours):
        pass
    os.close(ours)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in command.exits:
        sys.exit(f"{command.name} ended with {child.returncode}: {' '.join(command.arguments)}")
    return time.perf_counter() - start, _peak(usage)


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 1 << 20)
    except OSError:  # Linux ends a terminal so
        return b""


def _peak(usage: resource.struct_rusage) -> float:
    return usage.ru_maxrss / 1024


def _environment() -> dict[str, str]:
    return {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100"}
