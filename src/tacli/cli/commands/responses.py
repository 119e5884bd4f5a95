"""`tacli responses`."""

from typing import Annotated

import typer

from tacli.cli.answer import emit
from tacli.cli.command import build
from tacli.cli.options import Output
from tacli.cli.remarks import remarks
from tacli.collections.paper.annexes import OVERLAPPING, rates, total_rates
from tacli.query import Criteria, Selection
from tacli.query.filters import RESPONSE_FILTERS
from tacli.sources.source import Source
from tacli.views import Table
from tacli.views.by_group import by_group_table
from tacli.views.records import RESPONSES

_OVERLAP = " The least developed countries cut across the five regional groups and are in no total."


def responses(
    source: Source,
    criteria: Criteria,
    output: Output,
    *,
    by_group: Annotated[bool, typer.Option("--by-group", help="A row a grouping, treaties side by side.")] = False,
) -> None:
    """List how many States parties replied to the questionnaire."""
    selection = Selection(source.dataset.responses, criteria)
    rows = rates(selection)
    totals = total_rates(rows) if len({r.group for r in rows} - {OVERLAPPING}) > 1 else []
    foot = source.cite(f"annex II, as at {source.dataset.document.responses.as_at:%-d %B %Y}.")
    foot += _OVERLAP if any(r.group == OVERLAPPING for r in rows) else ""
    table = Table(RESPONSES, tuple(rows), tuple(totals), bar="rate", foot=foot)
    emit(by_group_table(rows, totals, foot) if by_group else table, output, lambda: remarks(selection, output))


COMMAND = build(
    responses,
    filters=RESPONSE_FILTERS,
    columns=RESPONSES,
    examples=(
        ("tacli responses --group african", "a group, three treaties"),
        ("tacli responses --instrument convention --sort rate", "the keenest first"),
        ("tacli responses --by-group", "treaties side by side"),
        ("tacli responses --json", "for a script"),
    ),
)
