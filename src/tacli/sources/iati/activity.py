"""From an `iati-activity` element to a record. What cannot be read is left empty and told."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from lxml import etree

from tacli.models.iati import (
    Budget,
    Coded,
    Dates,
    IatiActivity,
    Money,
    Narrative,
    Organization,
    Participant,
    Share,
    Transaction,
)
from tacli.named_tuples import NamedTuple
from tacli.sources.iati import codes, values
from tacli.vocabulary.codelists import DAC, DAC_CATEGORY, M49

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date, datetime

    from tacli.anything import Value, Values
    from tacli.models.iati import Narratives, Published
    from tacli.sources.iati.problems import Problems

    Element = Any  # lxml has no types
    Parts = dict[str, list[Element]]
    Said = dict[str, str] | Element  # what gives an attribute by its name: taken out, or where it stands
    Items = list[tuple[str, str]]

Item = TypeVar("Item")
_EMPTY = IatiActivity(
    None, Organization(None, None, ()), (), (), (), None, None, Dates(), (), (), (), (), (), (), (), None, None, None,
    None, None, None, "", 0,
)  # fmt: skip

# Bounds on what is kept for the next element, and in messages.
_MOST_KNOWN = 2**14
_LONGEST_KNOWN = 1000
_LONGEST_SHOWN = 60
_NONE: Final = ()
_UNREAD: Final = object()
LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
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
# The code lists of a vocabulary's codes; what has none takes any code.
_COUNTRIES = {"": "Country"}
_REGIONS = {DAC: "Region"}
_SECTORS = {DAC: "Sector", DAC_CATEGORY: "SectorCategory"}
_MARKERS = {DAC: "PolicyMarker"}
_AID_TYPES = {DAC: "AidType", "2": "EarmarkingCategory"}


class Setting(NamedTuple):
    """What an element stands in: a file, its version and language; where to tell of problems.

    `known` keeps what elements came to before that said the same, of this file or another. `published` gives the
    element at hand as it stands in the file, where that is wanted.
    """

    file: str
    version: str | None
    lang: str | None
    problems: Problems
    known: dict[Value, Value]
    published: Callable[[], Published] | None = None


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
    get = _parts(element.iterchildren("reporting-org", "participating-org")).get
    reporter = reader.reporter(get("reporting-org", _NONE))
    return _EMPTY._replace(
        reporter=reporter,
        participants=reader.each(get("participating-org", _NONE), _Reader.participant),
        lang=reader.lang,
    )


def identity(element: Element, setting: Setting) -> Identity:
    """Give the identifier and when it was last updated, as the record has them."""
    reader = _Reader(element, setting)
    found = reader.identifier(list(element.iterchildren("iati-identifier")))
    return Identity(found, reader.value(element, reader.said, "last-updated-datetime", values.time))


def _parts(children: Iterable[Element]) -> Parts:
    """Give elements by their names."""
    parts: Parts = {}
    for child in children:
        tag = child.tag
        if tag in parts:
            parts[tag].append(child)
        else:
            parts[tag] = [child]
    return parts


class _Reader:
    """One activity, and where to tell of what cannot be read in it.

    Attributes of which several are read are taken out of an element once, as a dictionary: to ask lxml costs most.
    """

    def __init__(self, element: Element, setting: Setting) -> None:
        self.element = element
        self.setting = setting
        self.problems = setting.problems
        self.known = setting.known
        self.said = dict(element.items())
        self.lang = self.language(element, self.said, setting.lang)
        self.currency = self.code(element, self.said, "default-currency", "Currency")

    def activity(self) -> IatiActivity:
        element, said = self.element, self.said
        get = _parts(element.iterchildren(*_OF_ACTIVITY)).get
        return IatiActivity(
            self.identifier(get("iati-identifier", _NONE)),
            self.reporter(get("reporting-org", _NONE)),
            self.narratives(get("title", _NONE)),
            self.narratives(get("description", _NONE)),
            self.each(get("participating-org", _NONE), _Reader.participant),
            self.first(get("activity-status"), _Reader.status),
            self.first(get("activity-scope"), _Reader.scope),
            self.dates(get("activity-date", _NONE)),
            self.each(get("recipient-country", _NONE), _Reader.country),
            self.each(get("recipient-region", _NONE), _Reader.region),
            self.each(get("sector", _NONE), _Reader.sector),
            self.each(get("policy-marker", _NONE), _Reader.marker),
            self.each(get("default-aid-type", _NONE), _Reader.aid_type),
            tuple([self.transaction(part) for part in get("transaction", _NONE)]),
            tuple([self.budget(part) for part in get("budget", _NONE)]),
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

    def tell(self, element: Element, reason: str, kind: str) -> None:
        self.problems.tell(self.setting.file, element.sourceline or 0, f"{element.tag}: {reason}", kind)

    def tell_of(self, element: Element, written: str, reason: str, kind: str) -> None:
        """Tell of a text, of which a message shows the beginning."""
        shown = written if len(written) <= _LONGEST_SHOWN else f"{written[:_LONGEST_SHOWN]}…"
        self.tell(element, f"'{shown}' {reason}", kind)

    def each(self, elements: Sequence[Element], read: Callable[[_Reader, Element, Said], Item]) -> tuple[Item, ...]:
        """Read elements, of which most say what others said before."""
        return tuple([self.one(element, read) for element in elements]) if elements else ()

    def first(self, elements: Sequence[Element] | None, read: Callable[[_Reader, Element, Said], Item]) -> Item | None:
        """Read the first of elements, where there are such."""
        return self.one(elements[0], read) if elements else None

    def one(self, element: Element, read: Callable[[_Reader, Element, Said], Item]) -> Item:
        """Read an element; what was read without a problem from the same attributes and the same text is known."""
        items = element.items()
        text = element.text
        key: Values | None = None
        if not (size := len(element)):
            key = (read, self.lang, text, *items)
        elif size == 1 and (part := element[0]).tag == "narrative" and not len(part):
            text = part.text
            key = (read, self.lang, text, tuple(part.items()), *items)
        if (known := self.known.get(key, _UNREAD)) is not _UNREAD:
            return cast("Item", known)
        return self.anew(key, text, element, items, read)

    def anew(
        self,
        key: Values | None,
        text: str | None,
        element: Element,
        items: Items,
        read: Callable[[_Reader, Element, Said], Item],
    ) -> Item:
        """Read an element, and keep what was read for its key, which says all of it; None is of what says more."""
        before = self.problems.total
        found = read(self, element, dict(items))
        if (
            key
            and self.problems.total == before
            and len(text or "") + sum([len(value) for _, value in items]) <= _LONGEST_KNOWN
        ):
            if len(self.known) >= _MOST_KNOWN:
                self.known.clear()
            self.known[key] = found
        return found

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

    def text(self, element: Element) -> str:
        """Give all text of an element; none where some of it stands for something else."""
        if not len(element):
            return element.text or ""
        for child in element.iter():
            if child.tag is etree.Entity:
                self.tell(element, f"{child.text} stands for a text that is not given", "entity")
                return ""
        return "".join(cast("Iterable[str]", element.itertext()))

    def narratives(self, elements: Sequence[Element]) -> Narratives:
        """Give the texts of elements in all languages."""
        found = [self.texts(element, element) for element in elements]
        return found[0] if len(found) == 1 else tuple(chain.from_iterable(found))

    def texts(self, element: Element, said: Said) -> Narratives:
        """Give the texts of an element: of its narratives, as 2.0x has it, or its own, as 1.0x has it."""
        lang = self.language(element, said, self.lang)
        found = []
        inner = False
        for part in element:
            if part.tag == "narrative":
                inner = True
                if text := _one_line(self.text(part) if len(part) else part.text or ""):
                    items = part.items()
                    found.append(Narrative(text, self.language(part, dict(items), lang) if items else lang))
        if not inner and (element.text or len(element)) and (text := _one_line(self.text(element))):
            found.append(Narrative(text, lang))
        return tuple(found)

    def language(self, element: Element, said: Said, default: str | None) -> str | None:
        written = said.get(LANG)
        if not written:
            return default
        code = codes.language(written) if len(written) <= codes.LONGEST else None
        if code is None:
            self.tell_of(element, written, "is no language", "unknown code")
        return code

    def code(self, element: Element, said: Said, attribute: str, of: str) -> str | None:
        """Give a code of a list, None where there is none; one that is unknown is told."""
        written = said.get(attribute)
        if not written:
            return None
        found = codes.code_in(written, of) if len(written) <= codes.LONGEST else None
        if found is None:
            self.tell_of(element, written, f"is no {attribute} of the code list {of}", "unknown code")
        return found

    def needed_code(self, element: Element, said: Said, of: str, attribute: str = "code") -> str | None:
        """Give a code of a list; one that is missing is told, too."""
        if not said.get(attribute):
            self.tell(element, f"no {attribute}", "missing")
        return self.code(element, said, attribute, of)

    def status(self, element: Element, said: Said) -> str | None:
        return self.needed_code(element, said, "ActivityStatus")

    def scope(self, element: Element, said: Said) -> str | None:
        return self.needed_code(element, said, "ActivityScope")

    def value(self, element: Element, said: Said, attribute: str, read: Callable[[str], Item | None]) -> Item | None:
        """Give what an attribute says, None where it is not there; what is no such value is told."""
        written = said.get(attribute)
        if written is None:
            return None
        found = read(written.strip()) if len(written) <= codes.LONGEST else None
        if found is None:
            self.tell_of(element, written, f"cannot be read as {attribute}", "bad value")
        return found

    def coded(self, element: Element, said: Said, vocabulary: str, lists: dict[str, str]) -> str | None:
        """Give a code of a vocabulary; one that its code list has not is told, and stays as it is written.

        To drop it would say that an activity names no place or sector.
        """
        found = self.needed_code(element, said, lists[vocabulary]) if vocabulary in lists else None
        written = said.get("code", "").strip()
        if not written and vocabulary not in lists:
            self.tell(element, "no code", "missing")
        return found or written or None

    def organization(self, element: Element, said: Said, activity: str) -> Organization:
        return Organization(
            said.get("ref", "").strip() or None,
            self.code(element, said, "type", "OrganisationType"),
            self.texts(element, said),
            said.get(activity, "").strip() or None,
        )

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

    def day(self, element: Element) -> date | None:
        """Give the day of an element: of its attribute, or of its text as 1.0x may have it."""
        written = (element.get("iso-date") or element.text or "").strip()
        found = values.day(written) if len(written) <= codes.LONGEST else None
        if found is None:
            self.tell_of(element, written, "is no date", "bad value")
        return found

    def share(self, element: Element, said: Said, code: str | None, vocabulary: str) -> Share:
        percentage = self.value(element, said, "percentage", values.percentage)
        return Share(code, percentage, vocabulary, self.texts(element, said))

    def country(self, element: Element, said: Said) -> Share:
        return self.share(element, said, self.coded(element, said, "", _COUNTRIES), "")

    def region(self, element: Element, said: Said) -> Share:
        vocabulary = codes.vocabulary_of(said, "RegionVocabulary")
        code = self.coded(element, said, vocabulary, _REGIONS)
        if vocabulary == M49 and code:
            if (whole := code.zfill(3)) in codes.m49():  # a spreadsheet takes the leading zeros
                code = whole
            else:
                self.tell_of(element, code, "is no region of M49", "unknown code")
        return self.share(element, said, code, vocabulary)

    def sector(self, element: Element, said: Said) -> Share:
        vocabulary = codes.vocabulary_of(said, "SectorVocabulary")
        return self.share(element, said, self.coded(element, said, vocabulary, _SECTORS), vocabulary)

    def marker(self, element: Element, said: Said) -> Coded:
        vocabulary = codes.vocabulary_of(said, "PolicyMarkerVocabulary")
        significance = self.code(element, said, "significance", "PolicySignificance")
        return Coded(self.coded(element, said, vocabulary, _MARKERS), vocabulary, significance)

    def aid_type(self, element: Element, said: Said) -> Coded:
        vocabulary = codes.vocabulary_of(said, "AidTypeVocabulary")
        return Coded(self.coded(element, said, vocabulary, _AID_TYPES), vocabulary)

    def money(self, holder: Element, elements: Sequence[Element]) -> Money:
        if not elements:
            self.tell(holder, "no value", "missing")
            return Money(None, self.currency, None)
        element = elements[0]
        written = (self.text(element) if len(element) else element.text or "").strip()
        amount = values.amount(written)
        if amount is None:
            self.tell_of(element, written, "is no amount", "bad value")
        items = element.items()
        key = (_Reader.rate, self.currency, *items)
        return Money(amount, *(self.known.get(key) or self.anew(key, None, element, items, _Reader.rate)))

    def rate(self, element: Element, said: Said) -> tuple[str | None, date | None]:
        """Give the currency of an amount, and the day of its exchange rate."""
        currency = self.currency
        if said.get("currency"):
            currency = self.code(element, said, "currency", "Currency")
        elif currency is None:
            self.tell(element, "no currency", "missing")
        return currency, self.value(element, said, "value-date", values.day)

    def transaction(self, element: Element) -> Transaction:
        get = _parts(element).get
        type_, day = get("transaction-type"), get("transaction-date")
        if type_ is None:
            self.tell(element, "no transaction-type", "missing")
        if day is None:
            self.tell(element, "no transaction-date", "missing")
        return Transaction(
            self.first(type_, _Reader.transaction_type),
            self.day(day[0]) if day else None,
            self.money(element, get("value", _NONE)),
            self.first(get("provider-org"), _Reader.provider),
            self.first(get("receiver-org"), _Reader.receiver),
            self.each(get("recipient-country", _NONE), _Reader.country),
            self.each(get("recipient-region", _NONE), _Reader.region),
            self.each(get("sector", _NONE), _Reader.sector),
            self.each(get("aid-type", _NONE), _Reader.aid_type),
            self.value(element, element, "humanitarian", values.truth),
        )

    def transaction_type(self, element: Element, said: Said) -> str | None:
        return self.needed_code(element, said, "TransactionType")

    def provider(self, element: Element, said: Said) -> Organization:
        return self.organization(element, said, "provider-activity-id")

    def receiver(self, element: Element, said: Said) -> Organization:
        return self.organization(element, said, "receiver-activity-id")

    def budget(self, element: Element) -> Budget:
        said = dict(element.items())
        get = _parts(element).get
        start, end = get("period-start", _NONE), get("period-end", _NONE)
        return Budget(
            self.code(element, said, "type", "BudgetType"),
            self.code(element, said, "status", "BudgetStatus"),
            self.day(start[0]) if start else None,
            self.day(end[0]) if end else None,
            self.money(element, get("value", _NONE)),
        )


def _one_line(written: str) -> str:
    return " ".join(written.split())
