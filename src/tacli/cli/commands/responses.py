"""`tacli responses`."""

from collections.abc import Mapping
from typing import Annotated

import typer

from tacli.anything import AnyRow, Option
from tacli.cli.answer import Answer
from tacli.cli.command import build, kind
from tacli.cli.output import Output
from tacli.cli.remarks import remarks
from tacli.cli.stories import responses_of
from tacli.collections.collection import Collection
from tacli.collections.paper.annexes import OVERLAPPING, RESPONSES, total_rates
from tacli.engines.memory import MemoryEngine
from tacli.query.conditions import Query
from tacli.query.criteria import Criteria, parts
from tacli.query.field import Field
from tacli.sources.paper import PaperSource
from tacli.text import day
from tacli.views.by_group import by_group_records, by_group_rows, measures_of
from tacli.views.heading import heading
from tacli.views.lists import Look, listing
from tacli.views.replies_screen import replies_screen
from tacli.views.table import listed

_OVERLAP = " The least developed countries cut across the five regional groups and are in no total."


def responses(
    source: PaperSource,
    criteria: Criteria,
    output: Output,
    look: Look,
    *,
    by_group: Annotated[bool, typer.Option("--by-group", help="A row a grouping, treaties side by side.")] = False,
) -> Answer:
    """Show how many States parties replied to the questionnaire."""
    engine = source.held("responses")
    rates = list(engine.found(Query(parts(criteria))))
    totals = total_rates(rates) if len({r.group for r in rates} - {OVERLAPPING}) > 1 else []
    as_at = day(source.dataset.document.responses.as_at)
    foot = source.cite(f"annex II, as at {as_at}.")
    foot += _OVERLAP if any(r.group == OVERLAPPING for r in rates) else ""
    query = output.query(criteria, whole=True)
    if look.screen and rates and not (output.order or output.limit):
        table = replies_screen(rates, totals, look, foot=foot)
        said = f"States parties that replied to the questionnaire, {as_at}"
        table = table._replace(heading=heading(RESPONSES, criteria, look.names)._replace(said=said))
    elif by_group:
        wide = output.query(fields=measures_of(list(dict.fromkeys(r.instrument for r in rates))), whole=True)
        records = by_group_records()
        under = MemoryEngine(records, by_group_rows(totals)).rows(Query(fields=wide.fields))
        table = listed(MemoryEngine(records, by_group_rows(rates)), wide, total=tuple(under), foot=foot)
        if not output.fields:  # none was asked for, so what is no figure gives way
            table = table._replace(columns=tuple(records[name] for name in wide.fields))
    else:
        table = listing(engine, query, criteria, look, bar="rate", foot=foot)
        shown = Query(fields=tuple(column.name for column in table.columns))
        table = table._replace(total=tuple(MemoryEngine(RESPONSES, totals).rows(shown)))
    table = table._replace(story=responses_of(rates, criteria, source, output))
    return Answer(table, lambda: remarks(criteria, engine, query, output, source))


def _shown(typed: Mapping[str, Option], _of: Collection) -> tuple[Field[AnyRow], ...]:
    return (by_group_records() if typed.get("by_group") else RESPONSES).columns


COMMAND = build(
    responses,
    shows=kind("responses"),
    shown=_shown,
    asks="responses",
    examples=(
        ("tacli responses --group african", "a group, three treaties"),
        ("tacli responses --instrument convention --sort rate", "the highest rates first"),
        ("tacli responses --by-group", "treaties side by side"),
        ("tacli responses --json", "for a script"),
    ),
)
