"""From a file of anybody's to JSON that means one thing: every way to be wrong is a sentence with its place."""

from __future__ import annotations

import re
import stat
import sys
from contextlib import contextmanager
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from tacli.errors import DatasetError
from tacli.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Bounds on what is held at once. Parsed JSON takes at most some 40 times its bytes.
LARGEST_FILE = 256 * 2**20
LONGEST_LINE = 2**18
MOST_KEYS = 64
LONGEST_LIST = 10_000
_COLLECTIONS = 2  # depth of the lists of rows in a whole dataset
_BLOCK = 2**20
_BLANK_LINES = 1000  # before the first that says what a file is
_NOT_JSON = re.compile(r"(.*) at line (\d+) column (\d+)", re.DOTALL)
_GIVE = "Give the path of a dataset, or - for stdin."
_FORM = "'tacli schema' says what a dataset holds."
_MARKS = {b"\xef\xbb\xbf": "UTF-8", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


def open_bytes(path: str) -> IO[bytes]:
    """Open a file, a pipe or `-` for stdin. Raises DatasetError."""
    with _readable(path):
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
    with _readable(path):
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
    with _readable(path):
        while lines[-1] and is_blank(lines[-1]) and len(lines) < _BLANK_LINES:
            lines.append(file.readline(LONGEST_LINE + 1))
    return lines[1:]


def is_blank(line: bytes) -> bool:
    """Say whether a line holds nothing but what JSON takes for white space."""
    return not line or (line.isspace() and not line.strip(b" \t\r\n"))


def read_lines(first: Iterable[bytes], file: IO[bytes], path: str) -> Iterator[bytes]:
    """Give the lines that were read already, and all others. Raises DatasetError for one over LONGEST_LINE."""
    with _readable(path):
        others = iter(lambda: file.readline(LONGEST_LINE + 1), b"")
        for number, line in enumerate(chain(first, others), 1):
            if len(line) > LONGEST_LINE:
                raise DatasetError(
                    f"{shown(path)}, line {number} is longer than {LONGEST_LINE >> 10} KiB.",
                    "JSON Lines hold one activity a line.",
                )
            yield line


def strict_json(data: bytes, path: str, line: int = 0) -> Any:
    """Parse JSON without duplicate keys, NaN or infinities, of a file or one line of it.

    Raises DatasetError with line and column.
    """
    import jiter

    where = f"{shown(path)}, line {line}" if line else shown(path)
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            raise DatasetError(f"{where} starts with a byte order mark ({encoding}).", "Save it as UTF-8 without one.")
    if is_blank(data):
        raise DatasetError(f"{where} is empty.", _FORM)
    try:
        value = jiter.from_json(data, catch_duplicate_keys=True, allow_inf_nan=False)
    except ValueError as error:
        reason, row, column = _NOT_JSON.fullmatch(visible(str(error))).groups()  # type: ignore[union-attr]
        place = f"line {line or row} column {column}"
        raise DatasetError(
            f"{shown(path)} is no JSON: {reason[:200]} at {place}.",
            "Mend it there and try again.",
            place=place,
            reason=f"no JSON: {reason[:200]}",
        ) from error
    if _outgrows(value, rows_at=0 if line else _COLLECTIONS):
        reason = f"an object has over {MOST_KEYS} keys, or a row a list of over {LONGEST_LIST:,}"
        raise DatasetError(f"{where} is no dataset: {reason}.", _FORM)
    return value


def _outgrows(value: Any, rows_at: int) -> bool:
    """Say whether something is so large that the errors in it would outgrow the file many times.

    The lists at depth `rows_at` are of rows, and may be as long as the file.
    """
    level = [value] if isinstance(value, (dict, list)) else []
    depth = 1
    while level:
        for part in level:
            if isinstance(part, dict) and len(part) > MOST_KEYS:
                return True
            if isinstance(part, list) and depth != rows_at and len(part) > LONGEST_LIST:
                return True
        parts = (part.values() if isinstance(part, dict) else part for part in level)
        level = [inner for part in parts for inner in part if isinstance(inner, (dict, list))]
        depth += 1
    return False


def shown(path: str) -> str:
    """Give a path as a message shows it."""
    return "stdin" if path == "-" else visible(path)[:200] or "''"


@contextmanager
def _readable(path: str) -> Iterator[None]:
    """Say what file a failure to read is of."""
    try:
        yield
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise DatasetError(f"Cannot read {shown(path)}: {reason}.", _GIVE) from error
