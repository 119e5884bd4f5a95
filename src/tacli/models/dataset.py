"""A whole dataset, which proves itself when it is made."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from tacli.models.checks import problems
from tacli.models.parts import Parts
from tacli.text import visible


class Dataset(Parts):
    """Document, entities, activities, responses and contributions of one source, proved to agree."""

    @model_validator(mode="after")
    def _proved(self) -> Self:
        found = list(problems(self))
        if found:
            raise ValueError("\n".join(map(visible, found)))  # a line each, whatever names hold
        return self
