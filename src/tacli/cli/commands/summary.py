"""`tacli summary`."""

from typing import Annotated

import typer

from tacli.cli.answer import emit, format_of
from tacli.cli.command import build
from tacli.cli.options import Output
from tacli.cli.remarks import remarks
from tacli.errors import UsageError
from tacli.query import ACTIVITY_FILTERS, Criteria, Selection
from tacli.query.facets import FACETS, Counts
from tacli.sources.source import Source
from tacli.text import visible
from tacli.views.summary import OVERVIEW, OVERVIEW_FACETS, TOP, cross_table, overview, tally_table

_MOST = 2


def summary(
    source: Source,
    criteria: Criteria,
    output: Output,
    *,
    by: Annotated[
        list[str] | None,
        typer.Option("--by", metavar="FIELD", help=f"Count by a field; twice for a cross-table: {' '.join(FACETS)}."),
    ] = None,
    shares: Annotated[bool, typer.Option("--percent", help="Shares of all rows in a cross-table.")] = False,
) -> None:
    """Show the paper on one screen, or count activities by one field or two."""
    facets = [_facet(name) for item in by or () for name in item.split(",")]
    if len(facets) > _MOST:
        raise UsageError("A summary is by one field or two.", "Type --by topic --by status.")
    if shares and len(facets) < _MOST:
        raise UsageError("--percent is for a cross-table.", "Type --by topic --by status --percent.")
    selection = Selection(source.activities(), criteria)
    counts = Counts(selection, *(facets or OVERVIEW_FACETS))
    if not facets:
        top = None if format_of(output) == "html" else TOP
        # Filters are of activities: replies and contributions of all would stand beside counts of some.
        dataset = None if source.is_stream or criteria else source.dataset
        table = overview(dataset, counts, source.cite("annexes I, II and III." if dataset else "annex I."), top=top)
    elif len(facets) == 1:
        table = tally_table(counts, facets[0], source.cite("annex I."))
    else:
        table = cross_table(counts, facets[0], facets[1], source.cite("annex I."), shares=shares)
    emit(table, output, lambda: remarks(selection, output, source))


def _facet(typed: str) -> str:
    fits = [name for name in FACETS if typed and name.startswith(typed.strip().lower())]
    exact = typed.strip().lower().rstrip("s")
    if exact in FACETS:
        return exact
    if len(fits) != 1:
        raise UsageError(f"'{visible(typed)[:80]}' is no field to count by.", f"There are: {', '.join(FACETS)}.")
    return fits[0]


COMMAND = build(
    summary,
    filters=ACTIVITY_FILTERS,
    columns=OVERVIEW,
    examples=(
        ("tacli summary", "the paper on one screen"),
        ("tacli summary --by topic", "rows by topic"),
        ("tacli summary --by topic --by status", "a cross-table with margins"),
        ("tacli summary --by year --entity IOM --csv", "for a spreadsheet"),
    ),
)
