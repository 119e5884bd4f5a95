"""All that activities of IATI say of one subject: a country, a region, a sector, or an organization."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.engines.memory import MemoryEngine
from tacli.query.conditions import Among, Part, Query
from tacli.query.conditions import Any as Either
from tacli.query.criteria import Reach
from tacli.query.field import Way
from tacli.views.fact import Fact, facts
from tacli.views.table import Table, listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tacli.query.subject import Subject
    from tacli.sources.source import Source

KINDS = ("country", "region", "topic", "entity", "partner")
PROFILE = facts("profile", label=1, count=0, of=4, share=2, source=None)
_TOP = 10
_SECTIONS = {"named": "named", "within": "within it", "regional": "through a region", "nowhere": "no place"}
_FACETS = {
    "country": ("status", "topic", "entity", "donor", "year"),
    "region": ("status", "topic", "country", "entity", "donor", "year"),
    "topic": ("status", "country", "region", "entity", "donor", "year"),
    "entity": ("status", "topic", "country", "region", "donor", "year"),
    "partner": ("status", "topic", "country", "entity", "year"),
}


def iati_profile(of: Subject, source: Source, query: Query) -> Table:
    """Lay out one page for a subject of KINDS."""
    lines = tuple(facts_of(of, source))
    title = f"Profile of {of.code}"
    return listed(MemoryEngine(PROFILE, lines), query, foot=source.cite(""), sections="section", title=title)


def facts_of(of: Subject, source: Source) -> Iterator[Fact]:
    """Give all that there is to say of a subject, a fact at a time."""
    engine = source.engine("activities")
    field = engine.records.facets[of.kind]
    ways = (field.ways or _named(field.name))(frozenset((of.code,)))
    labels = {term.code: term.label for term in source.vocabulary(of.kind).terms}
    yield Fact(of.kind, of.code, labels.get(of.code, of.taken_for or ""), annex="")
    meant = Either(tuple(way.condition for way in ways if Reach().takes(way)))
    parts = (Part(meant, tuple(way.condition for way in ways)),)
    asked = Query(parts, limit=_TOP, fields=("id", "title"))
    counts = engine.tally(Query(parts), _FACETS[of.kind])
    why = engine.why(Query(parts))
    for way, count in zip(ways, why.ways[0], strict=True):
        yield Fact("activities", _SECTIONS[way.reach], way.said, count, role="item", annex="")
    for identifier, title in engine.rows(asked):
        yield Fact("first of them", identifier or "", title or "", annex="")
    for facet in _FACETS[of.kind]:
        names = {} if facet == "year" else {term.code: term.label for term in source.vocabulary(facet).terms}
        for found in counts.tally(facet)[: None if facet == "year" else _TOP]:
            label = names.get(found.value, "")
            yield Fact(f"by {facet}", str(found.value), label, found.count, counts.total, annex="")


def _named(field: str) -> Callable[[frozenset[str]], tuple[Way, ...]]:
    return lambda codes: (Way(Among(field, codes), "named", "naming it"),)
