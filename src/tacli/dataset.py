"""From a file to proved records: a whole dataset, or activities line by line."""

from __future__ import annotations

from os import PathLike, fspath
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from tacli.errors import DatasetError
from tacli.files import data_file
from tacli.models import Activity, Contribution, Dataset, Entity, ParagraphWithoutActivities, Response
from tacli.models.checks import activity_problems
from tacli.reading import open_bytes, read_whole, shown, strict_json
from tacli.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tacli.source import Source

Model = TypeVar("Model", bound=BaseModel)
_SHOWN = 3
_ROWS: dict[str, type[BaseModel]] = {
    "entities": Entity,
    "activities": Activity,
    "without_activities": ParagraphWithoutActivities,
    "responses": Response,
    "contributions": Contribution,
}
_KINDS = {
    "value_error": "contradiction",
    "missing": "missing field",
    "extra_forbidden": "unknown field",
    "literal_error": "unknown code",
}


class Problem(NamedTuple):
    """Something wrong in a dataset: the path to it, why, and what kind of wrong it is."""

    place: str
    reason: str
    kind: str = "contradiction"


class RefusedError(DatasetError):
    """A dataset with problems; `problems` has all of them."""

    def __init__(self, path: str, problems: list[Problem]) -> None:
        self.problems = problems
        first = "; ".join(f"{visible(p.place)[:100]}: {visible(p.reason)[:200]}" for p in problems[:_SHOWN])
        more = f" (and {len(problems) - _SHOWN} more)" if len(problems) > _SHOWN else ""
        super().__init__(f"{shown(path)} is refused: {first}{more}.", "'tacli validate FILE' lists all that is wrong.")


def load(path: str | PathLike[str] | None = None) -> Dataset:
    """Give the bundled dataset, or the one in a JSON file of the same form.

    Raises DatasetError with the file, the place and the reason if it cannot be read or breaks a check.
    """
    if path is None:
        return Dataset.model_validate_json(data_file("records.json").read_bytes())
    name = fspath(path)
    with open_bytes(name) as file:
        return load_bytes(read_whole(file, name), name)


def load_bytes(data: bytes, path: str) -> Dataset:
    """Give the dataset in the bytes of a file. Raises DatasetError."""
    return _validated(Dataset, strict_json(data, shown(path)), path)


def stream(lines: Iterable[bytes], path: str) -> Iterator[Activity]:
    """Give activities from JSON Lines, one at a time. Raises DatasetError with the number of the line."""
    import jiter

    parse, validate = jiter.from_json, Activity.model_validate
    for number, line in enumerate(lines, 1):
        if line.isspace():
            continue
        try:
            activity = validate(parse(line, catch_duplicate_keys=True, allow_inf_nan=False))
        except ValueError:
            raise _refused(line, f"{shown(path)}, line {number}") from None
        for reason in activity_problems(activity):
            raise RefusedError(f"{shown(path)}, line {number}", [Problem(activity.id, reason)])
        yield activity


def _refused(line: bytes, place: str) -> DatasetError:
    """Say what is wrong with a line, by reading it once more, slowly."""
    try:
        _validated(Activity, strict_json(line, place), place)
    except DatasetError as error:
        return error
    raise AssertionError(place)


def _validated(model: type[Model], value: object, path: str) -> Model:
    try:
        return model.model_validate(value)
    except ValidationError as error:
        raise RefusedError(path, _problems(error)) from error


def _problems(error: ValidationError) -> list[Problem]:
    return [
        Problem(".".join(map(str, detail["loc"])) or "dataset", line, _KINDS.get(detail["type"], detail["type"]))
        for detail in error.errors(include_url=False, include_input=False)
        for line in detail["msg"].removeprefix("Value error, ").split("\n")
    ]


def problems_in(source: Source) -> Iterator[Problem]:
    """Give all that is wrong in a source, the file itself included."""
    try:
        if source.is_stream:
            for number, line in enumerate(source.lines(), 1):
                yield from _wrong_in(line, number)
        else:
            yield from _wrong_in_whole(source)
    except RefusedError as error:
        yield from error.problems
    except DatasetError as error:
        yield Problem(shown(source.path or ""), f"{error.message} {error.hint}".strip(), "unreadable")


def _wrong_in_whole(source: Source) -> Iterator[Problem]:
    """Go through all rows, each by itself; only a dataset of good rows can contradict itself."""
    path = source.path or ""
    value = strict_json(source.read(), shown(path))
    found = [
        problem._replace(place=f"{name}.{place}.{problem.place}")
        for name, model in _ROWS.items()
        if isinstance(value, dict) and isinstance(value.get(name), list)
        for place, row in enumerate(value[name])
        for problem in _wrong_row(model, row)
    ]
    if found:
        yield from found
    else:
        _validated(Dataset, value, path)


def _wrong_row(model: type[BaseModel], row: object) -> list[Problem]:
    try:
        model.model_validate(row)
    except ValidationError as error:
        return _problems(error)
    return []


def _wrong_in(line: bytes, number: int) -> Iterator[Problem]:
    try:
        for _ in stream([line], ""):
            pass
    except RefusedError as error:
        yield from (p._replace(place=f"line {number}: {p.place}") for p in error.problems)
    except DatasetError as error:
        yield Problem(f"line {number}", error.message.partition(" is no JSON: ")[2] or error.message, "unreadable")
