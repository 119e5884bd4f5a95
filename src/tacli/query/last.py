"""What came of the last row, kept for the next field that asks for the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from tacli.anything import Value

Row = TypeVar("Row")
Item = TypeVar("Item")


def once_a_row(give: Callable[[Row], Item]) -> Callable[[Row], Item]:
    """Give the same function, which does not work twice in turn on the same row: what it gives is not to be changed."""
    last: tuple[Value, Value] = (None, None)  # swapped as one, as threads may ask

    def given(row: Row) -> Item:
        nonlocal last
        known, value = last
        if known is not row:
            value = give(row)
            last = (row, value)
        found: Item = value
        return found

    return given
