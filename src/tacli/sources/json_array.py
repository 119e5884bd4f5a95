"""From a JSON array to proved activities: what `tacli activities --json` writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.errors import DatasetError
from tacli.models import Activity
from tacli.models.checks import activity_problems
from tacli.sources.files import shown
from tacli.sources.problems import Problem, RefusedError, validated
from tacli.sources.strict_json import strict_json
from tacli.sources.written import as_read

if TYPE_CHECKING:
    from collections.abc import Iterator


def rows_in(data: bytes, path: str) -> list[object]:
    """Give the items of an array. Raises DatasetError for what is none, or an empty one."""
    value = strict_json(data, path)
    if not isinstance(value, list) or not value:
        raise DatasetError(f"{shown(path)} holds no activity.", "'tacli activities --json' writes such an array.")
    return value


def activity(row: object, path: str, number: int) -> Activity:
    """Give the activity of an item. Raises DatasetError with its number."""
    where = f"{shown(path)}, row {number}"
    found = validated(Activity, as_read(row), where, path)
    for reason in activity_problems(found):
        raise RefusedError(where, path, [Problem(found.id, reason)])
    return found


def activities(data: bytes, path: str) -> Iterator[Activity]:
    """Give the activities of an array, all proved before the first is given. Raises DatasetError."""
    yield from [activity(row, path, number) for number, row in enumerate(rows_in(data, path), 1)]
