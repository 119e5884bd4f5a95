"""How a place is meant by what a row names: itself, a part of it, or a region that holds it."""

from __future__ import annotations

from tacli.query.conditions import All, Among, Condition, Not, Present
from tacli.query.conditions import Any as Either
from tacli.query.field import Way
from tacli.vocabulary import countries, groups_of, members, vocabulary

_REGIONAL = "naming only a region that holds it"


def of_countries(codes: frozenset[str]) -> tuple[Way, ...]:
    """Give the ways in which States are meant."""
    return (
        Way(Among("countries", codes), "named", "naming it"),
        _through(codes, _REGIONAL),
    )


def of_regions(codes: frozenset[str]) -> tuple[Way, ...]:
    """Give the ways in which regions are meant."""
    states = frozenset().union(*map(members, codes))
    within = frozenset(region for region in _regions() if members(region) <= states) - codes
    return (
        Way(Among("regions", codes), "named", "naming it"),
        Way(Among("regions", within), "within", "naming a region within it"),
        Way(Among("countries", states), "within", "naming a State of it"),
        _through(states, "naming only a region that shares States with it"),
    )


def of_groups(codes: frozenset[str]) -> tuple[Way, ...]:
    """Give the ways in which groupings are meant: a row names a State of theirs, or a region that holds one."""
    states = frozenset(code for code in countries() if not groups_of(code).isdisjoint(codes))
    return (
        Way(Among("countries", states), "named", "naming a State of it"),
        _through(states, "naming only a region that holds a State of it"),
    )


def _through(states: frozenset[str], said: str) -> Way:
    """Ask for a region that holds one of the States; one that holds all that the row names stands for those alone."""
    regions = frozenset(region for region in _regions() if not members(region).isdisjoint(states))
    reached = Either(tuple(All((Among("regions", frozenset((r,))), _names_others(r))) for r in sorted(regions)))
    return Way(
        All((Among("regions", regions), Either((Not(Present("countries")), reached)))), "regional", said, regions
    )


def _names_others(region: str) -> Condition:
    return Among("countries", frozenset(countries()) - members(region))


def _regions() -> tuple[str, ...]:
    return tuple(term.code for term in vocabulary("region").terms)
