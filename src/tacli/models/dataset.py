"""A whole dataset, which proves itself when it is made."""

from typing import Any, Self

from pydantic import model_validator

from tacli.models.base import Record
from tacli.models.checks import problems
from tacli.models.document import Document
from tacli.models.records import Activity, Contribution, Entity, ParagraphWithoutActivities, Response


class Dataset(Record):
    """Document, entities, activities, responses and contributions of one source."""

    document: Document
    entities: tuple[Entity, ...]
    activities: tuple[Activity, ...]
    without_activities: tuple[ParagraphWithoutActivities, ...]
    responses: tuple[Response, ...]
    contributions: tuple[Contribution, ...]

    @model_validator(mode="after")
    def _proved(self) -> Self:
        found = list(problems(self))
        if found:
            raise ValueError("\n".join(found))
        return self

    def select(self, **criteria: Any) -> tuple[Activity, ...]:
        """Give the activities that the same-named options of `tacli activities` would list.

        A value may be a code, label, alias or beginning, or several in a list: `select(topic="trafficking",
        country=["Moldova", "UKR"], year="2003..2005")`. Raises UnknownValueError for a value that no term
        fits, TypeError for a filter that does not exist.
        """
        from tacli.query import parse, select

        return tuple(select(self.activities, parse(criteria)))
