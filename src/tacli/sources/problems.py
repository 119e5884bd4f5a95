"""What is wrong in the records of a dataset, as models and checks find it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from tacli.errors import DatasetError
from tacli.named_tuples import NamedTuple
from tacli.sources.files import typed
from tacli.text import shortened, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import BaseModel, ValidationError

    from tacli.anything import Values

Model = TypeVar("Model", bound="BaseModel")
_SHOWN = 3
_LONGEST_REASON = 1000  # characters; the codes that a field takes are told in one
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
    """A dataset with problems; `problems` has all of them. `where` is its file, or a line of it."""

    def __init__(self, where: str, path: str, problems: Sequence[Problem]) -> None:
        self.problems = problems
        first = "; ".join(f"{visible(p.place)[:100]}: {visible(p.reason)[:200]}" for p in problems[:_SHOWN])
        more = f" (and {len(problems) - _SHOWN} more)" if len(problems) > _SHOWN else ""
        super().__init__(
            f"{where} is refused: {first}{more}.",
            f"'tacli validate {'FILE' if path == '-' else typed(path)}' lists all.",
        )


def problems_of(error: ValidationError) -> list[Problem]:
    """Give what a model found, a problem a line."""
    return [
        Problem(_place(detail["loc"]), shortened(line, _LONGEST_REASON), _KINDS.get(detail["type"], detail["type"]))
        for detail in error.errors(include_url=False, include_input=False)
        for line in detail["msg"].removeprefix("Value error, ").split("\n")
    ]


def _place(path: Values) -> str:
    """Give the path to a field, whose keys may be as long as the file."""
    return ".".join(shortened(str(key)) for key in path) or "dataset"


def validated(model: type[Model], value: object, where: str, path: str) -> Model:
    """Make a record of parsed JSON. Raises RefusedError."""
    from pydantic import ValidationError  # here, as other files have problems too, and no models

    try:
        return model.model_validate(value)
    except ValidationError as error:
        raise RefusedError(where, path, problems_of(error)) from error
