"""How a place or a topic is meant by what an activity names: itself, a part of it, or a region that holds it."""

from __future__ import annotations

from tacli.collections.iati.topics import sectors_meant
from tacli.query.conditions import All, Among, Not, Present
from tacli.query.conditions import Any as Either
from tacli.query.field import Way
from tacli.vocabulary.codelists import regions

_NOWHERE = Way(Not(Either((Present("countries"), Present("regions")))), "nowhere", "naming no place at all")


def of_countries(codes: frozenset[str]) -> tuple[Way, ...]:
    """Give the ways in which countries are meant. A region stands for them only where no country is named."""
    return (
        Way(Among("countries", codes), "named", "naming it"),
        _only_in(_holding(codes), "naming only a region that holds it"),
        _NOWHERE,
    )


def of_regions(codes: frozenset[str]) -> tuple[Way, ...]:
    """Give the ways in which regions are meant, be they of the DAC, of M49 or of a reporter's own."""
    known = regions()
    states: frozenset[str] = frozenset().union(*(known[code].members for code in codes if code in known))
    within = frozenset(r.key for r in known.values() if r.members and r.members <= states) - codes
    return (
        Way(Among("regions", codes), "named", "naming it"),
        Way(Among("regions", within), "within", "naming a region within it"),
        Way(Among("countries", states), "within", "naming a country of it"),
        _only_in(_holding(states) - within - codes, "naming only a region that shares countries"),
        _NOWHERE,
    )


def of_topics(codes: frozenset[str]) -> tuple[Way, ...]:
    """Give the ways in which sectors are meant: a category is all sectors of its own, a word all that it stands for."""
    within: frozenset[str] = frozenset().union(*map(sectors_meant, codes))
    named = Way(Among("topics", codes), "named", "naming it")
    return (named, Way(Among("topics", within), "within", "naming a sector of it")) if within else (named,)


def _holding(states: frozenset[str]) -> frozenset[str]:
    return frozenset(region.key for region in regions().values() if not region.members.isdisjoint(states))


def _only_in(codes: frozenset[str], said: str) -> Way:
    return Way(All((Among("regions", codes), Not(Present("countries")))), "regional", said, codes)
