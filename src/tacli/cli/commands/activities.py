"""`tacli activities`."""

from tacli.cli.answer import emit
from tacli.cli.command import build
from tacli.cli.options import Output
from tacli.cli.remarks import remarks
from tacli.query import ACTIVITY_FILTERS, Criteria, Selection
from tacli.sources.source import Source
from tacli.views import Table
from tacli.views.records import ACTIVITIES


def activities(source: Source, criteria: Criteria, output: Output) -> None:
    """List who gives which assistance, where and under which treaty."""
    rows = Selection(source.activities(), criteria)
    emit(
        Table(ACTIVITIES, rows, foot=source.cite("annex I.")),
        output,
        lambda: remarks(rows, output, source),
    )


COMMAND = build(
    activities,
    filters=ACTIVITY_FILTERS,
    columns=ACTIVITIES,
    examples=(
        ("tacli activities --topic trafficking", "trafficking in persons"),
        ("tacli activities --region africa --year 2003..", "a region, from a year"),
        ("tacli activities --entity IOM --kind training --json", "for a script"),
        ("tacli activities --topic drugs --not topic=terrorism", "all but those"),
        ("tacli activities --country Moldova --include-regional", "what reaches a State"),
        ("tacli activities --status planned,proposed --count", "how many are to come"),
    ),
)
