"""Rows counted by some fields, and what the counts say."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tacli.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tacli.anything import Value


@dataclass(frozen=True)
class Tally:
    """How many rows hold a value, and their share of all rows counted, from 0 to 1."""

    value: Value  # a code, or a year or paragraph
    count: int
    share: float


class Groups(NamedTuple):
    """Fields by which rows are put together, of a list each item; those of which the least, and the most, is wanted."""

    by: tuple[str, ...]
    least: tuple[str, ...] = ()
    most: tuple[str, ...] = ()


class Group(NamedTuple):
    """How many rows hold the same values, and the least and the most of other fields; None where none holds any."""

    by: tuple[Value, ...]
    rows: int
    least: tuple[Value, ...] = ()
    most: tuple[Value, ...] = ()


class Counts:
    """Rows counted by facets, and by each pair of the first two where there are no more.

    `total` rows; `by` has for each facet how many hold each value, `without` how many hold none.
    """

    def __init__(
        self,
        total: int,
        by: Mapping[str, Counter[Value]],
        without: Mapping[str, int],
        pairs: Counter[tuple[Value, Value]] | None = None,
    ) -> None:
        self.total = total
        self.by = by
        self.without = without
        self.pairs: Counter[tuple[Value, Value]] = Counter() if pairs is None else pairs

    def __eq__(self, other: object) -> bool:
        """Compare all that was counted."""
        return isinstance(other, Counts) and vars(self) == vars(other)

    __hash__ = None  # type: ignore[assignment]  # it compares by what it holds, which can grow

    def tally(self, facet: str) -> list[Tally]:
        """Give the values, most first (numbers in order). Counts overlap where rows hold several."""
        counts = self.by[facet].items()
        return [Tally(value, count, count / self.total) for value, count in _ordered(counts)]

    def added(self, facet: str) -> int:
        """Give the sum of a facet's counts, which passes the rows where they hold several values."""
        return self.by[facet].total()


def _ordered(counts: Iterable[tuple[Value, int]]) -> list[tuple[Value, int]]:
    """Put years and paragraphs in their order, codes by how many rows hold them."""
    return sorted(counts, key=lambda item: (item[0], "") if isinstance(item[0], int) else (-item[1], item[0]))
