"""Who publishes, and who funds: rows that are made of activities as any engine gives them."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from json import loads
from typing import TYPE_CHECKING

from tacli.collections.iati.sheets import FUNDERS_SHEET, PUBLISHERS_SHEET
from tacli.named_tuples import NamedTuple
from tacli.query.field import Records, number, text
from tacli.query.tallies import Groups

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tacli.query.tallies import Group


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


# What activities that each is made of have in common.
OF_PUBLISHERS = Groups(("entity", "reporter", "publisher_type", "version"), ("start",), ("end", "updated"))
OF_FUNDERS = Groups(("funders", "entity"))


class _Group:
    """What was found of one organization so far."""

    def __init__(self) -> None:
        self.activities = 0
        self.names: Counter[str] = Counter()
        self.types: Counter[str] = Counter()
        self.refs: Counter[str] = Counter()
        self.others: set[str] = set()
        self.start: str | None = None
        self.end: str | None = None
        self.updated: str | None = None


def publishers(found: Iterable[Group]) -> list[Publisher]:
    """Give who reports activities, of OF_PUBLISHERS, the busiest first; a name is the one used most."""
    groups: dict[str, _Group] = defaultdict(_Group)
    for (entity, name, type_, version), count, (start,), (end, updated) in found:
        group = groups[entity or ""]
        group.activities += count
        group.names[name] += count if name else 0
        group.types[type_] += count if type_ else 0
        group.start = min(filter(None, (group.start, start)), default=None)
        group.end = max(filter(None, (group.end, end)), default=None)
        group.updated = max(filter(None, (group.updated, updated)), default=None)
        group.others.update([version] if version else [])
    return [
        Publisher(
            ref or None, _most(g.names) or ref, _most(g.types), g.activities, g.start, g.end, g.updated,
            tuple(sorted(g.others)),
        )
        for ref, g in _busiest(groups)
    ]  # fmt: skip


def funders(found: Iterable[Group]) -> list[Funder]:
    """Give who funds activities, of OF_FUNDERS, the busiest first, each once for an activity."""
    groups: dict[str, _Group] = defaultdict(_Group)
    for (funder, entity), count, *_ in found:
        name, refs, types = _told(funder)
        group = groups[name]
        group.activities += count
        for counted, values in ((group.refs, refs), (group.types, types)):
            for value in values:
                counted[value] += count
        group.others.update([entity] if entity else [])
    return [
        Funder(name, _most(g.refs), _most(g.types), g.activities, tuple(sorted(g.others)))
        for name, g in _busiest(groups)
    ]


@lru_cache(maxsize=2**14)
def _told(funder: str) -> tuple[str, list[str], list[str]]:
    """Read what `getters.funders` tells."""
    name, refs, types = loads(funder)
    return name, refs, types


def _busiest(groups: dict[str, _Group]) -> list[tuple[str, _Group]]:
    return sorted(groups.items(), key=lambda item: (-item[1].activities, item[0]))


def _most(counted: Counter[str]) -> str | None:
    """Give the most frequent, of several the first by the alphabet: so it is whatever the order of rows."""
    return min((-count, name) for name, count in counted.items() if count)[1] if counted.total() else None


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
