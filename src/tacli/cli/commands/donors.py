"""`tacli donors`."""

from typing import Annotated

import typer

from tacli.cli.build import build
from tacli.cli.emit import emit
from tacli.cli.output import Output
from tacli.cli.remarks import remarks
from tacli.query import Criteria, select
from tacli.query.filters import DONOR_FILTERS
from tacli.query.tally import ranked
from tacli.views import Table
from tacli.views.records import ANNEX_III, DONORS


def donors(
    criteria: Criteria,
    output: Output,
    *,
    top: Annotated[int | None, typer.Option("--top", min=1, metavar="N", help="Only ranks 1 to N.")] = None,
) -> None:
    """List who paid into the fund, the largest first: amount, rank, share of all and cumulative share."""
    from tacli.dataset import load

    dataset = load()
    everything = ranked(dataset.contributions)
    rows = [row for row in select(everything, criteria) if top is None or row.rank <= top]
    stated = dataset.document.contributions.total
    paid = sum(row.amount for row in rows)
    total = "" if paid != stated else f" Total {paid:,}, as stated and as summed."
    part = "" if paid == stated else f" These rows {paid:,} of {stated:,} in all."
    notes = remarks(everything, criteria, len(rows), output)
    emit(Table(DONORS, tuple(rows), bar="amount", foot=ANNEX_III + total + part), output, notes)


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
