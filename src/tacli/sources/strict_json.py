"""JSON that means one thing: no key twice, no number that is none, no object that outgrows its file."""

from __future__ import annotations

import re
from typing import Any

from tacli.errors import DatasetError
from tacli.sources.files import is_blank, shown
from tacli.text import visible

# Parsed JSON takes at most some 40 times its bytes.
MOST_KEYS = 64
LONGEST_LIST = 10_000
_COLLECTIONS = 2  # depth of the lists of rows in a whole dataset
_NOT_JSON = re.compile(r"(.*) at line (\d+) column (\d+)", re.DOTALL)
_FORM = "'tacli schema' says what a dataset holds."
_MARKS = {b"\xef\xbb\xbf": "UTF-8", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


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
