"""From JSON Lines to proved activities, one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.models import Activity, Figure
from tacli.models.checks import activity_problems
from tacli.sources.files import is_blank, shown
from tacli.sources.problems import Problem, RefusedError, validated
from tacli.sources.strict_json import LONGEST_LIST, strict_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_KEYS = len(Activity.model_fields)
_KEYS_OF_FIGURE = len(Figure.model_fields)


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
    try:
        found = Activity.model_validate_json(line)
    except ValueError:
        found = _slowly(line, path, number)
    # A colon for every key: no key stands twice. With one more it may be text; then it is looked at. So is a long line.
    if line.count(b":") != _KEYS + _KEYS_OF_FIGURE * len(found.figures) or len(line) > LONGEST_LIST:
        strict_json(line, path, number)
    for reason in activity_problems(found):
        raise RefusedError(f"{shown(path)}, line {number}", path, [Problem(found.id, reason)])
    return found


def _slowly(line: bytes, path: str, number: int) -> Activity:
    """Say what is wrong with a line, and where."""
    return validated(Activity, strict_json(line, path, number), f"{shown(path)}, line {number}", path)
