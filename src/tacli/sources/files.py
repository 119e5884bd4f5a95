"""Bytes of a file, a pipe or stdin, within bounds; every way not to be readable is a sentence."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING

from tacli.errors import DatasetError
from tacli.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Bounds on what is held at once.
LARGEST_FILE = 256 * 2**20
LONGEST_LINE = 2**18
_MOST_READ = LONGEST_LINE + 2  # of a line: with the end that it may have, what shows that it is longer
_BLOCK = 2**20
_BLANK_LINES = 1000  # before the first that says what a file is
_GIVE = "Give the path of a file or folder, or - for stdin."


def open_bytes(path: str) -> IO[bytes]:
    """Open a file, a pipe or `-` for stdin. Raises DatasetError."""
    with readable(path):
        if path == "-":
            if sys.stdin is None:
                raise DatasetError("Cannot read stdin: it is closed.", _GIVE)
            return sys.stdin.buffer
        mode = Path(path).stat().st_mode
        if stat.S_ISCHR(mode) or stat.S_ISBLK(mode):
            raise DatasetError(f"Cannot read {shown(path)}: it is a device.", _GIVE)
        return Path(path).open("rb")


def blocks(first: Iterable[bytes], file: IO[bytes], path: str) -> Iterator[bytes]:
    """Give what was read already, then the rest. Raises DatasetError."""
    yield from first
    with readable(path):
        while block := file.read(_BLOCK):
            yield block


def joined(parts: Iterable[bytes], path: str) -> bytes:
    """Give the parts as one. Raises DatasetError for more than LARGEST_FILE bytes."""
    whole = BytesIO()
    for part in parts:
        whole.write(part)
        if whole.tell() > LARGEST_FILE:
            raise DatasetError(
                f"{shown(path)} is larger than {LARGEST_FILE >> 20} MiB.", "Give activities as JSON Lines, one a line."
            )
    return whole.getvalue()


def first_lines(file: IO[bytes], path: str) -> list[bytes]:
    """Read up to the first line that is not blank, of each as much as read_lines needs to refuse it."""
    lines = [b"\n"]
    with readable(path):
        while lines[-1] and is_blank(lines[-1]) and len(lines) < _BLANK_LINES:
            lines.append(file.readline(_MOST_READ))
    return lines[1:]


def is_blank(line: bytes) -> bool:
    """Say whether a line holds nothing but what JSON takes for white space."""
    return not line or (line.isspace() and not line.strip(b" \t\r\n"))


def read_lines(first: Iterable[bytes], file: IO[bytes], path: str) -> Iterator[bytes]:
    """Give the lines that were read already, and all others. Raises DatasetError for one over LONGEST_LINE."""
    with readable(path):
        others = iter(partial(file.readline, _MOST_READ), b"")
        for number, line in enumerate(chain(first, others), 1):
            if len(line) > LONGEST_LINE and len(line.rstrip(b"\r\n")) > LONGEST_LINE:
                raise DatasetError(
                    f"{shown(path)}, line {number} is longer than {LONGEST_LINE >> 10} KiB.",
                    "JSON Lines hold one activity a line.",
                )
            yield line


def is_regular(file: IO[bytes]) -> bool:
    """Say whether a file can be opened again by its path, as no pipe can."""
    return stat.S_ISREG(os.fstat(file.fileno()).st_mode)


def shown(path: str) -> str:
    """Give a path as a message shows it."""
    return "stdin" if path == "-" else visible(path)[:200] or "''"


def typed(path: str) -> str:
    """Give a path as a command takes it that a message shows."""
    from shlex import quote

    return quote(shown(path))


def refuse_other_bytes(path: str) -> None:
    """Raise DatasetError for a name that no store can hold, nor DuckDB open: one that is no UTF-8."""
    try:
        path.encode()
    except UnicodeEncodeError as error:
        raise DatasetError(f"The name of {shown(path)} is no UTF-8.", "Give it another name.") from error


@contextmanager
def readable(path: str) -> Iterator[None]:
    """Say what file a failure to read is of. Raises DatasetError."""
    try:
        yield
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise DatasetError(f"Cannot read {shown(path)}: {reason}.", _GIVE) from error
