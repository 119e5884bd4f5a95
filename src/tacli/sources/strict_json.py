"""JSON that means one thing: no key twice, no number that is none, no object that outgrows its file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tacli.errors import DatasetError
from tacli.sources.files import is_blank, shown
from tacli.sources.kinds import refuse_other_kinds
from tacli.sources.room import need_room
from tacli.text import shortened, visible

if TYPE_CHECKING:
    from tacli.anything import JsonObject, Value

# Of each wrong key and item an error is made, which takes far more than the key or the item.
MOST_KEYS = 64  # of an object
MOST_ITEMS = 2_000  # of all the lists in an object that is a record
_NOT_JSON = re.compile(r"(.*) at line (\d+) column (\d+)", re.DOTALL)
_FORM = "'tacli schema' says what a dataset holds."


def strict_json(data: bytes, path: str, line: int = 0) -> Value:
    """Parse JSON without duplicate keys, NaN or infinities, of a file or one line of it.

    Raises DatasetError with line and column.
    """
    import jiter

    where = f"{shown(path)}, line {line}" if line else shown(path)
    if line <= 1:
        refuse_other_kinds(data, shown(path))
    if is_blank(data):
        raise DatasetError(f"{where} is empty.", _FORM)
    need_room(data, path, line)
    try:
        # The end of a line is no part of it: a cut one ends there, and has no line feed in a string.
        value = jiter.from_json(data.rstrip(b"\r\n") if line else data, catch_duplicate_keys=True, allow_inf_nan=False)
    except ValueError as error:
        raise _no_json(str(error), path, line) from error
    large = _outgrown(value, whole=not line)
    if large is not None:
        place = visible(".".join(_way(value, large) or ["an object"]))
        reason = f"has over {MOST_KEYS} keys, or over {MOST_ITEMS:,} items in its lists"
        raise DatasetError(f"{where} is no dataset: {shortened(place, 200)} {reason}.", _FORM)
    return value


def _no_json(said: str, path: str, line: int) -> DatasetError:
    """Give what the parser says with its place, which is part of it; in other words than we know, as it stands."""
    known = _NOT_JSON.fullmatch(said)
    reason, row, column = known.groups() if known else (said, "", "")
    if line and reason.startswith("EOF "):  # of a file that goes on
        reason = f"the line ends early, {reason}"
    reason = shortened(visible(shortened(reason, 200)), 200)
    row = str(line or row)
    place = " ".join([*(["line", row] if row else []), *(["column", column] if column else [])])
    return DatasetError(
        f"{shown(path)} is no JSON: {reason}{' at ' if place else ''}{place}.",
        "Mend it there and try again.",
        place=place,
        reason=f"no JSON: {reason}",
    )


def _outgrown(value: Value, *, whole: bool) -> JsonObject | None:
    """Give an object that is so large that the errors in it would outgrow the file many times.

    The lists of a whole dataset are of records, and may be as long as the file.
    """
    level = [value] if isinstance(value, (dict, list)) else []
    while level:
        for part in level:
            if isinstance(part, dict) and (len(part) > MOST_KEYS or (not whole and _items(part) > MOST_ITEMS)):
                return part
        whole = False
        parts = (part.values() if isinstance(part, dict) else part for part in level)
        level = [inner for part in parts for inner in part if isinstance(inner, (dict, list))]
    return None


def _items(part: JsonObject) -> int:
    return sum([len(item) for item in part.values() if isinstance(item, list)])


def _way(value: Value, part: object) -> list[str] | None:
    """Give the keys that lead to a part of a value, which is no deeper than the parser goes."""
    if value is part:
        return []
    if isinstance(value, (dict, list)):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            way = _way(inner, part)
            if way is not None:
                return [shortened(str(key)), *way]
    return None
