"""A bar on stderr while a long file is read."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from threading import Event, Thread
from typing import TYPE_CHECKING

from tacli.cli.streams.interruption import undone

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
    if sys.stderr is None or not sys.stderr.isatty():
        yield iter
        return
    reading = _Reading(size)
    shown = Thread(target=reading.show, daemon=True)
    shown.start()
    try:
        yield reading.counted
    finally:
        reading.over.set()
        shown.join()


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


class _Reading:
    """Bytes that are counted by the thread that reads, and shown by another."""

    def __init__(self, size: int | None) -> None:
        self.over = Event()
        self._size = size
        self._read = 0

    def counted(self, parts: Iterable[bytes]) -> Iterator[bytes]:
        """Pass the parts on."""
        for part in parts:
            self._read += len(part)
            yield part

    def show(self) -> None:
        """Draw until it is over. Bytes that are all read are still to be understood: the bar then swings."""
        if self.over.wait(_PATIENCE):
            return
        from rich.console import Console
        from rich.progress import BarColumn, FileSizeColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (TextColumn("{task.description}"), BarColumn(), FileSizeColumn(), TimeElapsedColumn())
        with (
            undone(lambda: os.write(sys.stderr.fileno(), _SHOW_CURSOR)),
            Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as progress,
        ):
            task = progress.add_task("Reading", total=self._size)
            while not self.over.wait(_STEP):
                progress.update(task, completed=self._read)
                if self._read == self._size:
                    progress.update(task, description="Checking", total=None)
                progress.refresh()
