"""From JSON Lines to proved activities, one at a time."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, get_args

from tacli.models import Activity
from tacli.models.base import Record
from tacli.models.checks import activity_problems
from tacli.sources.files import is_blank, shown
from tacli.sources.problems import Problem, RefusedError, validated
from tacli.sources.room import need_room
from tacli.sources.strict_json import MOST_ITEMS, strict_json
from tacli.sources.written import as_read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


def stream(lines: Iterable[bytes], path: str) -> Iterator[Activity]:
    """Give activities from JSON Lines, one at a time. Raises DatasetError with the number of the line."""
    empty = True
    for number, line in enumerate(lines, 1):
        if not is_blank(line):
            yield activity(line, path, number)
            empty = False
    if empty:
        strict_json(b"", path)  # which says so


def activity(line: bytes, path: str, number: int) -> Activity:
    """Give the activity of a line. Raises DatasetError."""
    need_room(line, path, number)
    found = _at_once(line)
    if found is None:
        value = as_read(strict_json(line, path, number))
        found = validated(Activity, value, f"{shown(path)}, line {number}", path)
    for reason in activity_problems(found):
        raise RefusedError(f"{shown(path)}, line {number}", path, [Problem(found.id, reason)])
    return found


def _at_once(line: bytes) -> Activity | None:
    """Give the activity of a line that is surely good, in half the time; None for one that is to be looked at.

    Pydantic takes the last of equal keys. A key has a colon behind it: are there as many as different keys, then no key
    stands twice. Are there more, one does, or a text has a colon, which it has still when it is written again, unless
    it was an escape before. And of many items it might make as many errors.
    """
    if len(line) > MOST_ITEMS and line.count(b",") > MOST_ITEMS:
        return None
    try:
        found: Activity = _validator()(line)
    except ValueError:
        return None
    colons = line.count(b":")
    if colons == _keys(found) or (b"\\u" not in line and colons == _written(found).count(":")):
        return found
    return None


def _written(record: Record) -> str:
    """Write the keys that a record was made from."""
    return record.model_dump_json(exclude_unset=True)


@cache
def _validator() -> Callable[[bytes], Activity]:
    """Give what `model_validate_json` calls, which takes a tenth more for options that are not used."""
    Activity.model_rebuild()  # which is put off until it is needed
    return Activity.__pydantic_validator__.validate_json


def _keys(record: Record) -> int:
    """Count the keys that a record was made from, and those of the records in it."""
    count = len(record.model_fields_set)
    for name in _fields_with_records(type(record)):
        value = getattr(record, name)
        if value:
            count += sum(map(_keys, (value,) if isinstance(value, Record) else value))
    return count


@cache
def _fields_with_records(model: type[Record]) -> tuple[str, ...]:
    return tuple(name for name, field in model.model_fields.items() if _holds_record(field.annotation))


def _holds_record(annotation: object) -> bool:
    return (isinstance(annotation, type) and issubclass(annotation, Record)) or any(
        map(_holds_record, get_args(annotation))
    )
