"""`tacli summary`."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from tacli.cli.answer import Answer
from tacli.cli.command import build
from tacli.cli.complete import choices
from tacli.cli.options import Output, split
from tacli.cli.remarks import remarks
from tacli.cli.stories import counts_of
from tacli.collections.paper.activities import ACTIVITIES
from tacli.errors import UsageError
from tacli.query.conditions import Query
from tacli.query.criteria import Criteria, parts
from tacli.query.field import Field
from tacli.query.names import named
from tacli.sources.source import Source
from tacli.views.summary import (
    MOST_COLUMNS,
    MOST_DRAWN,
    OVERVIEW,
    PAGE_FACETS,
    TOP,
    cross_columns,
    cross_table,
    heads_of,
    overview,
    tally_records,
    tally_table,
)

_FACETS = ACTIVITIES.facets
_MOST = 2
_SHORT = ("table", "markdown", "svg")  # where a page is to be taken in at a glance


def summary(
    source: Source,
    criteria: Criteria,
    output: Output,
    *,
    by: Annotated[
        list[str] | None,
        typer.Option(
            "--by",
            metavar="FIELD",
            help=f"Count by a field; twice for a cross-table: {' '.join(_FACETS)}.",
            autocompletion=choices(lambda: ((name, field.help) for name, field in _FACETS.items())),
        ),
    ] = None,
    shares: Annotated[bool, typer.Option("--percent", help="Shares of all rows in a cross-table.")] = False,
) -> Answer:
    """Show the paper on one screen, or count activities by one field or two."""
    facets = _facets(by)
    engine = source.engine("activities")
    asked = Query(parts(criteria))
    dataset = None
    counts = engine.tally(asked, facets or PAGE_FACETS)
    query = output.query(page=0)
    if not facets:
        top = TOP if output.format in _SHORT else None
        # Filters are of activities: replies and contributions of all would stand beside counts of some.
        dataset = None if source.is_stream or criteria else source.dataset
        table = overview(
            dataset, counts, query, source.cite("annexes I, II and III." if dataset else "annex I."), top=top
        )
    elif len(facets) == 1:
        table = tally_table(counts, facets[0], query, source.cite("annex I."))
    else:
        most = MOST_DRAWN if output.format in _SHORT else MOST_COLUMNS
        table = cross_table(counts, facets[0], facets[1], query, source.cite("annex I."), shares=shares, most=most)
    table = table._replace(story=counts_of(counts, facets, criteria, source, output, dataset=dataset))
    return Answer(table, lambda: remarks(criteria, engine, asked, output, source))


def _facets(by: list[str] | None) -> list[str]:
    return [named("field to count by", _FACETS, name) for item in by or () for name in item.split(",")]


def _shown(typed: Mapping[str, Any]) -> tuple[Field[Any], ...]:
    """Give the columns that the options make. Raises UsageError for options that make no table."""
    facets = _facets(typed.get("by"))
    if len(facets) > _MOST:
        raise UsageError("A summary is by one field or two.", "Type --by topic --by status.")
    if typed.get("shares") and len(facets) < _MOST:
        raise UsageError("--percent is for a cross-table.", "Type --by topic --by status --percent.")
    if len(facets) == _MOST:
        asked = [name.strip("-").partition(":")[0] for name in (*split(typed.get("fields")), *split(typed.get("sort")))]
        return cross_columns(facets[0], facets[1], heads_of(facets[1], asked), shares=bool(typed.get("shares")))
    return (tally_records(facets[0]) if facets else OVERVIEW).columns


COMMAND = build(
    summary,
    shows=OVERVIEW,
    shown=_shown,
    asks=ACTIVITIES,
    examples=(
        ("tacli summary", "the paper on one screen"),
        ("tacli summary --by topic", "rows by topic"),
        ("tacli summary --by topic --by status", "a cross-table with margins"),
        ("tacli summary --by year --entity IOM --csv", "for a spreadsheet"),
    ),
)
