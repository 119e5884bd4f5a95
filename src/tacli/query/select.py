"""Rows and criteria to rows, in one pass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tacli.query.criteria import Criteria

Row = TypeVar("Row")


def select(rows: Iterable[Row], criteria: Criteria) -> Iterator[Row]:
    """Keep the rows that pass every criterion, in their order."""
    return (row for row in rows if all(criterion.keeps(row) for criterion in criteria))


class Selection:
    """The rows that pass, to be gone through once; what happened to the others is counted on the way.

    `found` rows passed. As long as none did, `alone` counts for each criterion the rows that it keeps, and
    `without` the rows that all others keep and it drops. `regional` rows failed only since they reach
    the wanted country through a region.
    """

    def __init__(self, rows: Iterable[Any], criteria: Criteria) -> None:
        self.criteria = criteria
        self.found = 0
        self.alone = [0] * len(criteria)
        self.without = [0] * len(criteria)
        self.regional = 0
        self._rows = rows

    def __iter__(self) -> Iterator[Any]:
        criteria = self.criteria
        for row in self._rows:
            kept = [criterion.keeps(row) for criterion in criteria]
            missed = kept.count(False)
            if not missed:
                self.found += 1
                yield row
                continue
            if missed == 1:
                self._missed(row, kept.index(False))
            if not self.found and missed < len(criteria):
                self.alone = [n + keeps for n, keeps in zip(self.alone, kept, strict=True)]

    def _missed(self, row: Any, place: int) -> None:
        self.without[place] += 1
        criterion = self.criteria[place]
        wider = criterion.filter.wider
        if wider and criterion.mode == "any" and wider(row, criterion.values):
            self.regional += 1
