"""Counts, cross-tables and the paper on one screen."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, get_args

from tacli.collections.paper.annexes import OVERLAPPING, ranked, rates, total_rates
from tacli.engines.memory import MemoryEngine
from tacli.errors import UsageError
from tacli.query.field import Records, number, percent, text
from tacli.views.blocks import Series
from tacli.views.fact import Fact, facts
from tacli.views.table import Table, listed
from tacli.vocabulary import label, vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tacli.anything import AnyRow, JsonType, Value
    from tacli.models import Dataset
    from tacli.query.conditions import Query
    from tacli.query.field import Field
    from tacli.query.subject import HasTerms
    from tacli.query.tallies import Counts, Tally

TOP = 5
MOST_COLUMNS = 1000
MOST_DRAWN = 100  # to fit columns to a page takes a look at every cell


OVERVIEW = facts("summary", label=None, of=2, source=None)


def tally_records(of: Field[AnyRow]) -> Records[Tally]:
    """Declare the rows of a count by a facet, whose key is its name."""
    value = text(of.option, of.title, "What is counted by.", get=attrgetter("value"), vocabulary=of.vocabulary)
    return Records(
        "tally",
        (
            value._replace(title=of.option.capitalize(), type=_type(of)),
            number("count", "Rows", "Activities that hold it."),
            percent("share", "Share", "Of all activities that passed the filters, from 0 to 1."),
        ),
    )


def _type(of: Field[AnyRow]) -> JsonType:
    """Give the type of what rows are counted by."""
    if of.vocabulary:
        return str
    return bool if bool in get_args(of.type) else int


def overview(
    dataset: Dataset | None,
    counts: Counts,
    query: Query,
    foot: str,
    *,
    facets: Sequence[str],
    top: int | None = TOP,
    lookup: Callable[[str], HasTerms] = vocabulary,
    title: str = "Technical assistance against transnational organized crime",
) -> Table:
    """Lay out entities, activities, replies and donors; `counts` are by `facets` of the activities that passed.

    `top` is how many topics, kinds, countries and donors there are; None gives them all. `lookup` gives vocabularies.
    """
    items = [*_activities(counts, facets, top, lookup)]
    if dataset:
        items = [*_entities(dataset), *items, *_replies(dataset), *_donors(dataset, top)]
    return listed(
        MemoryEngine(OVERVIEW, items),
        query,
        bar="share",
        foot=foot,
        series=_years(counts),
        title=title,
        sections="section",
    )


def tally_table(counts: Counts, of: Field[AnyRow], query: Query, foot: str) -> Table:
    """Lay out how many rows hold each value of a facet, with the note on overlap."""
    records = tally_records(of)
    facet = of.option
    rows = counts.tally(facet)
    scale = max((row.count for row in rows), default=1)
    foot = f"{_note(counts, facet)} {foot}"
    return listed(MemoryEngine(records, rows), query, bar="count", scale=scale, foot=foot)


def cross_columns(of: Field[AnyRow], other: str, heads: Sequence[str], *, shares: bool) -> tuple[Field[AnyRow], ...]:
    """Give the columns of a cross-table with these heads."""
    style = percent if shares else number
    first, *_ = tally_records(of).columns
    return (
        first,
        *(style(head, head, f"Rows with {other} {head}.", 1) for head in heads),
        style("rows", "Rows", "Distinct rows, whatever the columns."),
    )


def heads_of(of: Field[AnyRow], named: Iterable[str], *, closed: bool = True) -> list[str]:
    """Give the heads that a facet may make before anything is counted: codes of its vocabulary, numbers as `named`.

    Where the vocabulary is not `closed`, any name may be one.
    """
    if of.vocabulary and closed:
        return [term.code for term in vocabulary(of.vocabulary).terms]
    return sorted({name for name in named if not of.is_ordered or (name.isascii() and name.isdigit())})


def cross_table(
    counts: Counts,
    facets: Sequence[Field[AnyRow]],
    query: Query,
    foot: str,
    *,
    shares: bool,
    most: int = MOST_COLUMNS,
    closed: bool = True,
) -> Table:
    """Lay out one facet against another, with margins of distinct rows. Raises UsageError for over `most` columns."""
    of, of_heads = facets
    facet, other = of.option, of_heads.option
    heads = [t.value for t in counts.tally(other)]
    asked = {*query.fields, *(by.field for by in query.order)} - {facet, "rows", *map(str, heads)}
    heads += [head for head in heads_of(of_heads, asked, closed=closed) if head in asked]  # those that no row holds
    if len(heads) > most:
        hint = f"Type --by {other} --by {facet}, add a filter, or take up to {MOST_COLUMNS:,} as --csv"
        raise UsageError(f"A table by {other} would have {len(heads):,} columns.", hint)
    whole = counts.total if shares and counts.total else 1
    margin = {t.value: t.count for t in counts.tally(facet)}

    def of_pair(head: Value) -> Callable[[Value], Value]:
        return lambda value: _cell(counts.pairs[value, head], whole, shares=shares)

    getters = [lambda value: value, *map(of_pair, heads), lambda value: _cell(margin[value], whole, shares=shares)]
    columns = cross_columns(of, other, [str(head) for head in heads], shares=shares)
    records = Records("cross", [c._replace(get=get) for c, get in zip(columns, getters, strict=True)])
    note = f"{_note(counts, facet)} {_note(counts, other)} {foot}"
    return listed(MemoryEngine(records, tuple(margin)), query, foot=note)


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


def _entities(dataset: Dataset) -> Iterator[Fact]:
    said = dataset.document.replies
    for name, count in (
        ("reported activities", said.reported),
        ("nothing to report", said.nothing_to_report),
        (f"for a group of {said.group_members}", said.through_group),
    ):
        yield Fact("entities", name, "", count, said.entities, "entities")


def _activities(
    counts: Counts, facets: Sequence[str], top: int | None, lookup: Callable[[str], HasTerms]
) -> Iterator[Fact]:
    yield Fact("activities", "all", "", counts.total, counts.total, role="total")
    for facet in facets:
        if facet == "year":
            continue
        labels = {term.code: term.label for term in lookup(facet).terms}
        found = counts.tally(facet)
        shown = found if facet == "status" else found[:top]
        for t in shown:
            heading = _heading(facet, len(shown), len(found))
            yield Fact(heading, t.value, labels.get(t.value, ""), t.count, counts.total)


def _heading(name: str, shown: int, found: int) -> str:
    return name if shown == found else f"{name} ({shown} of {found})"


def _replies(dataset: Dataset) -> Iterator[Fact]:
    found = rates(dataset.responses)
    for row in found:
        if row.instrument == "convention":
            role = "overlap" if row.group == OVERLAPPING else "item"
            section = "replies, apart" if role == "overlap" else f"replies, {row.instrument}"
            name = label("group", row.group)
            yield Fact(section, row.group, name, row.replies, row.parties, "States", role, "II")
    for row in total_rates(found):
        name = label("instrument", row.instrument)
        yield Fact("replies, all", row.instrument, name, row.replies, row.parties, "States", "total", "II")


def _donors(dataset: Dataset, top: int | None) -> Iterator[Fact]:
    of = dataset.document.contributions
    donors = ranked(dataset.contributions)
    shown = donors[:top]
    name = f"donor, {of.currency}"
    for d in shown:
        heading = _heading(name, len(shown), len(donors))
        yield Fact(heading, d.donor, d.donor, d.amount, of.total, of.currency, annex="III")
    yield Fact(name, "all", "", sum(d.amount for d in donors), of.total, of.currency, "total", "III")
