"""`tacli responses`."""

from typing import Annotated

import typer

from tacli.cli.build import build
from tacli.cli.emit import emit
from tacli.cli.output import Output
from tacli.cli.remarks import remarks
from tacli.query import Criteria, select
from tacli.query.filters import RESPONSE_FILTERS
from tacli.query.tally import OVERLAPPING, rates, total_rates
from tacli.views import Table
from tacli.views.records import ANNEX_II, RESPONSES

_OVERLAP = " The least developed countries cut across the five regional groups and are in no total."


def responses(
    criteria: Criteria,
    output: Output,
    *,
    by_group: Annotated[bool, typer.Option("--by-group", help="One row a grouping, as the paper prints it.")] = False,
) -> None:
    """List how many States parties replied to the questionnaire."""
    from tacli.dataset import load

    everything = load().responses
    rows = rates(select(everything, criteria))
    notes = remarks(everything, criteria, len(rows), output)
    totals = total_rates(rows) if len({r.group for r in rows} - {OVERLAPPING}) > 1 else []
    foot = ANNEX_II + (_OVERLAP if any(r.group == OVERLAPPING for r in rows) else "")
    if by_group:
        from tacli.views.by_group import by_group_table

        emit(by_group_table(rows, totals, foot), output, notes)
    else:
        emit(Table(RESPONSES, tuple(rows), tuple(totals), bar="rate", foot=foot), output, notes)


COMMAND = build(
    responses,
    filters=RESPONSE_FILTERS,
    columns=RESPONSES,
    examples=(
        ("tacli responses --group african", "one grouping, three treaties"),
        ("tacli responses --instrument convention --sort rate", "the keenest first"),
        ("tacli responses --by-group", "side by side, as in annex II"),
        ("tacli responses --json", "for a script"),
    ),
)
