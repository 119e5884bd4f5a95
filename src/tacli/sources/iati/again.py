"""Files that can be opened again and again: what can be read but once is kept in a file that goes with the process."""

from __future__ import annotations

import os
from contextlib import suppress
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING

from tacli.sources.files import blocks, is_regular, open_bytes

if TYPE_CHECKING:
    from tacli.sources.watch import Watch


class Again:
    """What opens paths. `first` is what was opened of them already; `watch` is told of what is kept."""

    def __init__(self, watch: Watch, first: dict[str, IO[bytes]]) -> None:
        self._watch = watch
        self._first = first
        self._kept: dict[str, IO[bytes]] = {}

    def __call__(self, path: str) -> IO[bytes]:
        """Open a path at its beginning. Raises DatasetError."""
        if path not in self._kept:
            file = self._first.pop(path, None) or open_bytes(path)
            if path != "-" and is_regular(file):
                return file
            self._kept[path] = self._copy(file, path)
        kept = self._kept[path]
        kept.seek(0)
        return os.fdopen(os.dup(kept.fileno()), "rb")

    def _copy(self, file: IO[bytes], path: str) -> IO[bytes]:
        copy = TemporaryFile()  # noqa: SIM115 - it is closed with the others
        with self._watch(None) as watched:
            for block in watched(blocks((), file, path)):
                copy.write(block)
        copy.flush()
        return copy

    def close(self) -> None:
        """Close what was opened; what was kept goes."""
        for file in (*self._first.values(), *self._kept.values()):
            with suppress(OSError):
                file.close()
