"""What came of the last row, kept for the next field that asks for the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Row = TypeVar("Row")
Value = TypeVar("Value")


def once_a_row(give: Callable[[Row], Value]) -> Callable[[Row], Value]:
    """Give the same function, which does not work twice in turn on the same row: what it gives is not to be changed."""
    last: tuple[Any, Any] = (None, None)  # swapped as one, as threads may ask

    def given(row: Row) -> Value:
        nonlocal last
        known, value = last
        if known is not row:
            value = give(row)
            last = (row, value)
        found: Value = value
        return found

    return given
