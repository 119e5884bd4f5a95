"""The document behind a dataset, and what loading proved."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

from tacli import __version__
from tacli.text import day

if TYPE_CHECKING:
    from tacli.models import Dataset


def facts(dataset: Dataset) -> SimpleNamespace:
    """Give the fields of `tacli about`."""
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
        cite=f"{d.body}, {d.session}, {d.title}, {day(d.issued)}",
        version=__version__,
    )
