"""Counts, cross-tables and the paper on one screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tacli.collections.paper.annexes import OVERLAPPING, ranked, rates, total_rates
from tacli.engines.memory import MemoryEngine
from tacli.errors import UsageError
from tacli.query.field import Records, number, percent, text
from tacli.views.table import Series, Table, listed
from tacli.vocabulary import label, vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tacli.models import Dataset
    from tacli.query.conditions import Query
    from tacli.query.field import Field
    from tacli.query.tallies import Counts, Tally

TOP = 5
OVERVIEW_FACETS = ("status", "topic", "kind", "country", "year")
_MOST_COLUMNS = 1000


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


OVERVIEW: Records[Item] = Records(
    "summary",
    (
        text("section", "Section", "Part of the paper."),
        text("item", "Item", "What is counted; for donors, who paid."),
        number("count", "Count", "Rows, States or dollars."),
        number("of", "Of", "The whole that the share is of.", 2),
        percent("share", "Share", "Count of the whole, from 0 to 1."),
        text("label", "Label", "The item in words.", None, flexible=True),
        text("source", "Source", "Annex of the paper.", None),
    ),
)

TALLY: Records[Tally] = Records(
    "tally",
    (
        text("value", "Value", "Code of the field counted by."),
        number("count", "Rows", "Activities that hold it."),
        percent("share", "Share", "Of all activities that passed the filters, from 0 to 1."),
    ),
)


def overview(dataset: Dataset | None, counts: Counts, query: Query, foot: str, *, top: int | None = TOP) -> Table:
    """Lay out entities, activities, replies and donors; `counts` are by OVERVIEW_FACETS of the activities that passed.

    `top` is how many topics, kinds, countries and donors there are; None gives them all.
    """
    items = [*_activities(counts, top)]
    if dataset:
        items = [*_entities(dataset), *items, *_replies(dataset), *_donors(dataset, top)]
    return listed(
        MemoryEngine(OVERVIEW, items),
        query,
        bar="share",
        foot=foot,
        series=_years(counts),
        page=0,
        title="Technical assistance against transnational organized crime",
        sections="section",
    )


def tally_table(counts: Counts, facet: str, query: Query, foot: str) -> Table:
    """Lay out how many rows hold each value of a facet, with the note on overlap."""
    first, *others = TALLY.fields
    records = Records("tally", (first._replace(title=facet.capitalize()), *others))
    rows = counts.tally(facet)
    scale = max((row.count for row in rows), default=1)
    foot = f"{_note(counts, facet)} {foot}"
    return listed(MemoryEngine(records, rows), query, bar="count", scale=scale, foot=foot, page=0)


def cross_columns(other: Field[Any]) -> tuple[Field[Any], ...]:
    """Give the columns that a cross-table can have: of a vocabulary's codes; of other values, those that are found."""
    heads = [term.code for term in vocabulary(other.vocabulary).terms] if other.vocabulary else []
    return (text("value", "", ""), *(number(head, head, "") for head in heads), number("rows", "Rows", ""))


def cross_table(counts: Counts, facet: str, other: str, query: Query, foot: str, *, shares: bool) -> Table:
    """Lay out one facet against another, with margins of distinct rows. Raises UsageError for too many columns."""
    heads = [t.value for t in counts.tally(other)]
    if len(heads) > _MOST_COLUMNS:
        raise UsageError(
            f"A table by {other} would have {len(heads):,} columns.",
            f"Type --by {other} --by {facet}, or add a filter.",
        )
    whole = counts.total if shares and counts.total else 1
    margin = {t.value: t.count for t in counts.tally(facet)}
    style = percent if shares else number

    def getter(head: Any) -> Callable[[Any], Any]:
        return lambda value: _cell(counts.pairs[value, head], whole, shares=shares)

    columns: list[Field[Any]] = [text("value", facet.capitalize(), f"Code of the {facet}.", get=lambda value: value)]
    columns += [style(str(h), str(h), f"Rows with {other} {h}.", 1)._replace(get=getter(h)) for h in heads]
    total = style("rows", "Rows", "Distinct rows, whatever the columns.")
    columns.append(total._replace(get=lambda value: _cell(margin[value], whole, shares=shares)))
    note = f"{_note(counts, facet)} {_note(counts, other)} {foot}"
    return listed(MemoryEngine(Records("cross", columns), tuple(margin)), query, foot=note, page=0)


def _cell(count: int, whole: int, *, shares: bool) -> float | int:
    return count / whole if shares else count


def _note(counts: Counts, facet: str) -> str:
    """Say how the counts of a facet add up."""
    added, without = counts.added(facet), counts.without[facet]
    distinct = counts.total - without
    overlapping = f"add up to {added:,} and overlap" if added > distinct else f"add up to {added:,}"
    none = f"; {without:,} hold no {facet}" if without else ""
    open_ends = " A row whose start or end is open counts for the year that is known." if facet == "year" else ""
    return f"By {facet}: {distinct:,} distinct of {counts.total:,} rows{none}; the counts {overlapping}.{open_ends}"


def _years(counts: Counts) -> Series | None:
    found = {t.value: t.count for t in counts.tally("year")}
    if not found:
        return None
    first, last, most = min(found), max(found), max(found.values())
    values = tuple(found.get(year, 0) for year in range(first, last + 1))
    return Series(first, last, values, f"at most {most} rows a year")


def _entities(dataset: Dataset) -> Iterator[Item]:
    said = dataset.document.replies
    for name, count in (
        ("reported activities", said.reported),
        ("nothing to report", said.nothing_to_report),
        (f"for a group of {said.group_members}", said.through_group),
    ):
        yield Item("entities", name, count, said.entities, "annex I")


def _activities(counts: Counts, top: int | None) -> Iterator[Item]:
    yield Item("activities", "all", counts.total, counts.total, "annex I")
    for facet in OVERVIEW_FACETS[:-1]:
        found = counts.tally(facet)
        shown = found if facet == "status" else found[:top]
        for t in shown:
            heading = _heading(facet, len(shown), len(found))
            yield Item(heading, t.value, t.count, counts.total, "annex I", label(facet, t.value))


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
    facts = dataset.document.contributions
    donors = ranked(dataset.contributions)
    shown = donors[:top]
    name = f"donor, {facts.currency}"
    for d in shown:
        yield Item(_heading(name, len(shown), len(donors)), d.donor, d.amount, facts.total, "annex III", d.donor)
    yield Item(name, "all", sum(d.amount for d in donors), facts.total, "annex III")
