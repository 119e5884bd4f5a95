"""Activities of the IATI Standard: the fields, each declared once, named as those of the paper that mean the same.

A row holds the codes of the standard as it writes them: countries are ISO 3166-1 alpha-2, where the paper has alpha-3.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tacli.collections.iati import reach, spoken
from tacli.errors import UsageError
from tacli.query.conditions import MOST, Span
from tacli.query.field import Field, Period, Records, Through, number, text
from tacli.query.spans import YEARS, Reader
from tacli.text import visible, whole_number
from tacli.vocabulary.codelists import DAC, DAC_CATEGORY, category_of, qualified

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from tacli.models.iati import Coded, IatiActivity, Money, Narratives, Organization, Share

_NOT_TARGETED = "0"
FUNDING = "1"
_TRUTHS = {"yes": 1, "true": 1, "1": 1, "no": 0, "false": 0, "0": 0}


def _truth(typed: str) -> Span:
    """Read yes or no. Raises UsageError."""
    found = _TRUTHS.get(typed.strip().lower())
    if found is None:
        raise UsageError(f"'{visible(typed)[:80]}' is neither yes nor no.", "Type --humanitarian yes.")
    return Span(found, found)


def _level(typed: str) -> Span:
    """Read a level, or levels from one on. Raises UsageError."""
    first, dots, last = (part.strip() for part in typed.partition(".."))
    ends = [whole_number(part) if part else None for part in (first, last)]
    if not (first or last) or any(part and end is None for part, end in zip((first, last), ends, strict=True)):
        raise UsageError(f"'{visible(typed)[:80]}' is no level.", "Type --hierarchy 1, or 1..2.")
    least = ends[0] or 0
    return Span(least, (MOST if ends[1] is None else ends[1]) if dots else least)


TRUTH = Reader(_truth, ("yes", "no"))
LEVELS = Reader(_level, ("1", "2", "1..2"))


def in_words(narratives: Narratives, lang: str | None, default: str | None) -> str | None:
    """Give the text in a language: the one asked for, else the activity's own, else English, else the first."""
    for wanted in (lang, default, "en"):
        for narrative in narratives if wanted else ():
            if narrative.lang == wanted:
                return _one_line(narrative.text)
    return _one_line(narratives[0].text) if narratives else None


def _one_line(written: str) -> str:
    return " ".join(written.split())


def all_texts(narratives: Narratives) -> list[str]:
    """Give the texts in all languages, each on one line."""
    return [_one_line(narrative.text) for narrative in narratives]


def _key(item: Share | Coded) -> str | None:
    """Give the code, behind its vocabulary where it is not the DAC's; a country has none."""
    return item.code and qualified(item.vocabulary or DAC, item.code)


def _sector_key(sector: Share) -> str | None:
    """Give the code; those of the DAC have five digits, or three, and need no vocabulary to be told apart."""
    return sector.code if sector.vocabulary == DAC_CATEGORY else _key(sector)


def _once(keys: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(filter(None, keys)))


def _countries(row: IatiActivity) -> list[str]:
    return _once(map(_key, (*row.countries, *(share for t in row.transactions for share in t.countries))))


def _regions(row: IatiActivity) -> list[str]:
    return _once(map(_key, (*row.regions, *(share for t in row.transactions for share in t.regions))))


def _topics(row: IatiActivity) -> list[str]:
    return _once(map(_sector_key, (*row.sectors, *(share for t in row.transactions for share in t.sectors))))


def _kinds(row: IatiActivity) -> list[str]:
    """Give the aid types, which are those of vocabulary 1."""
    types = (*row.aid_types, *(aid_type for t in row.transactions for aid_type in t.aid_types))
    return _once(aid_type.code for aid_type in types if aid_type.vocabulary == DAC)


def _markers(row: IatiActivity) -> list[str]:
    return _once(_key(marker) for marker in row.markers if marker.significance != _NOT_TARGETED)


def _languages(row: IatiActivity) -> list[str]:
    texts = (*row.titles, *row.descriptions)
    return _once(narrative.lang for narrative in texts)


def name_of(organization: Organization, lang: str | None, default: str | None) -> str | None:
    """Give what an organization is called in a row: its name, else its code."""
    return in_words(organization.names, lang, default) or organization.ref


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _year(day: date | None) -> int | None:
    return day.year if day else None


def _currencies(row: IatiActivity) -> list[str]:
    values = [*(t.value for t in row.transactions), *(b.value for b in row.budgets)]
    return sorted({value.currency for value in values if value.currency})


def _money(value: Money) -> dict[str, Any]:
    """Give money as JSON has it: the amount as text, which loses nothing."""
    amount = None if value.amount is None else format(value.amount, "f")
    return {"amount": amount, "currency": value.currency, "value_date": _iso(value.date)}


def _shares(shares: Iterable[Share], key: Callable[[Share], str | None] = _key) -> list[dict[str, Any]]:
    return [
        {"code": key(share), "percentage": None if share.percentage is None else format(share.percentage, "f")}
        for share in shares
    ]


def _places(row: IatiActivity) -> list[dict[str, Any]]:
    return _shares((*row.countries, *row.regions))


def _told_share(share: dict[str, Any]) -> str:
    code = share["code"] or "?"
    return code if share["percentage"] is None else f"{code} {share['percentage']} %"


def _told_money(value: dict[str, Any]) -> str:
    return f"{value['amount'] or '?'} {value['currency'] or '?'}"


def _cite(row: IatiActivity) -> str:
    return f"{row.file}, line {row.line}, {row.identifier or 'without identifier'}"


def _none(_row: IatiActivity) -> None:
    """Give what a field that follows from others holds itself."""


_LIST: dict[str, Any] = {"flexible": True, "type": list[str]}
_MAYBE: dict[str, Any] = {"type": str | None, "may_be_empty": True}


def activities(lang: str | None = None) -> Records[IatiActivity]:
    """Declare the fields; texts are in the language where there are such, ISO 639-1."""

    def party(row: IatiActivity) -> Callable[[Organization], str | None]:
        return lambda organization: name_of(organization, lang, row.lang)

    def named(row: IatiActivity, organizations: Iterable[Organization]) -> list[str]:
        return _once(map(party(row), organizations))

    def partners(row: IatiActivity) -> list[str]:
        return named(row, (participant.organization for participant in row.participants))

    def donors(row: IatiActivity) -> list[str]:
        return named(row, (p.organization for p in row.participants if p.role == FUNDING))

    def transactions(row: IatiActivity) -> list[dict[str, Any]]:
        return [
            {
                "type": t.type,
                "date": _iso(t.date),
                **_money(t.value),
                "provider": t.provider and party(row)(t.provider),
                "receiver": t.receiver and party(row)(t.receiver),
            }
            for t in row.transactions
        ]

    def budgets(row: IatiActivity) -> list[dict[str, Any]]:
        return [
            {"type": b.type, "status": b.status, "start": _iso(b.start), "end": _iso(b.end), **_money(b.value)}
            for b in row.budgets
        ]

    return Records(
        "activities",
        (
            text("id", "ID", "The identifier, as written.", **_MAYBE, get=lambda row: row.identifier),
            text(
                "entity", "Entity", "Code of the reporting organization.", 2, **_MAYBE,
                get=lambda row: row.reporter.ref,
                option="entity", vocabulary="entity", asks="Organization that reports it.",
            ),
            text(
                "reporter", "Reporter", "Name of the reporting organization.", None, type=str | None, weight=1,
                get=lambda row: in_words(row.reporter.names, lang, row.lang) or "", flexible=True,
                spoken=spoken.reporter,
            ),
            text(
                "title", "Title", "In the language asked for, else the activity's own, English or the first.", 1,
                **_MAYBE, flexible=True, get=lambda row: in_words(row.titles, lang, row.lang),
            ),
            text(
                "summary", "Summary", "The first description, in the same language.", None,
                **_MAYBE, flexible=True, get=lambda row: in_words(row.descriptions, lang, row.lang),
            ),
            text(
                "titles", "Titles", "The title in all languages.", None, **_LIST, on_request=True, weight=100,
                get=lambda row: all_texts(row.titles), spoken=spoken.titles,
            ),
            text(
                "summaries", "Summaries", "All descriptions in all languages.", None, **_LIST, on_request=True,
                weight=10, get=lambda row: all_texts(row.descriptions), spoken=spoken.summaries,
            ),
            text(
                "named", "Named", "Names of places and sectors, and of who gives and receives money.", None, **_LIST,
                on_request=True, weight=1, get=lambda row: _once(name for name, _ in spoken.named(row)),
                spoken=spoken.named,
            ),
            text(
                "topics", "Topics", "Sectors, of its transactions too: DAC codes, others as vocabulary:code.", 4,
                **_LIST, may_be_empty=True, get=_topics,
                option="topic", vocabulary="topic", ways=reach.of_topics, asks="Sector, or a category of sectors.",
            ),
            Field(
                "category", "Category", "DAC categories of the sectors, of three digits.", _none, type=list[str],
                through=Through("topics", category_of),
                option="category", vocabulary="category", asks="Category of sectors, of three digits.",
            ),
            text(
                "kinds", "Kinds", "Types of aid, of its transactions too.", 6, **_LIST, may_be_empty=True, get=_kinds,
                option="kind", vocabulary="kind", asks="Type of aid.",
            ),
            text(
                "status", "Status", "Where it stands.", 3, **_MAYBE,
                option="status", vocabulary="status", asks="Where it stands.",
            ),
            text(
                "scope", "Scope", "How wide it reaches.", None, **_MAYBE,
                option="scope", vocabulary="scope", asks="How wide it reaches.",
            ),
            text(
                "countries", "Countries", "ISO 3166-1 alpha-2, of its transactions too.", 5, **_LIST,
                may_be_empty=True, get=_countries,
                option="country", vocabulary="country", ways=reach.of_countries, asks="Country that it names.",
            ),
            text(
                "regions", "Regions", "DAC codes, those of M49 as 2:code, of its transactions too.", 7, **_LIST,
                may_be_empty=True, get=_regions,
                option="region", vocabulary="region", ways=reach.of_regions,
                asks="Region that it names, a region within it, or a country of it.",
            ),
            text("start", "Start", "The actual day, else the planned one.", 8, **_MAYBE,
                 get=lambda row: _iso(row.dates.start)),
            text("end", "End", "The actual day, else the planned one.", 9, **_MAYBE,
                 get=lambda row: _iso(row.dates.end)),
            number("start_year", "From", "Year of the start.", None, descending=False, type=int | None,
                   on_request=True, get=lambda row: _year(row.dates.start)),
            number("end_year", "To", "Year of the end.", None, descending=False, type=int | None,
                   on_request=True, get=lambda row: _year(row.dates.end)),
            Field(
                "year", "Year", "Years from start to end.", _none, type=list[int],
                period=Period("start_year", "end_year"),
                option="year", read=YEARS, asks="Years that overlap: 2020, 2019..2021, 2019.., ..2021.",
            ),
            text(
                "partners", "Partners", "Participating organizations: names, else codes.", None, **_LIST,
                may_be_empty=True, weight=1, get=partners, spoken=spoken.partners,
                option="partner", vocabulary="partner", asks="Organization that takes part, in any role.",
            ),
            text(
                "donors", "Donors", "Participating organizations that fund it.", None, **_LIST,
                may_be_empty=True, get=donors,
                option="donor", vocabulary="donor", asks="Organization that funds it.",
            ),
            text(
                "humanitarian", "Humanitarian", "Whether it is humanitarian, null where it does not say.", None,
                type=bool | None, may_be_empty=True, option="humanitarian", read=TRUTH, asks="Humanitarian: yes or no.",
            ),
            number(
                "hierarchy", "Level", "Its level in the reporter's own order, 1 the widest.", None, descending=False,
                type=int | None, may_be_empty=True, option="hierarchy", read=LEVELS, asks="Level: 1, 2 or 1..2.",
            ),
            text(
                "markers", "Markers", "Policy markers, but for those that it does not target.", None, **_LIST,
                may_be_empty=True, get=_markers,
                option="marker", vocabulary="marker", asks="Policy that it targets.",
            ),
            text(
                "languages", "Languages", "ISO 639-1 of its titles and descriptions.", None, **_LIST,
                may_be_empty=True, get=_languages,
                option="language", vocabulary="language", asks="Language that it is told in.",
            ),
            text(
                "currencies", "Currencies", "ISO 4217 of its transactions and budgets.", None, **_LIST,
                may_be_empty=True, get=_currencies,
                option="currency", vocabulary="currency", asks="Currency of its money.",
            ),
            text(
                "publisher_type", "Publisher", "What kind of organization reports it.", None, **_MAYBE,
                get=lambda row: row.reporter.type,
                option="publisher-type", vocabulary="publisher-type", asks="Kind of the reporting organization.",
            ),
            text("updated", "Updated", "When it was last updated.", None, **_MAYBE,
                 get=lambda row: row.updated.isoformat() if row.updated else None),
            text("version", "Version", "Of the standard, as its file says.", None, type=str | None, on_request=True),
            text(
                "places", "Places", "Places of the activity with percentages.", None, flexible=True,
                on_request=True, type=list[dict[str, Any]], get=_places, tell=_told_share,
            ),
            text(
                "sectors", "Sectors", "Sectors of the activity with percentages.", None, flexible=True,
                on_request=True, type=list[dict[str, Any]], tell=_told_share,
                get=lambda row: _shares(row.sectors, _sector_key),
            ),
            text(
                "transactions", "Transactions", "Type, date, amount as exact text, currency, who to whom.", None,
                flexible=True, on_request=True, type=list[dict[str, Any]], get=transactions, tell=_told_money,
            ),
            text(
                "budgets", "Budgets", "Type, status, period, amount as exact text, currency.", None, flexible=True,
                on_request=True, type=list[dict[str, Any]], get=budgets, tell=_told_money,
            ),
            text("file", "File", "Where it stands.", None, on_request=True),
            number("line", "Line", "Where it begins in the file.", None, descending=False, on_request=True),
            text("cite", "Cite as", "File, line and identifier.", get=_cite, flexible=True, on_request=True),
        ),
    )  # fmt: skip


IATI_ACTIVITIES = activities()
