"""Answers of IATI that are made of activities: who publishes, who funds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.cli.answer import Answer
from tacli.cli.remarks import remarks
from tacli.collections.iati import summed as of_iati
from tacli.engines.memory import MemoryEngine
from tacli.query.conditions import Query
from tacli.query.criteria import parts
from tacli.views.lists import Look, listing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tacli.anything import AnyRow
    from tacli.cli.output import Output
    from tacli.query.criteria import Criteria
    from tacli.query.tallies import Group, Groups
    from tacli.sources.source import Source

# What groups of activities each kind of row is made of, and how.
_MADE: dict[str, tuple[Groups, Callable[[Iterable[Group]], list[AnyRow]]]] = {
    "entities": (of_iati.OF_PUBLISHERS, of_iati.publishers),
    "donors": (of_iati.OF_FUNDERS, of_iati.funders),
}


def summed(source: Source, criteria: Criteria, output: Output, look: Look, *, kind: str) -> Answer:
    """List a kind of row that is made of the activities that pass."""
    asked = source.engine("activities")
    groups, made = _MADE[kind]
    query = Query(parts(criteria))
    found = made(asked.groups(query, groups))
    rows = MemoryEngine(source.collection.kinds[kind], found)
    most = max((row.activities for row in found), default=1)
    table = listing(rows, output.query(), (), look, bar="activities", scale=most, foot=source.cite(""))
    return Answer(table, lambda: remarks(criteria, asked, query, output, source))
