"""A row of the paper as an activity of the IATI Standard, version 2.03.

Nothing is filled in. A year becomes its first or last day, and the date says that only the year is known; where a code
of the standard means what ours means it stands for it, else ours stays, as of a vocabulary of the reporter's own.
`data/README.md` has the whole of it.
"""

from __future__ import annotations

from functools import cache, cached_property, partial
from typing import TYPE_CHECKING, Final

from lxml import etree

from tacli.collections.paper.activities import ACTIVITIES
from tacli.query.field import Untold
from tacli.vocabulary import countries, label
from tacli.vocabulary.bundled import read
from tacli.vocabulary.codelists import codelist

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tacli.anything import Foreign
    from tacli.models import Activity, Document

    Element = Foreign

_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_ENGLISH: Final = "en"  # of our labels and remarks
# Codes of the standard.
_OWN: Final = "99"  # in lists of vocabularies: the reporter's own
_MULTILATERAL: Final = "40"  # what the paper's entities are
_IMPLEMENTING: Final = "4"
_GENERAL, _OTHER = "1", "4"  # descriptions
_OTHER_IDENTIFIER: Final = "A9"
_TO_START, _STARTED, _TO_END, _ENDED = "1", "2", "3", "4"  # dates
# Statuses of rows that have begun, and of those that have ended.
_BEGUN: Final = ("ongoing", "completed")
_DONE: Final = ("completed",)


class Publisher:
    """Makes activities of rows of one source: its title, its entities by name, its document if it has one."""

    def __init__(self, title: str, names: Mapping[str, str], document: Document | None) -> None:
        self._title = title
        self._names = names
        self._document = document

    def __call__(self, row: Activity) -> str | Untold:
        """Give the element, or why there is none."""
        if row.start is None and row.end is None:
            return Untold(row.id, "for want of a date, which IATI asks for")
        try:
            element = self._element(row)
        except ValueError:  # lxml writes nothing that it could not read
            return Untold(row.id, "for a character that XML does not have")
        etree.indent(element, "  ", level=1)
        return str(etree.tostring(element, encoding="unicode"))

    @cached_property
    def _language(self) -> str | None:
        name = self._document.language if self._document else None
        return next((row.code for row in codelist("Language").values() if row.name == name), None)

    def _element(self, row: Activity) -> Element:
        activity = etree.Element("iati-activity", {_LANG: self._language} if self._language else {})
        entity = self._names.get(row.entity, row.entity)
        part = partial(self._part, activity)
        etree.SubElement(activity, "iati-identifier").text = row.id
        part("reporting-org", entity, ref=row.entity, type=_MULTILATERAL)
        part("title", row.title)
        part("description", row.summary, type=_GENERAL)
        if row.names:
            part("description", "; ".join(row.names), type=_OTHER)
        part("participating-org", entity, ref=row.entity, type=_MULTILATERAL, role=_IMPLEMENTING)
        for partner in row.partners:
            part("participating-org", partner, role=_IMPLEMENTING)
        self._identify(activity, row)
        part("activity-status", code=_codes()["status"][row.status])
        self._date(activity, row.start, "01-01", _STARTED if row.status in _BEGUN else _TO_START)
        self._date(activity, row.end, "12-31", _ENDED if row.status in _DONE else _TO_END)
        part("activity-scope", code=_codes()["scope"][row.scope])
        for country in row.countries:
            part("recipient-country", code=countries()[country]["alpha2"])
        for region in row.regions:
            self._coded(activity, "recipient-region", "region", region)
        for topic in row.topics:
            self._coded(activity, "sector", "topic", topic)
        for vocabulary, values in (("status", (row.status,)), ("kind", row.kinds), ("instrument", row.instruments)):
            for value in values:
                self._own(activity, "tag", vocabulary, value)
        return activity

    def _part(self, parent: Element, tag: str, text: str = "", lang: str | None = None, **said: str) -> Element:
        """Add an element, with a text in the language of the document or in another one."""
        element = etree.SubElement(parent, tag, said)
        if text:
            other = {_LANG: lang} if lang and lang != self._language else {}
            etree.SubElement(element, "narrative", other).text = text
        return element

    def _identify(self, activity: Element, row: Activity) -> None:
        """Say where the row stands: the document, and the paragraph in it."""
        place = f"{self._title}, {ACTIVITIES['cite'].get(row)}"
        element = self._part(activity, "other-identifier", ref=place, type=_OTHER_IDENTIFIER)
        if self._document:
            self._part(element, "owner-org", self._document.body)

    def _date(self, activity: Element, year: int | None, day: str, type_: str) -> None:
        if year is not None:
            said = f"{year}: only the year is known."
            self._part(activity, "activity-date", said, _ENGLISH, **{"iso-date": f"{year}-{day}", "type": type_})

    def _coded(self, activity: Element, tag: str, vocabulary: str, value: str) -> None:
        """Add a code of the standard where one means the same, else ours."""
        vocabulary_there, _, code = _codes()[vocabulary].get(value, "").partition(":")
        if code:
            self._part(activity, tag, vocabulary=vocabulary_there, code=code)
        else:
            self._own(activity, tag, vocabulary, value)

    def _own(self, activity: Element, tag: str, vocabulary: str, value: str) -> None:
        self._part(activity, tag, label(vocabulary, value), _ENGLISH, vocabulary=_OWN, code=value)


@cache
def _codes() -> dict[str, dict[str, str]]:
    codes: dict[str, dict[str, str]] = read("in_iati.json")
    return codes
