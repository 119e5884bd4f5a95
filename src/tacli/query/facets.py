"""By what rows can be counted, and the counting."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any

from tacli.vocabulary import groups_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tacli.models import Activity


def _groups(row: Activity) -> Iterable[str]:
    return frozenset[str]().union(*map(groups_of, row.countries))


def _years(row: Activity) -> Iterable[int]:
    """Give every year from start to end; the one that is known where the other is open."""
    known = [year for year in (row.start, row.end) if year is not None]
    return range(min(known), max(known) + 1) if known else ()


# A facet's name and the values that a row holds of it.
FACETS: dict[str, Callable[[Any], Iterable[Any]]] = {
    "topic": lambda row: row.topics,
    "kind": lambda row: row.kinds,
    "entity": lambda row: (row.entity,),
    "country": lambda row: row.countries,
    "region": lambda row: row.regions,
    "group": _groups,
    "instrument": lambda row: row.instruments,
    "status": lambda row: (row.status,),
    "scope": lambda row: (row.scope,),
    "year": _years,
    "paragraph": lambda row: (row.paragraph,),
}
ORDERED = ("year", "paragraph")
_CROSSED = 2


@dataclass(frozen=True)
class Tally:
    """How many rows hold a value, and their share of all rows counted, from 0 to 1."""

    value: Any
    count: int
    share: float


class Counts:
    """Rows counted by some facets, and by each pair of the first two, in one pass."""

    def __init__(self, rows: Iterable[Any], *facets: str) -> None:
        self.total = 0
        self.without = dict.fromkeys(facets, 0)
        self.pairs: Counter[tuple[Any, Any]] = Counter()
        self._by: dict[str, Counter[Any]] = {facet: Counter() for facet in facets}
        crossed = facets[:2] if len(facets) == _CROSSED else ()
        for row in rows:
            self.total += 1
            held = {facet: set(FACETS[facet](row)) for facet in facets}
            for facet, values in held.items():
                self._by[facet].update(values)
                self.without[facet] += not values
            if crossed:
                self.pairs.update(product(*(held[facet] for facet in crossed)))

    def tally(self, facet: str) -> list[Tally]:
        """Give the values, most first (years and paragraphs in order). Counts overlap where rows hold several."""
        counts = self._by[facet].items()
        ordered = sorted(counts) if facet in ORDERED else sorted(counts, key=lambda i: (-i[1], str(i[0])))
        return [Tally(value, count, count / self.total) for value, count in ordered]

    def added(self, facet: str) -> int:
        """Give the sum of a facet's counts, which passes the rows where they hold several values."""
        return self._by[facet].total()
