"""The columns of every kind of record, in the order of the JSON keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tacli.views.columns import column, number, percent

if TYPE_CHECKING:
    from tacli.models import Activity
    from tacli.query.search import Hit
    from tacli.views.columns import Column


def _figures(row: Activity) -> list[dict[str, Any]]:
    return [{"value": f.value, "unit": f.unit, "qualifier": f.qualifier} for f in row.figures]


ACTIVITIES = (
    column("id", "ID", "Entity, paragraph and running number."),
    column("entity", "Entity", "Organization that gives the assistance.", 2),
    number("paragraph", "Par.", "Numbered paragraph of annex I.", descending=False),
    column("title", "Title", "What is done, in our words.", 1, flexible=True),
    column("summary", "Summary", "Who does what for whom, in our words.", None, flexible=True),
    column("topics", "Topics", "Problems that it addresses.", 4, flexible=True, type=list[str]),
    column("kinds", "Kinds", "Forms that it takes.", 6, flexible=True, type=list[str]),
    column("instruments", "Instruments", "Treaties that it serves.", None, flexible=True, type=list[str]),
    column("status", "Status", "Status at September 2005.", 3),
    column("scope", "Scope", "How wide it reaches.", None),
    column("countries", "Countries", "ISO 3166-1 alpha-3 of the States named.", 5, flexible=True, type=list[str]),
    column("regions", "Regions", "Regions and groupings named.", 7, flexible=True, type=list[str]),
    column("venues", "Venues", "Places that only host.", None, flexible=True, type=list[str]),
    column("start", "Start", "First year, as the source gives it.", 8, type=(int | None)),
    column("end", "End", "Last year, as the source gives it.", 9, type=(int | None)),
    column(
        "partners", "Partners", "Organizations working together with the entity.", None, flexible=True, type=list[str]
    ),
    column("names", "Names", "Proper names of the project or publication.", None, flexible=True, type=list[str]),
    column(
        "figures",
        "Figures",
        "Counts: value, unit, qualifier.",
        None,
        flexible=True,
        get=_figures,
        type=list[dict[str, int | str]],
    ),
)

# A search shows what was found rather than how it is coded.
_FOUND = {"summary": 2, "topics": None, "kinds": None, "countries": None, "regions": None, "start": None, "end": None}


def _of_hit(column_: Column) -> Column:
    """Give the column of a hit's row."""

    def get(hit: Hit) -> Any:
        return column_.get(hit.row)

    return column_._replace(priority=_FOUND.get(column_.name, column_.priority), get=get)


SEARCH = (
    number("score", "Score", "100 a phrase in the title, 10 in the summary, 1 in names or partners.", None),
    *map(_of_hit, ACTIVITIES),
)

RESPONSES = (
    column("group", "Grouping", "Country grouping."),
    column("instrument", "Instrument", "Treaty."),
    number("parties", "Parties", "States parties (denominator of the rate)."),
    number("replies", "Replies", "Parties that replied (numerator of the rate)."),
    percent("rate", "Rate", "Replies by parties, from 0 to 1."),
    number("missing", "Missing", "Parties that have not replied.", 2),
)

DONORS = (
    column("rank", "Rank", "1 paid most; equal amounts share a rank.", 2, align="right", style="number", type=int),
    column("donor", "Donor", "As the paper names it."),
    column("kind", "Kind", "member-state or other.", 4),
    column("country", "Code", "ISO 3166-1 alpha-3 of a State.", 5, type=(str | None)),
    number("amount", "Amount", "Paid over the period, in whole units of the currency."),
    percent("share", "Share", "Of all contributions, from 0 to 1.", 1),
    percent("cumulative", "Cumulative", "Share of this rank and all above it, from 0 to 1.", 3),
)

ENTITIES = (
    column("id", "ID", "Code for --entity."),
    column("name", "Name", "As the paper prints it.", 1, flexible=True),
    column("acronym", "Acronym", "Where the paper gives one.", 4, type=(str | None)),
    column("section", "Section", "A nothing to report, B organizations, C members of the group.", 5),
    column("order", "Order", "Its place in the section.", None, align="right", type=int),
    column("paragraphs", "Paragraphs", "Numbered paragraphs of annex I.", 0, flexible=True, type=list[int]),
    column("reply", "Reply", "reported or nothing-to-report.", 3),
    column("replied_through", "Through", "The entity that replied for it.", 6, type=(str | None)),
    number("activities", "Activities", "Rows of activities.", 2),
    column("units", "Units", "Parts with paragraphs of their own.", None, flexible=True, type=list[dict[str, Any]]),
)

VOCABULARIES = (
    column("vocabulary", "Vocabulary", "Name for tacli terms."),
    number("terms", "Terms", "How many codes it holds."),
    column("used", "Used by", "Commands and options that take it.", 1, flexible=True),
)

TERMS = (
    column("code", "Code", "What the records hold."),
    column("label", "Label", "In words.", 2, flexible=True),
    number("count", "Rows", "Rows of the dataset that hold the code.", 1),
    column("aliases", "Aliases", "What may be typed too.", 4, flexible=True, type=list[str]),
    column("definition", "Definition", "What it covers.", 3, flexible=True),
)

ABOUT = tuple(
    column(name, title, help_, flexible=True)
    for name, title, help_ in (
        ("title", "Title", "Title of the document."),
        ("body", "Body", "Body that it was prepared for."),
        ("session", "Session", "Session, place and dates."),
        ("agenda_item", "Agenda item", "Item of the provisional agenda."),
        ("issued", "Issued", "Date of distribution."),
        ("responses_as_at", "Responses as at", "Date of annex II."),
        ("contributions", "Contributions", "Fund, period, currency and stated total of annex III."),
        ("entities", "Entities", "How many replied, and how."),
        ("activities", "Activities", "Rows coded from annex I."),
        ("checks", "Checked", "What loading proved."),
        ("cite", "Cite as", "The document has no symbol of its own in print."),
        ("version", "tacli", "Version of the tool."),
    )
)

PROBLEMS = (
    column("place", "Place", "File, line, or path to the field."),
    column("reason", "Reason", "What is wrong.", 1, flexible=True),
    column("kind", "Kind", "What kind of wrong it is.", 2),
)
