"""Pages of two or three subjects side by side: what is counted of each, on the same lines."""

from __future__ import annotations

from operator import attrgetter
from shlex import quote
from types import MappingProxyType
from typing import TYPE_CHECKING

from tacli.named_tuples import NamedTuple
from tacli.query.field import Records, text
from tacli.views.blocks import Step
from tacli.views.charts import Side, Sides
from tacli.views.facets import called
from tacli.views.fact import facts
from tacli.views.table import Page, Section, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tacli.anything import AnyRow, JsonObject
    from tacli.models.document import ContributionsFacts
    from tacli.query.field import Field
    from tacli.views.fact import Fact

_LEAST = 20  # cells of what a line is of
_TOP = 6  # items of a section, by the most that any of them counts
_REPLIED, _PAID = "States parties that replied", "Paid into the fund"
_HEADINGS = {
    "named in": "Activities", "via a region in": "Activities", "names its States in": "Activities",
    "a region within it in": "Activities", "its States named in": "Activities", "via a wider region in": "Activities",
    "activities": "Activities", "replies": _REPLIED, "paid": _PAID,
    "grouping": "States", "region": "States",
}  # fmt: skip
# The headings in their order; of some every line is shown.
_ORDER = (
    "States", "Activities", "Topics", "Forms", "Status", "Organizations", "Funders", "Countries", "Regions",
    "Years", _REPLIED, _PAID,
)  # fmt: skip
_WHOLE = ("States", "Activities", "Status", "Years", _REPLIED, _PAID)
_APART = "Least developed countries"
_SAID = {
    "named in": "Name it", "via a region in": "Reach it through a region", "names its States in": "Name its States",
    "a region within it in": "Name a region within it", "its States named in": "Name a State of it",
    "via a wider region in": "Name a wider region", "activities": "All",
}  # fmt: skip


class Compared(NamedTuple):
    """A fact of one of the subjects that are compared."""

    subject: str
    section: str
    item: str
    label: str
    amount: int
    of: int | None
    share: float | None
    unit: str
    role: str
    source: JsonObject | None


# The fields of `tacli compare`: whose fact it is, then those of a fact.
_FIELDS = {"count": "amount"}  # a tuple has a count of its own
COMPARE: Records[AnyRow] = Records(
    "compare",
    (
        text("subject", "Subject", "Whose fact it is."),
        *(
            field._replace(get=attrgetter(_FIELDS.get(field.name, field.name)))
            for field in facts("compare", label=1, of=4, share=2, source=3).fields
        ),
    ),
)


def notes_of(kind: str, paid: ContributionsFacts) -> dict[str, str]:
    """Say into which fund and when was paid, and of States whose replies these are."""
    whose = "Those of the groups that each is in: the paper does not name the States that replied."
    replied = {_REPLIED: whose} if kind == "country" else {}
    return {_PAID: f"The {paid.fund}, {paid.start}-{paid.end}; all paid {paid.currency} {paid.total:,}.", **replied}


def compared(of: str, found: Iterable[Fact]) -> list[Compared]:
    """Give what is counted of a subject, told as its own."""
    return [
        Compared(of, f.section, f.item, f.label, f.count, f.of, f.share, f.unit, f.role, f.source)
        for f in found
        if f.count is not None
    ]


def _paid_once(found: Sequence[Compared]) -> list[Compared]:
    """Add up what the donors of a subject paid: they are in one currency."""
    paid = [fact for fact in found if fact.section == "paid"]
    others = [fact for fact in found if fact.section != "paid"]
    if not paid:
        return others
    count = sum(fact.amount for fact in paid)
    of = paid[0].of
    return [*others, paid[0]._replace(amount=count, share=count / of if of else None)]


class Part(NamedTuple):
    """Lines under one heading, with a note on how to read them."""

    sides: Sides
    note: str


def parts_of(
    titles: Sequence[str],
    found: Sequence[Sequence[Compared]],
    notes: Mapping[str, str] = MappingProxyType({}),
    *,
    top: int | None = _TOP,
) -> Iterator[Part]:
    """Put counts of some subjects side by side, those of the same thing on one line; `notes` are by heading.

    `top` is how many lines a long section shows; None gives them all.
    """
    each = [_paid_once(facts_of_one) for facts_of_one in found]
    lines: dict[str, list[tuple[str, list[Compared | None]]]] = {heading: [] for heading in _ORDER}
    for heading, item in dict.fromkeys(_line(fact) for facts_of_one in each for fact in facts_of_one):
        cells = [next((f for f in facts_of_one if _line(f) == (heading, item)), None) for facts_of_one in each]
        if _most(cells):
            lines[heading].append((item, cells))
    for heading, under in lines.items():
        shown = under if heading in _WHOLE else sorted(under, key=lambda line: -_most(line[1]))[:top]
        left = len(under) - len(shown)
        more = f"{left} more {'are' if left > 1 else 'is'} left out." if left else ""
        if shown:
            full = max(_most(cells) for _, cells in shown)
            told = tuple((item, tuple(_side(fact, full) for fact in cells)) for item, cells in shown)
            yield Part(Sides(heading, tuple(titles), told), " ".join(filter(None, (more, notes.get(heading)))))


def compare_page(titles: Sequence[str], found: Sequence[Part], *, cite: str) -> Page:
    """Lay the parts out for a screen, in columns of the same width all over the page."""
    said = [side.told for sides, _ in found for _, of in sides.lines for side in of]
    words = [word for title in titles for word in title.split()]  # so that all subjects have the same room
    least = max(map(len, [*said, *words]), default=0)
    columns = (
        text("what", "", "", flexible=True, least=_LEAST),
        *(_column(place, title, least) for place, title in enumerate(titles)),
    )
    sections = tuple(
        Section(
            sides.caption,
            (
                Table(
                    columns,
                    tuple((item, *(side.told for side in of)) for item, of in sides.lines),
                    broken="what",
                    bare=place > 0,
                ),
            ),
            note,
        )
        for place, (sides, note) in enumerate(found)
    )
    steps = tuple(Step(f"tacli profile {quote(title)}", "a page of its own") for title in titles)
    return Page(" · ".join(titles), ("side by side",), "", sections, cite=cite, steps=steps)


def _most(cells: Iterable[Compared | None]) -> int:
    return max(fact.amount for fact in cells if fact)


def _side(fact: Compared | None, full: int) -> Side:
    """Give a rate as long as it is, anything else by the most of its heading."""
    if fact is None:
        return Side("-", 0)
    rate = fact.share if fact.unit == "States" and fact.of else None
    return Side(_said(fact), fact.amount / full if rate is None else rate)


def _line(fact: Compared) -> tuple[str, str]:
    """Give the heading under which a fact stands, and what its line is called."""
    heading = _HEADINGS.get(fact.section) or called(fact.section.removeprefix("by ")).many
    if heading == "Activities":
        return heading, fact.label.capitalize() or _SAID[fact.section]
    if fact.section in ("grouping", "region"):
        return heading, "States in it"
    if fact.section == "paid":
        return heading, fact.unit
    if fact.section == "replies":
        group, _, instrument = fact.label.rpartition(": ")
        return heading, f"{instrument}, least developed" if group == _APART else instrument
    return heading, fact.label or fact.item


def _said(fact: Compared) -> str:
    """Give 13 of 18 (72%), or a count alone; a dash for none."""
    if not fact.amount:
        return "-"
    if fact.unit == "rows":
        return f"{fact.amount:,}"
    if fact.unit == "States" and fact.of:
        return f"{fact.amount} of {fact.of} ({fact.share:.0%})"
    return f"{fact.amount:,} ({fact.share:.1%})" if fact.share else f"{fact.amount:,}"


def _column(place: int, title: str, least: int) -> Field[AnyRow]:
    """Give the column of a subject: its name breaks at words, its figures are whole."""
    return text(f"of_{place}", title, "", 0, flexible=True, least=least)
