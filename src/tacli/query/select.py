"""Rows and criteria to rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tacli.query.criteria import Criteria

Row = TypeVar("Row")


def select(rows: Iterable[Row], criteria: Criteria) -> Iterator[Row]:
    """Keep the rows that pass every criterion, in their order."""
    return (row for row in rows if all(criterion.keeps(row) for criterion in criteria))
