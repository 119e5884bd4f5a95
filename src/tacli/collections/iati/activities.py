"""Activities of the IATI Standard: the fields, each declared once, named as those of the paper that mean the same.

A row holds the codes of the standard as it writes them: countries are ISO 3166-1 alpha-2, where the paper has alpha-3.
"""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from tacli.anything import JsonObject, Option
from tacli.collections.iati import getters, reach, spoken
from tacli.collections.iati.getters import FUNDING
from tacli.collections.iati.money import largest_down, largest_up, money
from tacli.collections.iati.options import OPTIONS
from tacli.collections.iati.sheets import ACTIVITIES_SHEET
from tacli.collections.iati.texts import all_texts, in_words, name_of
from tacli.query.field import Field, Period, Records, Through, number, text
from tacli.query.last import once_a_row
from tacli.text import iso
from tacli.vocabulary.codelists import category_of

if TYPE_CHECKING:
    from tacli.models.iati import IatiActivity, Organization

_LIST: dict[str, Option] = {"flexible": True, "type": list[str]}
_MAYBE: dict[str, Option] = {"type": str | None, "may_be_empty": True}


# The fields that depend on a language, by the parts of an activity that they are of.
_OF_PARTS = {
    "titles": ("title",),
    "descriptions": ("summary",),
    "reporter": ("reporter",),
    "participants": ("partners", "donors", "funders", "parts", "participants"),
    "transactions": ("transactions",),
}


# The fields that follow from a part of an activity and its language alone; many of a publisher have the same part.
FOLLOWING = {
    "reporter": ("entity", "reporter", "publisher_type"),
    "participants": ("partners", "donors", "funders", "roles", "parts", "participants"),
}


def in_language(lang: str) -> dict[str, Records[IatiActivity]]:
    """Declare what depends on a language alone, in that language where there is such, by the parts of an activity."""
    whole = activities(lang)
    return {
        part: Records(whole.name, [whole[name]._replace(weight=0) for name in names])
        for part, names in _OF_PARTS.items()
    }


def money_in_language(lang: str) -> Records[IatiActivity]:
    """Declare where money goes as far as that depends on a language."""
    whole = money(lang)
    facets = {name: whole.facets[name] for name in ("donor", "provider", "receiver")}
    return Records("activities", (), money=whole._replace(facets=facets))


def activities(lang: str | None = None) -> Records[IatiActivity]:
    """Declare the fields and the money; texts are in the language where there are such, ISO 639-1."""

    @once_a_row
    def parties(row: IatiActivity) -> list[tuple[str | None, str | None, Organization]]:
        """Give who takes part, each with its role and its name."""
        own = row.lang
        return [(role, name_of(organization, lang, own), organization) for role, organization in row.participants]

    def partners(row: IatiActivity) -> list[str]:
        return getters.once([name for _, name, _ in parties(row)])

    def donors(row: IatiActivity) -> list[str]:
        return getters.once([name for role, name, _ in parties(row) if role == FUNDING])

    def funders(row: IatiActivity) -> list[str]:
        return getters.funders([(name, organization) for role, name, organization in parties(row) if role == FUNDING])

    def parts(row: IatiActivity) -> list[str]:
        return getters.once([f"{role}:{name}" for role, name, _ in parties(row) if role and name])

    def participants(row: IatiActivity) -> list[JsonObject]:
        return [
            {"name": name, "ref": organization.ref, "role": role, "type": organization.type}
            for role, name, organization in parties(row)
        ]

    def transactions(row: IatiActivity) -> list[JsonObject]:
        own = row.lang
        return [
            {
                "type": type_,
                "date": date and iso(date),
                **getters.money(value),
                "provider": provider and name_of(provider, lang, own),
                "receiver": receiver and name_of(receiver, lang, own),
            }
            for type_, date, value, provider, receiver, *_ in row.transactions
        ]

    def budgets(row: IatiActivity) -> list[JsonObject]:
        return [
            {
                "type": b.type,
                "status": b.status,
                "start": getters.iso(b.start),
                "end": getters.iso(b.end),
                **getters.money(b.value),
            }
            for b in row.budgets
        ]

    return Records(
        "activities",
        (
            text("id", "ID", "The identifier, as written.", **_MAYBE, get=lambda row: row.identifier),
            text(
                "entity", "Entity", "Code of the reporting organization.", 2, **_MAYBE,
                get=lambda row: row.reporter.ref, **OPTIONS["entity"],
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
                on_request=True, weight=1, get=lambda row: getters.once([name for name, _ in spoken.named(row)]),
                spoken=spoken.named,
            ),
            text(
                "topics", "Topics", "Sectors, of its transactions too: DAC codes, others as vocabulary:code.", 4,
                **_LIST, may_be_empty=True, get=getters.topics, **OPTIONS["topic"], ways=reach.of_topics,
            ),
            Field(
                "category", "Category", "DAC categories of the sectors, of three digits.", getters.nothing,
                type=list[str], through=Through("topics", category_of), **OPTIONS["category"],
            ),
            text(
                "kinds", "Kinds", "Types of aid, of its transactions too.", 6, **_LIST, may_be_empty=True,
                get=getters.kinds, **OPTIONS["kind"],
            ),
            text(
                "status", "Status", "Where it stands.", 3, **_MAYBE, **OPTIONS["status"],
            ),
            text(
                "scope", "Scope", "How wide it reaches.", None, **_MAYBE, **OPTIONS["scope"],
            ),
            text(
                "countries", "Countries", "ISO 3166-1 alpha-2, of its transactions too.", 5, **_LIST,
                may_be_empty=True, get=getters.countries, **OPTIONS["country"], ways=reach.of_countries,
            ),
            text(
                "regions", "Regions", "DAC codes, those of M49 as 2:code, of its transactions too.", 7, **_LIST,
                may_be_empty=True, get=getters.regions, **OPTIONS["region"], ways=reach.of_regions,
            ),
            text("start", "Start", "The actual day, else the planned one.", 8, **_MAYBE, style="day",
                 get=lambda row: getters.iso(row.dates.start)),
            text("end", "End", "The actual day, else the planned one.", 9, **_MAYBE, style="day",
                 get=lambda row: getters.iso(row.dates.end)),
            number("start_year", "From", "Year of the start.", None, descending=False, type=int | None,
                   on_request=True, get=lambda row: getters.year(row.dates.start)),
            number("end_year", "To", "Year of the end.", None, descending=False, type=int | None,
                   on_request=True, get=lambda row: getters.year(row.dates.end)),
            Field(
                "year", "Year", "Years from start to end.", getters.nothing, type=list[int],
                period=Period("start_year", "end_year"),
                **OPTIONS["year"],
            ),
            text(
                "partners", "Partners", "Participating organizations: names, else codes.", None, **_LIST,
                may_be_empty=True, weight=1, get=partners, spoken=spoken.partners, **OPTIONS["partner"],
            ),
            text(
                "donors", "Donors", "Participating organizations that fund it.", None, **_LIST,
                may_be_empty=True, get=donors, **OPTIONS["donor"],
            ),
            text(
                "funders", "Funders", "Who funds it, each as text of JSON: name, codes, types.", None, **_LIST,
                on_request=True, get=funders,
            ),
            text(
                "roles", "Roles", "Roles that organizations have in it.", None, **_LIST, may_be_empty=True,
                get=getters.roles, **OPTIONS["role"],
            ),
            text(
                "parts", "Parts", "Participating organizations with their roles, as role:name.", None, **_LIST,
                on_request=True, get=parts,
            ),
            text(
                "humanitarian", "Humanitarian", "Whether it is humanitarian, null where it does not say.", None,
                type=bool | None, may_be_empty=True, tell=getters.told_truth, **OPTIONS["humanitarian"],
            ),
            number(
                "hierarchy", "Level", "Its level in the reporter's own order, 1 the widest.", None, descending=False,
                type=int | None, may_be_empty=True, **OPTIONS["hierarchy"],
            ),
            text(
                "markers", "Markers", "Policy markers, but for those that it does not target.", None, **_LIST,
                may_be_empty=True, get=getters.markers, **OPTIONS["marker"],
            ),
            text(
                "languages", "Languages", "ISO 639-1 of its titles and descriptions.", None, **_LIST,
                may_be_empty=True, get=getters.languages, **OPTIONS["language"],
            ),
            text(
                "currencies", "Currencies", "ISO 4217 of its transactions and budgets.", None, **_LIST,
                may_be_empty=True, get=getters.currencies, **OPTIONS["currency"],
            ),
            number(
                "sum_from", "Sum", "The largest of its sums, of one kind in one currency, rounded down.", None,
                type=int | None, on_request=True, get=largest_down, **OPTIONS["min-amount"],
            ),
            number(
                "sum_to", "Sum, up", "The largest of its sums, of one kind in one currency, rounded up.", None,
                type=int | None, on_request=True, get=largest_up, **OPTIONS["max-amount"],
            ),
            text(
                "publisher_type", "Publisher", "What kind of organization reports it.", None, **_MAYBE,
                get=lambda row: row.reporter.type, **OPTIONS["publisher-type"],
            ),
            text(
                "participants", "Participants", "Participating organizations: name, code, role, type.", None,
                flexible=True, on_request=True, type=list[JsonObject], get=participants,
                tell=getters.told_participant,
            ),
            text("updated", "Updated", "When it was last updated, in UTC.", None, **_MAYBE, style="moment",
                 get=lambda row: row.updated.astimezone(UTC).isoformat() if row.updated else None),
            text("version", "Version", "Of the standard, as its file says.", None, type=str | None, on_request=True),
            text(
                "places", "Places", "Places of the activity with percentages.", None, flexible=True,
                on_request=True, type=list[JsonObject], get=getters.places, tell=getters.told_share,
            ),
            text(
                "sectors", "Sectors", "Sectors of the activity with percentages.", None, flexible=True,
                on_request=True, type=list[JsonObject], tell=getters.told_share,
                get=lambda row: getters.shares(row.sectors, getters.sector_key),
            ),
            text(
                "transactions", "Transactions", "Type, date, amount as exact text, currency, who to whom.", None,
                flexible=True, on_request=True, type=list[JsonObject], get=transactions, tell=getters.told_money,
            ),
            text(
                "budgets", "Budgets", "Type, status, period, amount as exact text, currency.", None, flexible=True,
                on_request=True, type=list[JsonObject], get=budgets, tell=getters.told_money,
            ),
            text("file", "File", "Where it stands.", None, on_request=True),
            number("line", "Line", "Where it begins in the file.", None, descending=False, on_request=True),
            Field("iati", "IATI", "The activity as it is published.", lambda row: row.published, form="iati"),
            text("cite", "Cite as", "File, line and identifier.", get=getters.cite, flexible=True, on_request=True),
        ),
        ACTIVITIES_SHEET,
        money(lang),
    )  # fmt: skip


IATI_ACTIVITIES = activities()
