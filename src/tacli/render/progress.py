"""A bar on stderr while a long file is read."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PATIENCE = 1.0
_STEP = 1000


def watched(lines: Iterator[bytes], size: int | None) -> Iterator[bytes]:
    """Pass lines on; after a second show how far of `size` bytes they are, where stderr is a terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield from lines
        return
    start, read, bar = time.monotonic(), 0, None
    try:
        for number, line in enumerate(lines, 1):
            read += len(line)
            if number % _STEP == 0:
                if bar is None and time.monotonic() - start > _PATIENCE:
                    bar = _Bar(size)
                if bar:
                    bar.update(read)
            yield line
    finally:
        if bar:
            bar.close()


class _Bar:
    """Rich's bar, which goes when it is closed."""

    def __init__(self, size: int | None) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, DownloadColumn, Progress, TimeRemainingColumn

        self._progress = Progress(
            BarColumn(), DownloadColumn(), TimeRemainingColumn(), console=Console(stderr=True), transient=True
        )
        self._task = self._progress.add_task("", total=size)
        self._progress.start()

    def update(self, read: int) -> None:
        """Show so many bytes."""
        self._progress.update(self._task, completed=read)

    def close(self) -> None:
        """Take the bar away."""
        self._progress.stop()
