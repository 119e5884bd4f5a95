"""Counts, cross-tables and the paper on one screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tacli.query.facets import cross, overlap, tally
from tacli.query.tally import OVERLAPPING, ranked, rates, total_rates
from tacli.views.columns import Column, column, number, percent
from tacli.views.table import Table
from tacli.vocabulary import label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tacli.models import Dataset

TOP = 5
_SPARKS = "▁▂▃▄▅▆▇█"


@dataclass(frozen=True)
class Item:
    """A line of the overview: `count` out of `of`, `share` from 0 to 1."""

    section: str
    item: str
    count: int
    of: int
    source: str
    label: str = ""

    @property
    def share(self) -> float:
        """Count out of the whole."""
        return self.count / self.of if self.of else 0.0


OVERVIEW = (
    column("section", "Section", "Part of the paper."),
    column("item", "Item", "What is counted; for donors, who paid."),
    number("count", "Count", "Rows, States or dollars."),
    number("of", "Of", "The whole that the share is of.", 2),
    percent("share", "Share", "Count of the whole, from 0 to 1."),
    column("label", "Label", "The item in words.", None, flexible=True),
    column("source", "Source", "Annex of the paper.", None),
)

TALLY = (
    column("value", "Value", "Code of the field counted by."),
    number("count", "Rows", "Activities that hold it."),
    percent("share", "Share", "Of all activities that passed the filters, from 0 to 1."),
)


def overview(dataset: Dataset, rows: Sequence[Any], foot: str, *, top: int | None = TOP) -> Table:
    """Lay out entities, activities, replies and donors; the activities are those that passed the filters.

    `top` is how many topics, kinds, countries and donors there are; None gives them all.
    """
    items = (*_entities(dataset), *_activities(rows, top), *_replies(dataset), *_donors(dataset, top))
    title = "Technical assistance against transnational organized crime, 2005"
    foot = f"{_sparkline(rows)}{foot}"
    return Table(OVERVIEW, items, bar="share", foot=foot, whole=True, title=title, sections="section")


def tally_table(rows: Sequence[Any], facet: str, foot: str) -> Table:
    """Lay out how many rows hold each value of a facet, with the note on overlap."""
    first = TALLY[0]._replace(title=facet.capitalize())
    note = f"{_note(rows, facet)} {foot}"
    return Table((first, *TALLY[1:]), tuple(tally(rows, facet)), bar="count", foot=note, whole=True)


def cross_table(rows: Sequence[Any], facet: str, other: str, foot: str, *, shares: bool) -> Table:
    """Lay out one facet against another, with margins of distinct rows."""
    counts = cross(rows, facet, other)
    whole = len(rows) if shares and rows else 1
    margin = {t.value: t.count for t in tally(rows, facet)}
    heads = [t.value for t in tally(rows, other)]
    style = percent if shares else number

    def getter(head: Any) -> Callable[[Any], Any]:
        return lambda value: _cell(counts[value, head], whole, shares=shares)

    columns: list[Column] = [column("value", facet.capitalize(), f"Code of the {facet}.", get=lambda value: value)]
    for head in heads:
        title = str(head).replace("-", "-\n")
        columns.append(style(str(head), title, f"Rows with {other} {head}.", 1)._replace(get=getter(head)))
    total = style("rows", "Rows", "Distinct rows, whatever the columns.")
    columns.append(total._replace(get=lambda value: _cell(margin[value], whole, shares=shares)))
    note = f"{_note(rows, facet)} {_note(rows, other)} {foot}"
    return Table(tuple(columns), tuple(margin), foot=note, whole=True)


def _cell(count: int, whole: int, *, shares: bool) -> float | int:
    return count / whole if shares else count


def _note(rows: Sequence[Any], facet: str) -> str:
    """Say how the counts of a facet add up."""
    added, distinct, without = overlap(rows, facet)
    overlapping = f"add up to {added:,} and overlap" if added > distinct else f"add up to {added:,}"
    none = f"; {without:,} hold no {facet}" if without else ""
    return f"By {facet}: {distinct:,} distinct of {len(rows):,} rows{none}; the counts {overlapping}."


def _sparkline(rows: Sequence[Any]) -> str:
    counts = {t.value: t.count for t in tally(rows, "year")}
    if not counts:
        return ""
    first, last, most = min(counts), max(counts), max(counts.values())
    bars = "".join(_SPARKS[round(counts.get(y, 0) / most * (len(_SPARKS) - 1))] for y in range(first, last + 1))
    return f"Years {first}-{last}: {bars}, at most {most} rows a year. "


def _entities(dataset: Dataset) -> Iterator[Item]:
    said = dataset.document.replies
    for name, count in (
        ("reported activities", said.reported),
        ("nothing to report", said.nothing_to_report),
        (f"for a group of {said.group_members}", said.through_group),
    ):
        yield Item("entities", name, count, said.entities, "annex I")


def _activities(rows: Sequence[Any], top: int | None) -> Iterator[Item]:
    yield Item("activities", "all", len(rows), len(rows), "annex I")
    for facet in ("status", "topic", "kind", "country"):
        found = tally(rows, facet)
        shown = found if facet == "status" else found[:top]
        for t in shown:
            heading = _heading(facet, len(shown), len(found))
            yield Item(heading, t.value, t.count, len(rows), "annex I", label(facet, t.value))


def _heading(name: str, shown: int, found: int) -> str:
    return name if shown == found else f"{name} ({shown} of {found})"


def _replies(dataset: Dataset) -> Iterator[Item]:
    found = rates(dataset.responses)
    for row in found:
        if row.instrument == "convention":
            apart = " (apart)" if row.group == OVERLAPPING else ""
            name = label("group", row.group)
            yield Item("replies, convention", row.group + apart, row.replies, row.parties, "annex II", name)
    for row in total_rates(found):
        name = label("instrument", row.instrument)
        yield Item("replies, all", row.instrument, row.replies, row.parties, "annex II", name)


def _donors(dataset: Dataset, top: int | None) -> Iterator[Item]:
    total = dataset.document.contributions.total
    donors = ranked(dataset.contributions)
    shown = donors[:top]
    for d in shown:
        yield Item(_heading("donor, USD", len(shown), len(donors)), d.donor, d.amount, total, "annex III", d.donor)
    yield Item("donor, USD", "all", sum(d.amount for d in donors), total, "annex III")
