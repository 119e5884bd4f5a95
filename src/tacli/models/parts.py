"""What a dataset holds."""

from __future__ import annotations

from typing import Annotated

from pydantic import FailFast

from tacli.models.base import Record
from tacli.models.document import Document
from tacli.models.records import Activity, Context, Contribution, Entity, ParagraphWithoutActivities, Response


class Parts(Record):
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
