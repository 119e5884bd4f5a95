"""`tacli donors`."""

from tacli.cli.answer import emit
from tacli.cli.command import build
from tacli.cli.options import Output
from tacli.cli.remarks import remarks
from tacli.collections.paper.annexes import ranked
from tacli.query import Criteria, Selection
from tacli.query.filters import DONOR_FILTERS
from tacli.sources.source import Source
from tacli.views import Table
from tacli.views.records import DONORS


def donors(source: Source, criteria: Criteria, output: Output) -> None:
    """List who paid into the fund, the largest first: amount, rank, share of all and cumulative share."""
    facts = source.dataset.document.contributions
    selection = Selection(ranked(source.dataset.contributions), criteria)
    rows = tuple(selection)
    paid = sum(row.amount for row in rows)
    part = "as stated and as summed" if paid == facts.total else f"of {facts.total:,} in all"
    foot = source.cite(f"annex III, {facts.start}-{facts.end}. {facts.currency} {paid:,}, {part}.")
    emit(Table(DONORS, rows, bar="amount", foot=foot), output, lambda: remarks(selection, output))


COMMAND = build(
    donors,
    filters=DONOR_FILTERS,
    columns=DONORS,
    examples=(
        ("tacli donors --sort amount", "the largest first"),
        ("tacli donors --top 3 --fields donor,share", "three largest shares"),
        ("tacli donors --kind other", "donors that are no State"),
        ("tacli donors --csv", "for a spreadsheet"),
    ),
)
