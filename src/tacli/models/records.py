"""One model a kind of record. Source of every field: the codebook in `data/README.md`."""

from typing import Annotated, Self

from pydantic import Field, Strict, model_validator

from tacli.models import codes
from tacli.models.base import (
    LONGEST_CODE,
    Count,
    Country,
    Items,
    Nested,
    Number,
    Record,
    Slug,
    SomeItems,
    Text,
    Year,
)


class Figure(Record):
    """A count that the source gives: `value` in `unit`."""

    value: Count
    unit: Text
    qualifier: codes.Qualifier


class Activity(Record):
    """One thing that an entity did, does, plans or offers; `sentences` of `paragraph` say so, the first is 1."""

    id: Annotated[str, Strict(), Field(max_length=LONGEST_CODE, pattern=r"^[a-z0-9-]+-[0-9]+\.[0-9]+$")]
    entity: Slug
    paragraph: Number
    sentences: Items[Number]
    title: Text
    summary: Text
    topics: SomeItems[codes.Topic]
    kinds: SomeItems[codes.Kind]
    instruments: Items[codes.Instrument]
    status: codes.Status
    scope: codes.Scope
    countries: Items[Country]
    regions: Items[codes.Region]
    venues: Items[Text]
    start: Year | None
    end: Year | None
    partners: Items[Text]
    names: Items[Text]
    figures: Nested[Figure]

    @model_validator(mode="after")
    def _years_in_order(self) -> Self:
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"{self.id}: starts in {self.start} and ends in {self.end}")
        return self


class Unit(Record):
    """A part of an entity that is named with paragraphs of its own."""

    name: Text
    paragraphs: Items[Number]


class Entity(Record):
    """An organization that replied, itself (`replied_through` null) or through another one."""

    id: Slug
    name: Text
    acronym: Text | None
    aliases: Items[Text]
    section: codes.Section
    order: Number
    paragraphs: SomeItems[Number]
    reply: codes.Reply
    replied_through: Slug | None
    units: Nested[Unit]


class ParagraphWithoutActivities(Record):
    """A paragraph that gives no row, and why."""

    paragraph: Number
    reason: Text


class Context(Record):
    """Sentences of a paragraph that are no activity, and why."""

    paragraph: Number
    sentences: SomeItems[Number]
    reason: Text


class Response(Record):
    """Annex II: States parties to an instrument in a grouping, and how many of them replied."""

    group: codes.Group
    instrument: codes.Instrument
    parties: Count
    replies: Count

    @model_validator(mode="after")
    def _replies_within_parties(self) -> Self:
        if self.replies > self.parties:
            raise ValueError(f"{self.group}, {self.instrument}: {self.replies} replies of {self.parties} parties")
        return self


class Contribution(Record):
    """Annex III: what a donor paid over the whole period, in the currency of the document."""

    donor: Text
    kind: codes.DonorKind
    country: Country | None
    amount: Count
