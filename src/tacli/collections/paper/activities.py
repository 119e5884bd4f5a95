"""Activities of annex I: the fields, each declared once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.collections.paper import reach
from tacli.collections.paper.sheets import ACTIVITIES_SHEET
from tacli.query.field import Field, Period, Records, Through, cited, number, text
from tacli.query.spans import PARAGRAPHS, YEARS
from tacli.vocabulary import groups_of

if TYPE_CHECKING:
    from tacli.anything import JsonObject, Option
    from tacli.models import Activity


def _figures(row: Activity) -> list[JsonObject]:
    return [{"value": f.value, "unit": f.unit, "qualifier": f.qualifier} for f in row.figures]


def _figure(figure: JsonObject) -> str:
    count = f"{figure['value']:,} {figure['unit']}"
    return {"more-than": f"more than {count}", "each-year": f"{count} each year"}.get(figure["qualifier"], count)


def _place(row: Activity) -> str:
    sentences = ", ".join(map(str, row.sentences))
    said = f", sentence{'s' if len(row.sentences) > 1 else ''} {sentences}" if sentences else ""
    return f"annex I, paragraph {row.paragraph}{said}"


def _none(_row: Activity) -> None:
    """Give what a field that follows from others holds itself."""


_LIST: dict[str, Option] = {"flexible": True, "type": list[str]}
_YEAR: dict[str, Option] = {"type": int | None, "may_be_empty": True}

ACTIVITIES: Records[Activity] = Records(
    "activities",
    (
        text("id", "ID", "Entity, paragraph and running number."),
        text(
            "entity", "Entity", "Organization that gives the assistance.", 2, least=8,
            option="entity", vocabulary="entity", asks="Organization that gives the assistance.",
        ),
        number(
            "paragraph", "Par.", "Numbered paragraph of annex I.", descending=False,
            option="paragraph", read=PARAGRAPHS, asks="Paragraph of the paper: 25 or 22..28.",
        ),
        text(
            "sentences", "Sentences", "Sentences of the paragraph that say it.", None, flexible=True, type=list[int],
        ),
        text("title", "Title", "What is done, in our words.", 1, flexible=True, weight=100),
        text("summary", "Summary", "Who does what for whom, in our words.", None, flexible=True, weight=10),
        text(
            "topics", "Topics", "Problems that it addresses.", 4, **_LIST,
            option="topic", vocabulary="topic", asks="Problem that the assistance addresses.",
        ),
        text(
            "kinds", "Kinds", "Forms that it takes.", 6, **_LIST,
            option="kind", vocabulary="kind", asks="Form that the assistance takes.",
        ),
        text(
            "instruments", "Instruments", "Treaties that it serves.", None, **_LIST, may_be_empty=True,
            option="instrument", vocabulary="instrument", asks="Treaty that the assistance serves.",
        ),
        text(
            "status", "Status", "Status at September 2005.", 3,
            option="status", vocabulary="status", asks="Status at September 2005.",
        ),
        text(
            "scope", "Scope", "How wide it reaches.", None,
            option="scope", vocabulary="scope", asks="Geographical scope.",
        ),
        text(
            "countries", "Countries", "ISO 3166-1 alpha-3 of the States named.", 5, **_LIST, may_be_empty=True,
            option="country", vocabulary="country", ways=reach.of_countries, asks="State that the source names.",
        ),
        text(
            "regions", "Regions", "Regions and groupings named.", 7, **_LIST, may_be_empty=True,
            option="region", vocabulary="region", ways=reach.of_regions,
            asks="Region or grouping that the source names, a region within it, or a State of it.",
        ),
        Field(
            "group", "Grouping", "Groupings of annex II that hold a State named.", _none, type=list[str],
            through=Through("countries", groups_of),
            option="group", vocabulary="group", ways=reach.of_groups, asks="Grouping of which it names a State.",
        ),
        text("venues", "Venues", "Places that only host.", None, **_LIST, may_be_empty=True),
        text("start", "Start", "First year, as the source gives it.", 8, **_YEAR),
        text("end", "End", "Last year, as the source gives it.", 9, **_YEAR),
        Field(
            "year", "Year", "Years from start to end.", _none, type=list[int], period=Period("start", "end"),
            option="year", read=YEARS, asks="Under way in these years: 2004, 2003..2005, 2003.., ..2005.",
        ),
        text(
            "partners", "Partners", "Organizations working together with the entity.", None, **_LIST,
            may_be_empty=True, weight=1,
            option="partner", vocabulary="partner", asks="Organization that works with the entity.",
        ),
        text(
            "names", "Names", "Proper names of the project or publication.", None, **_LIST,
            may_be_empty=True, weight=1,
        ),
        text(
            "figures", "Figures", "Counts: value, unit, qualifier.", None, flexible=True, may_be_empty=True,
            get=_figures, tell=_figure, type=list[dict[str, int | str]],
        ),
        cited(_place),
        Field("iati", "IATI", "The activity in the IATI Standard, version 2.03.", _none, form="iati"),
    ),
    ACTIVITIES_SHEET,
)  # fmt: skip
