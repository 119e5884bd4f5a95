"""From an `iati-activity` element to a record. What cannot be read is left empty and told."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from tacli.models.iati import Coded, Dates, IatiActivity, Organization, Participant
from tacli.named_tuples import NamedTuple
from tacli.sources.iati import codes, values
from tacli.sources.iati.money import MoneyReader
from tacli.sources.iati.reader import NONE, parts_of
from tacli.vocabulary.codelists import DAC

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from tacli.models.iati import Narratives
    from tacli.sources.iati.reader import Element, Said, Setting

_EMPTY = IatiActivity(
    None, Organization(None, None, ()), (), (), (), None, None, Dates(), (), (), (), (), (), (), (), None, None, None,
    None, None, None, "", 0,
)  # fmt: skip

_DATES = {"1": "planned_start", "2": "actual_start", "3": "planned_end", "4": "actual_end"}
# The children that are read; those of other namespaces are none of them.
_OF_ACTIVITY = (
    "iati-identifier",
    "reporting-org",
    "title",
    "description",
    "participating-org",
    "activity-status",
    "activity-scope",
    "activity-date",
    "recipient-country",
    "recipient-region",
    "sector",
    "policy-marker",
    "default-aid-type",
    "transaction",
    "budget",
)
_MARKERS = {DAC: "PolicyMarker"}


class Identity(NamedTuple):
    """What tells of two activities with the same identifier which one stands."""

    identifier: str | None
    updated: datetime | None


def activity(element: Element, setting: Setting) -> IatiActivity:
    """Give the record of an element without a namespace."""
    return _Reader(element, setting).activity()


def parties(element: Element, setting: Setting) -> IatiActivity:
    """Give the organizations of an element, in a record that has nothing else."""
    reader = _Reader(element, setting)
    get = parts_of(element.iterchildren("reporting-org", "participating-org")).get
    reporter = reader.reporter(get("reporting-org", NONE))
    return _EMPTY._replace(
        reporter=reporter,
        participants=reader.each(get("participating-org", NONE), _Reader.participant),
        lang=reader.lang,
    )


def identity(element: Element, setting: Setting) -> Identity:
    """Give the identifier and when it was last updated, as the record has them."""
    reader = _Reader(element, setting)
    found = reader.identifier(list(element.iterchildren("iati-identifier")))
    return Identity(found, reader.value(element, reader.said, "last-updated-datetime", values.time))


class _Reader(MoneyReader):
    """One activity, and where to tell of what cannot be read in it."""

    def activity(self) -> IatiActivity:
        element, said = self.element, self.said
        get = parts_of(element.iterchildren(*_OF_ACTIVITY)).get
        return IatiActivity(
            self.identifier(get("iati-identifier", NONE)),
            self.reporter(get("reporting-org", NONE)),
            self.narratives(get("title", NONE)),
            self.narratives(get("description", NONE)),
            self.each(get("participating-org", NONE), _Reader.participant),
            self.first(get("activity-status"), _Reader.status),
            self.first(get("activity-scope"), _Reader.scope),
            self.dates(get("activity-date", NONE)),
            self.each(get("recipient-country", NONE), _Reader.country),
            self.each(get("recipient-region", NONE), _Reader.region),
            self.each(get("sector", NONE), _Reader.sector),
            self.each(get("policy-marker", NONE), _Reader.marker),
            self.each(get("default-aid-type", NONE), _Reader.aid_type),
            tuple([self.transaction(part) for part in get("transaction", NONE)]),
            tuple([self.budget(part) for part in get("budget", NONE)]),
            self.value(element, said, "hierarchy", values.whole),
            self.value(element, said, "humanitarian", values.truth),
            self.lang,
            self.currency,
            self.value(element, said, "last-updated-datetime", values.time),
            self.setting.version,
            self.setting.file,
            element.sourceline or 0,
            self.setting.published and self.setting.published(),
        )

    def identifier(self, elements: Sequence[Element]) -> str | None:
        """Give it as it is written, outer spaces gone."""
        found = (self.text(elements[0]) if elements else "").strip()
        if not found:
            self.tell(elements[0] if elements else self.element, "no identifier", "missing")
        return found or None

    def reporter(self, elements: Sequence[Element]) -> Organization:
        if not elements:
            self.tell(self.element, "no reporting-org", "missing")
            return Organization(None, None, ())
        return self.one(elements[0], _Reader.reporting)

    def reporting(self, element: Element, said: Said) -> Organization:
        return self.organization(element, said, "activity-id")

    def narratives(self, elements: Sequence[Element]) -> Narratives:
        """Give the texts of elements in all languages."""
        found = [self.texts(element, element) for element in elements]
        return found[0] if len(found) == 1 else tuple(chain.from_iterable(found))

    def status(self, element: Element, said: Said) -> str | None:
        return self.needed_code(element, said, "ActivityStatus")

    def scope(self, element: Element, said: Said) -> str | None:
        return self.needed_code(element, said, "ActivityScope")

    def participant(self, element: Element, said: Said) -> Participant:
        role = self.needed_code(element, said, "OrganisationRole", "role")
        return Participant(role, self.organization(element, said, "activity-id"))

    def dates(self, elements: Sequence[Element]) -> Dates:
        """Give the first readable day of each type."""
        found: dict[str, date] = {}
        for name, moment in self.each(elements, _Reader.dated):
            if name and moment:
                found.setdefault(name, moment)
        dates = Dates(**found)
        if dates.start and dates.end and dates.start > dates.end:
            self.tell(elements[0], f"starts on {dates.start} and ends on {dates.end}", "contradiction")
        return dates

    def dated(self, element: Element, said: Said) -> tuple[str | None, date | None]:
        """Give which day of an activity an element is of, and the day."""
        return _DATES.get(self.needed_code(element, said, "ActivityDateType", "type") or ""), self.day(element)

    def marker(self, element: Element, said: Said) -> Coded:
        vocabulary = codes.vocabulary_of(said, "PolicyMarkerVocabulary")
        significance = self.code(element, said, "significance", "PolicySignificance")
        return Coded(self.coded(element, said, vocabulary, _MARKERS), vocabulary, significance)
