"""A bar on stderr while a long file is read, or while something else is waited for."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from threading import Event, Thread
from typing import TYPE_CHECKING

from tacli.cli.streams.interruption import undone
from tacli.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_PATIENCE = 1.0  # seconds
_STEP = 0.1
_SHOW_CURSOR = b"\x1b[?25h\r\n"


@contextmanager
def watched(size: int | None) -> Iterator[Callable[[Iterable[bytes]], Iterable[bytes]]]:
    """Give what bytes are to pass through; after a second, show how far of `size` they are.

    The bar goes when the block ends. There is none where stderr is no terminal.
    """
    reading = _Reading(size)
    with _shown(reading.now, sized=True):
        yield reading.counted


@contextmanager
def waiting(what: str) -> Iterator[Callable[[int, int], object]]:
    """Give what is to be told how many tasks are done of how many; after a second, say `what` works, and show these.

    The bar goes when the block ends. There is none where stderr is no terminal.
    """
    now = _Now(what)

    def tell(done: int, tasks: int) -> None:
        nonlocal now
        now = _Now(f"{what}: {done:,} of {tasks:,}", done, tasks)

    with _shown(lambda: now):
        yield tell


@contextmanager
def following(size: int, files: int) -> Iterator[Callable[[int, int], object]]:
    """Give what is to be told how many bytes and files are done; show how fast that goes and how long it will take.

    When all are, what was read is still to be put in order.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda _size, _files: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, FileSizeColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

    columns = (
        TextColumn("{task.description}"), BarColumn(), FileSizeColumn(), TransferSpeedColumn(), TimeRemainingColumn()
    )  # fmt: skip
    done = 0
    with (
        undone(lambda: os.write(sys.stderr.fileno(), _SHOW_CURSOR)),
        Progress(*columns, console=Console(stderr=True), transient=True) as progress,
    ):
        task = progress.add_task(f"0 of {files:,} files", total=size)

        def tell(more: int, of_files: int) -> None:
            nonlocal done
            done += of_files
            if done == files:
                progress.update(task, description="Putting in order", total=None)
            else:
                progress.update(task, description=f"{done:,} of {files:,} files", advance=more)

        yield tell


class _Now(NamedTuple):
    """What a bar shows: how much is done of how much, or that there is no end in sight."""

    said: str
    done: int = 0
    of: int | None = None


class _Reading:
    """Bytes that are counted by the thread that reads, and shown by another."""

    def __init__(self, size: int | None) -> None:
        self._size = size
        self._read = 0

    def counted(self, parts: Iterable[bytes]) -> Iterator[bytes]:
        """Pass the parts on."""
        for part in parts:
            self._read += len(part)
            yield part

    def now(self) -> _Now:
        """Say how far it is. Bytes that are all read are still to be understood: the bar then swings."""
        return _Now("Checking", self._read) if self._read == self._size else _Now("Reading", self._read, self._size)


@contextmanager
def _shown(now: Callable[[], _Now], *, sized: bool = False) -> Iterator[None]:
    """Show from a thread of its own what `now` gives, until the block ends, where stderr is a terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield
        return
    over = Event()
    drawing = Thread(target=_draw, args=(over, now), kwargs={"sized": sized}, daemon=True)

    def leave() -> None:
        """Let the bar go; not for ever, as what was interrupted may hold what it writes to."""
        over.set()
        drawing.join(_PATIENCE)

    drawing.start()
    try:
        with undone(leave):
            yield
    finally:
        over.set()
        drawing.join()


def _draw(over: Event, now: Callable[[], _Now], *, sized: bool) -> None:
    if over.wait(_PATIENCE):
        return
    from rich.console import Console
    from rich.progress import BarColumn, FileSizeColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"), BarColumn(), *([FileSizeColumn()] if sized else []), TimeElapsedColumn()
    )  # fmt: skip
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as progress:
        task = progress.add_task(now().said, total=None)
        while not over.wait(_STEP):
            said, done, of = now()
            progress.update(task, description=said, completed=done, total=of)
            progress.refresh()
