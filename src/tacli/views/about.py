"""The document behind a dataset, and what loading proved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.anything import JsonObject
from tacli.query.field import Records, keyed
from tacli.text import day
from tacli.version import __version__

if TYPE_CHECKING:
    from tacli.models import Dataset

Facts = JsonObject  # as JSON has them


def facts(dataset: Dataset) -> Facts:
    """Give the fields of `tacli about`: numbers as numbers, dates as dates."""
    d, paid = dataset.document, dataset.document.contributions
    with_rows = d.paragraphs - len(dataset.without_activities)
    return {
        "title": d.title,
        "body": d.body,
        "session": {"name": d.session, "place": d.place, "start": str(d.meeting_start), "end": str(d.meeting_end)},
        "agenda_item": d.agenda_item,
        "issued": str(d.issued),
        "responses": {"as_at": str(d.responses.as_at), "totals": [t.model_dump() for t in d.responses.totals]},
        "contributions": paid.model_dump(),
        "entities": d.replies.model_dump(),
        "activities": {"rows": len(dataset.activities), "paragraphs": d.paragraphs, "with_rows": with_rows},
        "checked": ["entities", "responses", "contributions"],
        "cite": cite(dataset),
        "version": __version__,
    }


def cite(dataset: Dataset) -> str:
    """Give how the document is cited; it has no symbol of its own in print."""
    d = dataset.document
    return f"{d.body}, {d.session}, {d.title}, {day(d.issued)}"


def _session(said: Facts) -> str:
    return f"{said['name']}, {said['place']}, {said['start']} to {said['end']}"


def _responses(said: Facts) -> str:
    totals = [f"{t['instrument']} {t['replies']} replies of {t['parties']} parties" for t in said["totals"]]
    return f"as at {said['as_at']}: {', '.join(totals)}"


def _contributions(paid: Facts) -> str:
    return f"{paid['fund']}, {paid['start']}-{paid['end']}, {paid['currency']} {paid['total']:,}: {paid['purpose']}"


def _entities(said: Facts) -> str:
    return (
        f"{said['entities']} replied: {said['reported']} reported, {said['nothing_to_report']} had nothing to report, "
        f"{said['through_group']} reported for a group of {said['group_members']}, the {said['group']} "
        f"({said['action_plan']})"
    )


def _activities(said: Facts) -> str:
    return (
        f"{said['rows']} rows from {said['with_rows']} of {said['paragraphs']} paragraphs; the others have none, each "
        "with its reason"
    )


def _checked(name: str) -> str:
    return f"{name} as stated and as summed"


ABOUT: Records[Facts] = Records(
    "about",
    [
        keyed("title", "Title", "Title of the document."),
        keyed("body", "Body", "Body that it was prepared for."),
        keyed("session", "Session", "Session, place and dates.", dict[str, str], _session),
        keyed("agenda_item", "Agenda item", "Item of the provisional agenda."),
        keyed("issued", "Issued", "Date of distribution."),
        keyed("responses", "Responses", "Date and stated totals of annex II.", JsonObject, _responses),
        keyed("contributions", "Contributions", "Fund, period, currency and stated total.", JsonObject, _contributions),
        keyed("entities", "Entities", "How many replied, and how.", JsonObject, _entities),
        keyed("activities", "Activities", "Rows coded from annex I.", dict[str, int], _activities),
        keyed("checked", "Checked", "What loading proved to be as stated.", list[str], _checked),
        keyed("cite", "Cite as", "The document has no symbol of its own in print."),
        keyed("version", "tacli", "Version of the tool."),
    ],
)
