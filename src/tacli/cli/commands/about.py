"""`tacli about`."""

from types import SimpleNamespace
from typing import TYPE_CHECKING

from tacli import __version__
from tacli.cli.answer import emit
from tacli.cli.command import build
from tacli.cli.options import Output
from tacli.sources.source import Source
from tacli.views import Table
from tacli.views.records import ABOUT

if TYPE_CHECKING:
    from tacli.models import Dataset


def about(source: Source, output: Output) -> None:
    """Show the document behind the data, how to cite it, and what loading proved."""
    emit(Table(ABOUT, (_facts(source.dataset),), card=True), output)


def _facts(dataset: "Dataset") -> SimpleNamespace:
    d, said, paid = dataset.document, dataset.document.replies, dataset.document.contributions
    totals = ", ".join(f"{t.instrument} {t.parties} parties and {t.replies} replies" for t in d.responses.totals)
    return SimpleNamespace(
        title=d.title,
        body=d.body,
        session=f"{d.session}, {d.place}, {d.meeting_start} to {d.meeting_end}",
        agenda_item=d.agenda_item,
        issued=str(d.issued),
        responses_as_at=str(d.responses.as_at),
        contributions=f"{paid.fund}, {paid.start}-{paid.end}, {paid.currency} {paid.total:,}",
        entities=f"{said.entities} replied: {said.reported} reported, {said.nothing_to_report} had nothing to report, "
        f"{said.through_group} reported for a group of {said.group_members}",
        activities=f"{len(dataset.activities)} rows from {d.paragraphs - len(dataset.without_activities)} of "
        f"{d.paragraphs} paragraphs; the others have none, each with its reason",
        checks=f"entities {said.entities}; {totals}; contributions {paid.total:,}, as stated and as summed",
        cite=f"{d.body}, {d.session}, {d.title}, {d.issued:%-d %B %Y}",
        version=__version__,
    )


COMMAND = build(about, columns=ABOUT, examples=(("tacli about", "source and sums"), ("tacli about --json", "as data")))
