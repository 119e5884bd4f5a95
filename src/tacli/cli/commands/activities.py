"""`tacli activities`."""

from tacli.cli.build import build
from tacli.cli.emit import emit
from tacli.cli.output import Output
from tacli.query import ACTIVITY_FILTERS, Criteria, select
from tacli.views import Table
from tacli.views.records import ACTIVITIES, ANNEX_I


def activities(criteria: Criteria, output: Output) -> None:
    """List who gives which assistance, where and under which treaty."""
    from tacli.dataset import load

    rows = tuple(select(load().activities, criteria))
    emit(Table(ACTIVITIES, rows, foot=ANNEX_I), output)


COMMAND = build(
    activities,
    filters=ACTIVITY_FILTERS,
    columns=ACTIVITIES,
    examples=(
        ("tacli activities --topic trafficking", "all on trafficking in persons"),
        ("tacli activities --country Moldova --year 2003..2005", "one State, some years"),
        ("tacli activities --entity IOM --kind training --json", "for a script"),
        ("tacli activities --status planned,proposed --count", "how many are still to come"),
    ),
)
