"""Rows and criteria to rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tacli.query.criteria import Criteria

Row = TypeVar("Row")


def select(rows: Iterable[Row], criteria: Criteria) -> Iterator[Row]:
    """Keep the rows that hold one of the values of every filter, in their order."""
    return (row for row in rows if all(f.match(row, values) for f, values in criteria))
