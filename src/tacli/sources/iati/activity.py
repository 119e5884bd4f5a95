"""From an `iati-activity` element to a record. What cannot be read is left empty and told."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Final

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
from tacli.sources.iati import values
from tacli.sources.iati.words import OLD
from tacli.vocabulary.codelists import DAC, DAC_CATEGORY, M49, codelist, regions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any, TypeVar

    from tacli.models.iati import Narratives, Shares
    from tacli.sources.iati.problems import Problems

    Value = TypeVar("Value")
    Element = etree._Element  # noqa: SLF001 - its only name
    Parts = defaultdict[str, list[Element]]

LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_START_TYPES = {"1": "planned_start", "2": "actual_start", "3": "planned_end", "4": "actual_end"}
# The code lists of a vocabulary's codes; what has none takes any code.
_SECTORS = {DAC: "Sector", DAC_CATEGORY: "SectorCategory"}
_MARKERS = {DAC: "PolicyMarker"}
_AID_TYPES = {DAC: "AidType", "2": "EarmarkingCategory"}


def activity(element: Element, file: str, version: str | None, lang: str | None, problems: Problems) -> IatiActivity:
    """Give the record of an element without a namespace; `lang` is what holds it says."""
    return _Reader(element, file, lang, problems).activity(version)


def parts_of(element: Element) -> Parts:
    """Give the children of an element by their names."""
    parts: Parts = defaultdict(list)
    for child in element:
        parts[child.tag].append(child)
    return parts


class _Reader:
    """One activity, and where to tell of what cannot be read in it."""

    def __init__(self, element: Element, file: str, lang: str | None, problems: Problems) -> None:
        self.element = element
        self.file = file
        self.problems = problems
        self.lang = self.language(element, lang)
        self.currency = self.code(element, "default-currency", "Currency")

    def activity(self, version: str | None) -> IatiActivity:
        element = self.element
        parts = parts_of(element)
        return IatiActivity(
            self.identifier(parts["iati-identifier"]),
            self.reporter(parts["reporting-org"]),
            self.narratives(parts["title"]),
            self.narratives(parts["description"]),
            tuple([self.participant(part) for part in parts["participating-org"]]),
            self.first_code(parts["activity-status"], "ActivityStatus"),
            self.first_code(parts["activity-scope"], "ActivityScope"),
            self.dates(parts["activity-date"]),
            self.countries(parts["recipient-country"]),
            self.regions(parts["recipient-region"]),
            self.sectors(parts["sector"]),
            tuple([self.marker(part) for part in parts["policy-marker"]]),
            self.aid_types(parts["default-aid-type"]),
            tuple([self.transaction(part) for part in parts["transaction"]]),
            tuple([self.budget(part) for part in parts["budget"]]),
            self.value(element, "hierarchy", values.whole),
            self.value(element, "humanitarian", values.truth),
            self.lang,
            self.currency,
            self.value(element, "last-updated-datetime", values.time),
            version,
            self.file,
            element.sourceline or 0,
        )

    def tell(self, element: Element, reason: str, kind: str) -> None:
        self.problems.tell(self.file, element.sourceline or 0, f"{element.tag}: {reason}", kind)

    def identifier(self, elements: list[Element]) -> str | None:
        """Give it as it is written, outer spaces gone."""
        found = (self.text(elements[0]) if elements else "").strip()
        if not found:
            self.tell(elements[0] if elements else self.element, "no identifier", "missing")
        return found or None

    def reporter(self, elements: list[Element]) -> Organization:
        if not elements:
            self.tell(self.element, "no reporting-org", "missing")
            return Organization(None, None, ())
        return self.organization(elements[0], "activity-id")

    def text(self, element: Element) -> str:
        """Give all text of an element; none where some of it stands for something else."""
        if not len(element):
            return element.text or ""
        for child in element.iter():
            if child.tag is etree.Entity:
                self.tell(element, f"{child.text} stands for a text that is not given", "entity")
                return ""
        return "".join(element.itertext())

    def narratives(self, elements: list[Element]) -> Narratives:
        """Give the texts of elements: of their narratives, as 2.0x has it, or their own, as 1.0x has it."""
        found = []
        for element in elements:
            lang = self.language(element, self.lang)
            inner = element.findall("narrative") if len(element) else ()
            for part in inner or (element,):
                if text := " ".join(self.text(part).split()):
                    found.append(Narrative(text, self.language(part, lang) if inner else lang))
        return tuple(found)

    def language(self, element: Element, default: str | None) -> str | None:
        written = element.get(LANG)
        if not written:
            return default
        code = written.strip().partition("-")[0].lower()
        if code in codelist("Language"):
            return code
        self.tell(element, f"'{written}' is no language", "unknown code")
        return None

    def code(self, element: Element, attribute: str, of: str) -> str | None:
        """Give a code of a list, None where there is none; one that is unknown is told."""
        written = element.get(attribute)
        if not written:
            return None
        found = _code(written, of)
        if found is None:
            self.tell(element, f"{attribute} '{written}' is not in the code list {of}", "unknown code")
        return found

    def needed_code(self, element: Element, of: str, attribute: str = "code") -> str | None:
        """Give a code of a list; one that is missing is told, too."""
        if element.get(attribute):
            return self.code(element, attribute, of)
        self.tell(element, f"no {attribute}", "missing")
        return None

    def first_code(self, elements: list[Element], of: str) -> str | None:
        return self.needed_code(elements[0], of) if elements else None

    def value(self, element: Element, attribute: str, read: Callable[[str], Value | None]) -> Value | None:
        """Give what an attribute says, None where it is not there; what is no such value is told."""
        written = element.get(attribute)
        if written is None:
            return None
        found = read(written.strip())
        if found is None:
            self.tell(element, f"{attribute} '{written}' cannot be read", "bad value")
        return found

    def vocabulary(self, element: Element, of: str) -> str:
        """Give the vocabulary of a code, the DAC's where none is said; a word of 1.0x that has no code stays."""
        written = element.get("vocabulary")
        return DAC if not written else _code(written, of) or written.strip()

    def coded(self, element: Element, vocabulary: str, lists: dict[str, str]) -> str | None:
        """Give a code; it must be in the list of its vocabulary where there is one."""
        if vocabulary in lists:
            return self.needed_code(element, lists[vocabulary])
        if written := (element.get("code") or "").strip():
            return written
        self.tell(element, "no code", "missing")
        return None

    def organization(self, element: Element, activity: str) -> Organization:
        ref = (element.get("ref") or "").strip()
        identifier = (element.get(activity) or "").strip()
        names = self.narratives([element])
        return Organization(ref or None, self.code(element, "type", "OrganisationType"), names, identifier or None)

    def participant(self, element: Element) -> Participant:
        role = self.needed_code(element, "OrganisationRole", "role")
        return Participant(role, self.organization(element, "activity-id"))

    def dates(self, elements: list[Element]) -> Dates:
        """Give the first readable day of each type."""
        found: dict[str, Any] = {}
        for element in elements:
            name = _START_TYPES.get(self.needed_code(element, "ActivityDateType", "type") or "")
            moment = self.day(element)
            if name and moment:
                found.setdefault(name, moment)
        dates = Dates(**found)
        if dates.start and dates.end and dates.start > dates.end:
            self.tell(elements[0], f"starts on {dates.start} and ends on {dates.end}", "contradiction")
        return dates

    def day(self, element: Element) -> Any:
        """Give the day of an element: of its attribute, or of its text as 1.0x may have it."""
        written = (element.get("iso-date") or element.text or "").strip()
        found = values.day(written)
        if found is None:
            self.tell(element, f"'{written}' is no date" if written else "no date", "bad value")
        return found

    def first_day(self, elements: list[Element]) -> Any:
        return self.day(elements[0]) if elements else None

    def share(self, element: Element, code: str | None, vocabulary: str) -> Share:
        percentage = self.value(element, "percentage", values.percentage)
        return Share(code, percentage, vocabulary, self.narratives([element]))

    def countries(self, elements: Iterable[Element]) -> Shares:
        return tuple([self.share(part, self.needed_code(part, "Country"), "") for part in elements])

    def regions(self, elements: Iterable[Element]) -> Shares:
        return tuple([self.region(part) for part in elements])

    def region(self, element: Element) -> Share:
        vocabulary = self.vocabulary(element, "RegionVocabulary")
        code = self.coded(element, vocabulary, {DAC: "Region"})
        if vocabulary == M49 and code:
            short = code
            code = code.zfill(3)  # a spreadsheet takes the leading zeros
            if f"{M49}:{code}" not in regions():
                self.tell(element, f"code '{short}' is no region of M49", "unknown code")
                code = None
        return self.share(element, code, vocabulary)

    def sectors(self, elements: Iterable[Element]) -> Shares:
        return tuple([self.sector(part) for part in elements])

    def sector(self, element: Element) -> Share:
        vocabulary = self.vocabulary(element, "SectorVocabulary")
        return self.share(element, self.coded(element, vocabulary, _SECTORS), vocabulary)

    def marker(self, element: Element) -> Coded:
        vocabulary = self.vocabulary(element, "PolicyMarkerVocabulary")
        significance = self.code(element, "significance", "PolicySignificance")
        return Coded(self.coded(element, vocabulary, _MARKERS), vocabulary, significance)

    def aid_types(self, elements: Iterable[Element]) -> tuple[Coded, ...]:
        return tuple([self.aid_type(part) for part in elements])

    def aid_type(self, element: Element) -> Coded:
        vocabulary = self.vocabulary(element, "AidTypeVocabulary")
        return Coded(self.coded(element, vocabulary, _AID_TYPES), vocabulary)

    def money(self, holder: Element, elements: list[Element]) -> Money:
        if not elements:
            self.tell(holder, "no value", "missing")
            return Money(None, self.currency, None)
        element = elements[0]
        written = self.text(element).strip()
        amount = values.amount(written)
        if amount is None:
            self.tell(element, f"'{written}' is no amount" if written else "no amount", "bad value")
        currency = self.code(element, "currency", "Currency") if element.get("currency") else self.currency
        if currency is None and not element.get("currency"):
            self.tell(element, "no currency", "missing")
        return Money(amount, currency, self.value(element, "value-date", values.day))

    def transaction(self, element: Element) -> Transaction:
        parts = parts_of(element)
        return Transaction(
            self.first_code(parts["transaction-type"], "TransactionType"),
            self.first_day(parts["transaction-date"]),
            self.money(element, parts["value"]),
            self.party(parts["provider-org"], "provider-activity-id"),
            self.party(parts["receiver-org"], "receiver-activity-id"),
            self.countries(parts["recipient-country"]),
            self.regions(parts["recipient-region"]),
            self.sectors(parts["sector"]),
            self.aid_types(parts["aid-type"]),
            self.value(element, "humanitarian", values.truth),
            element.sourceline or 0,
        )

    def party(self, elements: list[Element], activity: str) -> Organization | None:
        return self.organization(elements[0], activity) if elements else None

    def budget(self, element: Element) -> Budget:
        parts = parts_of(element)
        return Budget(
            self.code(element, "type", "BudgetType"),
            self.code(element, "status", "BudgetStatus"),
            self.first_day(parts["period-start"]),
            self.first_day(parts["period-end"]),
            self.money(element, parts["value"]),
            element.sourceline or 0,
        )


@lru_cache(maxsize=8192)
def _code(written: str, of: str) -> str | None:
    """Give a code as its list has it, whatever its case; of a word of 1.0x its counterpart."""
    known, typed = codelist(of), written.strip()
    if typed in known:
        return typed
    return typed.upper() if typed.upper() in known else OLD.get(of, {}).get(typed.lower())
