"""`tacli summary`."""

from collections.abc import Mapping
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Annotated

import typer

from tacli.anything import AnyRow, Option
from tacli.cli.answer import Answer
from tacli.cli.command import build
from tacli.cli.complete import of_collection
from tacli.cli.money import RatesOption, SumOption, asked_sum, sum_answer, sum_columns
from tacli.cli.output import Output, split
from tacli.cli.remarks import remarks
from tacli.cli.stories import counts_of, origin_of
from tacli.collections.collection import Collection
from tacli.collections.iati.options import OPTIONS
from tacli.collections.paper.collection import PAPER
from tacli.errors import UsageError
from tacli.query.conditions import Query
from tacli.query.criteria import Criteria, parts
from tacli.query.field import Field
from tacli.query.names import named
from tacli.query.tallies import Counts
from tacli.sources.paper import PaperSource
from tacli.sources.source import Source
from tacli.views.heading import heading
from tacli.views.lists import Look
from tacli.views.summary import (
    MOST_COLUMNS,
    MOST_DRAWN,
    OVERVIEW,
    TOP,
    cross_columns,
    cross_table,
    heads_of,
    overview,
    tally_records,
    tally_table,
)
from tacli.views.table import Table

if TYPE_CHECKING:
    from tacli.models import Dataset

_FACETS = PAPER.kinds["activities"].facets
_OF_IATI = tuple(name for name in OPTIONS if name not in _FACETS)
_HELP = (
    f"Count by a field; twice for a cross-table: {' '.join(_FACETS)}; of IATI also {' '.join(_OF_IATI)}, and with "
    "--sum place provider receiver."
)
_MOST = 2
_SHORT = ("table", "markdown", "svg")  # where a page is to be taken in at a glance


def summary(
    source: Source,
    criteria: Criteria,
    output: Output,
    look: Look,
    *,
    by: Annotated[
        list[str] | None,
        typer.Option(
            "--by",
            metavar="FIELD",
            help=_HELP,
            autocompletion=of_collection(
                lambda of: ((name, field.help) for name, field in of.kinds["activities"].facets.items())
            ),
        ),
    ] = None,
    shares: Annotated[bool, typer.Option("--percent", help="Shares of all rows in a cross-table.")] = False,
    money: SumOption = None,
    rates: RatesOption = None,
) -> Answer:
    """Show the whole on one screen, or count activities by one field or two; of IATI, add up money by some."""
    of = source.collection
    if adding := asked_sum(money, by or (), rates, of):
        return sum_answer(source, criteria, output, adding)
    facets = _facets(by, of)
    names = [facet.option for facet in facets]
    engine = source.engine("activities")
    asked = Query(parts(criteria))
    counts = engine.tally(asked, names or tuple(dict.fromkeys((*of.overview, "entity"))))
    query = output.query(whole=True)
    if not facets:
        table = _overview(source, criteria, counts, output)
        if output.is_page and look.screen:
            from tacli.views.overview_page import overview_page

            told = heading(engine.records, criteria, look.names)
            whole, origin = _whole(source, criteria), None if of is PAPER else origin_of(source)
            page = overview_page(counts, engine, look, whole, lines=_height(), asked=told, origin=origin)
            table = table._replace(page=page, screenful=True)
    elif len(facets) == 1:
        table = tally_table(counts, facets[0], query, source.cite("annex I."))
    else:
        most = MOST_DRAWN if output.format in _SHORT else MOST_COLUMNS
        foot = source.cite("annex I.")
        table = cross_table(counts, facets, query, foot, shares=shares, most=most, closed=of is PAPER)
    if len(facets) == _MOST and output.is_read:
        heads = look.briefs(facets[1].vocabulary) if facets[1].vocabulary else {}
        table = table._replace(columns=tuple(c._replace(title=heads.get(c.name, c.title)) for c in table.columns))
    if facets:
        said = f"{counts.total:,} activities by {' and '.join(names)}"
        table = table._replace(heading=heading(engine.records, criteria, look.names)._replace(said=said))
    table = table._replace(story=counts_of(counts, names, criteria, source, output))
    return Answer(table, lambda: remarks(criteria, engine, asked, output, source))


def _overview(source: Source, criteria: Criteria, counts: Counts, output: Output) -> Table:
    of = source.collection
    top = TOP if output.format in _SHORT else None
    query = output.query(whole=True)
    if not isinstance(source, PaperSource):
        foot, words = source.cite(""), source.vocabulary
        return overview(None, counts, query, foot, top=top, facets=of.overview, lookup=words, title="Activities")
    dataset = _whole(source, criteria)
    foot = source.cite("annexes I, II and III." if dataset else "annex I.")
    return overview(dataset, counts, query, foot, top=top, facets=of.overview)


def _whole(source: Source, criteria: Criteria) -> "Dataset | None":
    """Give all that there is, unless activities are filtered: replies of all would stand beside counts of some."""
    if criteria or source.is_stream or not isinstance(source, PaperSource):
        return None
    return source.dataset


def _height() -> int:
    return get_terminal_size().lines


def _facets(by: list[str] | None, of: Collection) -> list[Field[AnyRow]]:
    facets = of.kinds["activities"].facets
    return [facets[named("field to count by", facets, name)] for item in by or () for name in item.split(",")]


def _shown(typed: Mapping[str, Option], of: Collection) -> tuple[Field[AnyRow], ...]:
    """Give the columns that the options make. Raises UsageError for options that make no table."""
    if adding := asked_sum(typed.get("money"), typed.get("by") or (), typed.get("rates"), of):
        if typed.get("shares"):
            raise UsageError("--percent is for a cross-table of counts.", "Leave it out: sums have their shares.")
        return sum_columns(adding, of)
    facets = _facets(typed.get("by"), of)
    if len(facets) > _MOST:
        raise UsageError("A summary is by one field or two.", "Type --by topic --by status")
    if typed.get("shares") and len(facets) < _MOST:
        raise UsageError("--percent is for a cross-table.", "Type --by topic --by status --percent")
    if len(facets) == _MOST:
        asked = [name.strip("-").partition(":")[0] for name in (*split(typed.get("fields")), *split(typed.get("sort")))]
        known = {facets[0].option, "rows"}
        heads = heads_of(facets[1], (name for name in asked if name not in known), closed=of is PAPER)
        return cross_columns(facets[0], facets[1].option, heads, shares=bool(typed.get("shares")))
    return (tally_records(facets[0]) if facets else OVERVIEW).columns


COMMAND = build(
    summary,
    shows=OVERVIEW,
    shown=_shown,
    asks="activities",
    examples=(
        ("tacli summary", "the paper on one screen"),
        ("tacli summary --by topic", "rows by topic"),
        ("tacli summary --by topic --by status", "a cross-table"),
        ("tacli summary --by year --entity IOM --csv", "for a spreadsheet"),
        ("tacli summary --data iati.xml --sum disbursement", "money, by currency"),
    ),
)
