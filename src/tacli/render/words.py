"""A value as a person reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tacli.views.table import plain

if TYPE_CHECKING:
    from tacli.views import Column


def words(column: Column, value: Any) -> str:
    """Give 35,956 for an amount and 46.7% for a rate; lists joined by commas."""
    if value is None:
        return ""
    if column.style == "percent":
        return f"{value:.1%}"
    if column.style == "number" and isinstance(value, int):
        return f"{value:,}"
    return plain(value, ", ")
