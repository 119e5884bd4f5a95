"""All that is wrong in a file, for those who mend it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, get_args, get_origin

from pydantic import ValidationError

from tacli.errors import DatasetError
from tacli.models import Dataset
from tacli.models.checks import MOST_PROBLEMS
from tacli.sources import json_array
from tacli.sources.files import is_blank, shown
from tacli.sources.json_lines import activity
from tacli.sources.opened import opened
from tacli.sources.paper import PaperSource
from tacli.sources.problems import Problem, RefusedError, problems_of, validated
from tacli.sources.strict_json import strict_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

    from tacli.anything import JsonObject, Value
    from tacli.sources.source import Source
    from tacli.sources.watch import Watch

_ROWS: dict[str, type[BaseModel]] = {
    name: get_args(field.annotation)[0]
    for name, field in Dataset.model_fields.items()
    if get_origin(field.annotation) is tuple
}


def problems_at(path: str, watch: Watch) -> list[Problem]:
    """Give what is wrong at a path, also that it cannot be opened."""
    try:
        with opened((path,), watch) as source:
            return problems_in(source)
    except DatasetError as error:
        return [_unreadable(error, path)]


def problems_in(source: Source) -> list[Problem]:
    """Give what is wrong in a source, the file itself included; no more than MOST_PROBLEMS."""
    if not isinstance(source, PaperSource):
        return source.problems()
    return list(islice(_all_in(source), MOST_PROBLEMS))


def _all_in(source: PaperSource) -> Iterator[Problem]:
    try:
        if source.is_array:
            yield from _in_array(source)
        else:
            yield from _in_lines(source) if source.is_stream else _in_whole(source)
    except RefusedError as error:
        yield from error.problems
    except DatasetError as error:
        yield _unreadable(error, source.path or "")


def _unreadable(error: DatasetError, path: str) -> Problem:
    return Problem(error.place or shown(path), error.reason or error.message, "unreadable")


def _in_whole(source: PaperSource) -> Iterator[Problem]:
    """Go through all rows, each by itself; only a dataset of good rows can contradict itself."""
    path = source.path or ""
    with source.watching() as watched:
        value = strict_json(source.read(watched), path)
        good = True
        for problem in _in_rows(value):
            good = False
            yield problem
        if good:
            validated(Dataset, value, shown(path), path)
        else:
            yield from _beside_rows(value)


def _in_rows(value: Value) -> Iterator[Problem]:
    for name, model in _ROWS.items():
        rows = value.get(name) if isinstance(value, dict) else None
        for place, row in enumerate(rows if isinstance(rows, list) else ()):
            yield from (p._replace(place=f"{name}.{place}.{p.place}") for p in _in_row(model, row))


def _beside_rows(value: JsonObject) -> Iterator[Problem]:
    """Give what is wrong with the document and the keys; without the rows, sums and references say nothing."""
    bare = {key: [] if key in _ROWS and isinstance(part, list) else part for key, part in value.items()}
    yield from (p for p in _in_row(Dataset, bare) if p.place != "dataset")


def _in_row(model: type[BaseModel], row: object) -> list[Problem]:
    try:
        model.model_validate(row)
    except ValidationError as error:
        return problems_of(error)
    return []


def _in_array(source: PaperSource) -> Iterator[Problem]:
    path = source.path or ""
    first: dict[str, int] = {}
    with source.watching() as watched:
        for number, item in enumerate(json_array.rows_in(source.read(watched), path), 1):
            try:
                row = json_array.activity(item, path, number)
            except RefusedError as error:
                yield from (p._replace(place=f"row {number}: {p.place}") for p in error.problems)
            else:
                yield from _twice(first, row.id, "row", number)


def _twice(first: dict[str, int], id_: str, what: str, number: int) -> Iterator[Problem]:
    if first.setdefault(id_, number) != number:
        yield Problem(f"{what} {number}: id", f"{id_} stands on {what} {first[id_]} already")


def _in_lines(source: PaperSource) -> Iterator[Problem]:
    path = source.path or ""
    first: dict[str, int] = {}
    empty = True
    with source.watching() as watched:
        for number, line in enumerate(watched(source.lines()), 1):
            if is_blank(line):
                continue
            empty = False
            try:
                row = activity(line, path, number)
            except RefusedError as error:
                yield from (p._replace(place=f"line {number}: {p.place}") for p in error.problems)
            except DatasetError as error:
                yield _unreadable(error, path)
            else:
                yield from _twice(first, row.id, "line", number)
    if empty:
        strict_json(b"", path)  # which says so
