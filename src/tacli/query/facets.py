"""By what rows can be counted, and the counting."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tacli.vocabulary import groups_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

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


@dataclass(frozen=True)
class Tally:
    """How many rows hold a value, and their share of all rows counted, from 0 to 1."""

    value: Any
    count: int
    share: float


def tally(rows: Sequence[Any], facet: str) -> list[Tally]:
    """Count rows by a facet, most first (years and paragraphs in order). Counts overlap where rows hold several."""
    counts = Counter(value for row in rows for value in set(FACETS[facet](row)))
    ordered = sorted(counts.items()) if facet in ORDERED else sorted(counts.items(), key=lambda i: (-i[1], str(i[0])))
    return [Tally(value, count, count / len(rows)) for value, count in ordered]


def cross(rows: Sequence[Any], facet: str, other: str) -> Counter[tuple[Any, Any]]:
    """Count rows by two facets at once."""
    return Counter((one, two) for row in rows for one in set(FACETS[facet](row)) for two in set(FACETS[other](row)))


def overlap(rows: Sequence[Any], facet: str) -> tuple[int, int, int]:
    """Give the sum of a facet's counts, the distinct rows that hold any value, and those that hold none."""
    held = [len(set(FACETS[facet](row))) for row in rows]
    return sum(held), sum(1 for n in held if n), sum(1 for n in held if not n)
