"""A whole dataset, which proves itself when it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Self

from pydantic import FailFast, model_validator

from tacli.models.base import Record
from tacli.models.checks import problems
from tacli.models.document import Document
from tacli.models.records import Activity, Context, Contribution, Entity, ParagraphWithoutActivities, Response
from tacli.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tacli.vocabulary import Vocabulary


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

    def select(
        self,
        *,
        exclude: Mapping[str, Any] | None = None,
        every: Iterable[str] = (),
        include_regional: bool = False,
        **criteria: Any,
    ) -> tuple[Activity, ...]:
        """Give the activities that the same-named options of `tacli activities` would list.

        A value may be a code, label, alias or beginning, or several in a list: `select(topic="trafficking",
        country=["Moldova", "UKR"], year="2003..2005")`. `exclude` is `--not` as a dictionary, `every` names the
        filters whose values a row must all hold, `include_regional` keeps rows that reach a country only through
        a region. Raises UnknownValueError for a value that no term
        fits, TypeError for a filter that does not exist.
        """
        from tacli.query import parse, select

        asked = parse(criteria, exclude=exclude, every=every, include_regional=include_regional, lookup=self.vocabulary)
        return tuple(select(self.activities, asked))

    def vocabulary(self, name: str) -> Vocabulary:
        """Give a vocabulary, the entities being the dataset's own."""
        from tacli.vocabulary import Vocabulary, entity_terms, vocabulary

        if name != "entity":
            return vocabulary(name)
        return Vocabulary(name, entity_terms(entity.model_dump() for entity in self.entities))
