"""The money of one subject on a page: all of it, then by what it can be added up by, the largest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.engines.memory import MemoryEngine
from tacli.named_tuples import NamedTuple
from tacli.query.field import Records, amount, percent, text
from tacli.query.sums import EXACT
from tacli.views.sums import ALL, NOWHERE, TOTAL, in_currencies, sum_lines
from tacli.views.table import Page, Table, listed
from tacli.views.table import Section as Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from tacli.query.conditions import Query
    from tacli.query.sums import Key
    from tacli.views.blocks import Step
    from tacli.views.sums import Line

TOP = 10
# What a page adds up by, for each kind of subject.
FACETS = {
    "country": ("topic", "entity", "donor", "year"),
    "region": ("topic", "country", "entity", "donor", "year"),
    "topic": ("country", "region", "entity", "donor", "year"),
    "entity": ("topic", "country", "region", "donor", "year"),
    "partner": ("topic", "country", "entity", "year"),
    "donor": ("topic", "country", "entity", "year"),
}


class Fact(NamedTuple):
    """A line of a section; its share is of all in that currency."""

    section: str
    item: str
    label: str
    currency: str | None
    amount: Decimal
    share: float | None
    role: str


SUM_PROFILE: Records[Fact] = Records(
    "profile",
    (
        text("section", "Section", "Part of the page.", flexible=True),
        text("item", "Item", "Code or name of what the amount goes to.", None),
        text("label", "To", "The item in words.", 0, flexible=True),
        text("currency", "Currency", "ISO 4217, null where none is said.", type=str | None),
        amount("amount", "Amount", "Exact sum; text where a number of JSON would not be exact."),
        percent("share", "Share", "Of all in that currency, from 0 to 1; null where that is 0.", 1),
        text("role", "Role", f"item, others, {NOWHERE}, or {TOTAL} of a currency.", None),
    ),
)


class Section(NamedTuple):
    """Lines by a facet, in whole units; `names` gives words for codes."""

    facet: str
    lines: Mapping[Key, Decimal]
    names: Mapping[str, str]


def sum_profile(title: str, sections: Sequence[Section], query: Query, foot: str) -> Table:
    """Lay out a page; the first section is of no facet, and has the totals."""
    rows = [fact for section in sections for fact in _facts(section)]
    return listed(MemoryEngine(SUM_PROFILE, rows), query, foot=foot, bar="share", sections="section", title=title)


def sum_page(story: Page, source: str, step: Step) -> Page:
    """Give the page for a screen: each currency has all its width, and what is known of the sums is said beside it."""
    parts = (
        Part("" if place else part.heading, (block,))
        for part in story.sections
        for place, block in enumerate(part.blocks)
    )
    return Page(story.title, story.kicker, sections=tuple(parts), cite=source, steps=(step,))


def _facts(section: Section) -> Iterator[Fact]:
    for lines in in_currencies(sum_lines(section.lines)).values():
        shown = lines if section.facet == "year" else lines[:TOP]
        yield from (_fact(section, line) for line in shown)
        if others := lines[len(shown) :]:
            yield _others(section, others)


def _fact(section: Section, line: Line) -> Fact:
    name = f"by {section.facet}" if section.facet else "all"
    item = str(line.values[0]) if line.values else ALL
    return Fact(name, item, section.names.get(item, item), line.currency, line.amount, line.share, line.role)


def _others(section: Section, lines: Sequence[Line]) -> Fact:
    """Add up the lines that are not shown, so that a section adds up to all."""
    added = lines[0].amount
    for line in lines[1:]:
        added = EXACT.add(added, line.amount)
    share = None if lines[0].share is None else sum(line.share or 0 for line in lines)
    said = f"{len(lines):,} more together"
    return Fact(f"by {section.facet}", "others", said, lines[0].currency, added, share, "others")
