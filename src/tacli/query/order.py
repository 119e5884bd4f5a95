"""One order for values, whatever engine has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from tacli.text import fold, is_number, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tacli.anything import Value

Row = TypeVar("Row")


def is_empty(value: Value) -> bool:
    """Say whether a field holds nothing."""
    return value is None or (isinstance(value, (tuple, list)) and not value)


def ordered(
    rows: Iterable[Row], get: Callable[[Row], Value], tell: Callable[[Value], str] | None, *, descending: bool
) -> list[Row]:
    """Sort by numbers, then by texts blind to case and accents; what holds nothing stands last, either way."""
    held = [(get(row), row) for row in rows]
    full = [pair for pair in held if not is_empty(pair[0])]

    def key(pair: tuple[Value, Row]) -> Value:
        value = pair[0]
        return (0, value) if is_number(value) else (1, fold(plain(value, tell=tell)))

    return [row for _, row in sorted(full, key=key, reverse=descending)] + [row for v, row in held if is_empty(v)]
