"""A whole dataset, which proves itself when it is made."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import FailFast, model_validator

from tacli.models.base import Record
from tacli.models.checks import problems
from tacli.models.document import Document
from tacli.models.records import Activity, Context, Contribution, Entity, ParagraphWithoutActivities, Response
from tacli.text import visible


class Dataset(Record):
    """Document, entities, activities, responses and contributions of one source.

    The first wrong row of a collection is all that is told of it: errors of all would outgrow the file.
    """

    document: Document
    entities: Annotated[tuple[Entity, ...], FailFast()]
    activities: Annotated[tuple[Activity, ...], FailFast()]
    without_activities: Annotated[tuple[ParagraphWithoutActivities, ...], FailFast()]
    context: Annotated[tuple[Context, ...], FailFast()]
    responses: Annotated[tuple[Response, ...], FailFast()]
    contributions: Annotated[tuple[Contribution, ...], FailFast()]

    @model_validator(mode="after")
    def _proved(self) -> Self:
        found = list(problems(self))
        if found:
            raise ValueError("\n".join(map(visible, found)))  # a line each, whatever names hold
        return self
