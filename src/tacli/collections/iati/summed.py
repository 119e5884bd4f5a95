"""Who publishes, and who funds: rows that are made of activities as any engine gives them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from tacli.collections.iati.getters import FUNDING
from tacli.collections.iati.sheets import FUNDERS_SHEET, PUBLISHERS_SHEET
from tacli.query.field import Records, number, text

if TYPE_CHECKING:
    from collections.abc import Iterable


class Publisher(NamedTuple):
    """An organization that reports activities: from the first start to the last end, and when it last updated one."""

    id: str | None
    name: str
    type: str | None
    activities: int
    start: str | None
    end: str | None
    updated: str | None
    versions: tuple[str, ...]


class Funder(NamedTuple):
    """An organization that funds activities; `entities` report them."""

    donor: str
    ref: str | None
    type: str | None
    activities: int
    entities: tuple[str, ...]


# The fields of activities that each is made of.
OF_PUBLISHERS = ("entity", "reporter", "publisher_type", "start", "end", "updated", "version")
OF_FUNDERS = ("entity", "participants")


class _Group:
    """What was found of one organization so far."""

    def __init__(self) -> None:
        self.activities = 0
        self.names: Counter[str] = Counter()
        self.types: Counter[str] = Counter()
        self.refs: Counter[str] = Counter()
        self.others: dict[str, None] = {}
        self.start: str | None = None
        self.end: str | None = None
        self.updated: str | None = None


def publishers(rows: Iterable[tuple[Any, ...]]) -> list[Publisher]:
    """Give who reports rows of OF_PUBLISHERS, the busiest first; a name is the one used most."""
    groups: dict[str, _Group] = {}
    for entity, name, type_, start, end, updated, version in rows:
        group = groups.setdefault(entity or "", _Group())
        group.activities += 1
        group.names[name] += bool(name)
        group.types[type_] += bool(type_)
        group.start = min(filter(None, (group.start, start)), default=None)
        group.end = max(filter(None, (group.end, end)), default=None)
        group.updated = max(filter(None, (group.updated, updated)), default=None)
        group.others.update({version: None} if version else {})
    return [
        Publisher(
            ref or None, _most(g.names) or ref, _most(g.types), g.activities, g.start, g.end, g.updated,
            tuple(sorted(g.others)),
        )
        for ref, g in _busiest(groups)
    ]  # fmt: skip


def funders(rows: Iterable[tuple[Any, ...]]) -> list[Funder]:
    """Give who funds rows of OF_FUNDERS, the busiest first, each once for an activity."""
    groups: dict[str, _Group] = {}
    for entity, participants in rows:
        for name, those in _named(participants).items():
            group = groups.setdefault(name, _Group())
            group.activities += 1
            group.refs.update(p["ref"] for p in those if p["ref"])
            group.types.update(p["type"] for p in those if p["type"])
            group.others.update({entity: None} if entity else {})
    return [Funder(name, _most(g.refs), _most(g.types), g.activities, tuple(g.others)) for name, g in _busiest(groups)]


def _named(participants: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for participant in participants:
        if participant["role"] == FUNDING and participant["name"]:
            found.setdefault(participant["name"], []).append(participant)
    return found


def _busiest(groups: dict[str, _Group]) -> list[tuple[str, _Group]]:
    return sorted(groups.items(), key=lambda item: (-item[1].activities, item[0]))


def _most(counted: Counter[str]) -> str | None:
    return next((name for name, count in counted.most_common(1) if count), None)


PUBLISHERS: Records[Publisher] = Records(
    "entities",
    (
        text("id", "ID", "Code for --entity.", type=str | None),
        text("name", "Name", "The name that it mostly gives itself.", 1, flexible=True),
        text(
            "type", "Type", "Kind of organization, as it mostly says.", 5, type=str | None, vocabulary="publisher-type"
        ),
        number("activities", "Activities", "Activities that it reports.", 0),
        text("start", "From", "The first start.", 3, type=str | None),
        text("end", "To", "The last end.", 3, type=str | None),
        text("updated", "Updated", "When it last updated one.", 2, type=str | None),
        text("versions", "Versions", "Of the standard, as its files say.", None, type=list[str]),
    ),
    PUBLISHERS_SHEET,
)

FUNDERS: Records[Funder] = Records(
    "donors",
    (
        text("donor", "Donor", "As the reporting organizations name it.", flexible=True),
        text("ref", "Code", "Its code, where one is given.", 2, type=str | None),
        text(
            "type", "Type", "Kind of organization, as mostly said.", 4, type=str | None, vocabulary="publisher-type"
        ),
        number("activities", "Activities", "Activities that it funds, each counted once."),
        text("entities", "Reported by", "Codes of the organizations that report them.", 3, type=list[str],
             flexible=True),
    ),
    FUNDERS_SHEET,
)  # fmt: skip
