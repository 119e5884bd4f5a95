"""What rows are counted by: how it is called, and the counts as bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.named_tuples import NamedTuple
from tacli.views.blocks import Bar

if TYPE_CHECKING:
    from collections.abc import Callable

    from tacli.anything import Value
    from tacli.query.tallies import Counts


class Called(NamedTuple):
    """The words for one value and for several."""

    one: str
    many: str


_CALLED = {
    "topic": Called("Topic", "Topics"),
    "entity": Called("Organization", "Organizations"),
    "kind": Called("Form", "Forms"),
    "status": Called("Status", "Status"),
    "country": Called("State", "Countries"),
    "region": Called("Region", "Regions"),
    "instrument": Called("Treaty", "Treaties"),
    "scope": Called("Scope", "Reach"),
    "partner": Called("Partner", "Partners"),
    "donor": Called("Donor", "Funders"),
    "year": Called("Year", "Years"),
}


def called(facet: str) -> Called:
    """Give the words for a facet; its own name for one that has no others."""
    name = facet.replace("-", " ").capitalize()
    return _CALLED.get(facet, Called(name, name))


def bars_of(counts: Counts, facet: str, named: Callable[[Value], str]) -> tuple[Bar, ...]:
    """Give how many rows hold each value of a facet, most first; `named` gives the names of values."""
    found = counts.tally(facet)
    return tuple(Bar(named(t.value), t.count, counts.total, t.share, code=str(t.value)) for t in found)
