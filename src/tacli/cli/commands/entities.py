"""`tacli entities`."""

from tacli.cli.answer import emit
from tacli.cli.command import build
from tacli.cli.options import Output
from tacli.cli.remarks import remarks
from tacli.query import Criteria, Selection
from tacli.query.filters import ENTITY_FILTERS
from tacli.sources.source import Source
from tacli.views import Table
from tacli.views.records import ENTITIES


def entities(source: Source, criteria: Criteria, output: Output) -> None:
    """List the organizations that replied, with what they replied and how many activities they have."""
    from tacli.views.entities import entity_rows

    rows = Selection(entity_rows(source.dataset), criteria)
    emit(Table(ENTITIES, rows, foot=source.cite("annex I.")), output, lambda: remarks(rows, output))


COMMAND = build(
    entities,
    filters=ENTITY_FILTERS,
    columns=ENTITIES,
    examples=(
        ("tacli entities --sort activities", "the busiest first"),
        ("tacli entities --reply nothing", "who had nothing to report"),
        ("tacli entities --entity IOM --json", "one, for a script"),
    ),
)
