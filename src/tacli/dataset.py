"""From a file to proved records: a whole dataset, or activities line by line."""

from __future__ import annotations

from os import PathLike, fspath
from typing import TYPE_CHECKING

from tacli.files import data_file
from tacli.models import Activity, Dataset, Figure
from tacli.models.checks import activity_problems
from tacli.problems import Problem, RefusedError, validated
from tacli.reading import LONGEST_LIST, blocks, is_blank, joined, open_bytes, shown, strict_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_KEYS = len(Activity.model_fields)
_KEYS_OF_FIGURE = len(Figure.model_fields)


def load(path: str | PathLike[str] | None = None) -> Dataset:
    """Give the bundled dataset, or the one in a JSON file of the same form.

    Raises DatasetError with the file, the place and the reason if it cannot be read or breaks a check.
    """
    if path is None:
        return Dataset.model_validate_json(data_file("records.json").read_bytes())
    name = fspath(path)
    with open_bytes(name) as file:
        return load_bytes(joined(blocks([], file, name), name), name)


def load_bytes(data: bytes, path: str) -> Dataset:
    """Give the dataset in the bytes of a file. Raises DatasetError."""
    return validated(Dataset, strict_json(data, path), shown(path), path)


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
