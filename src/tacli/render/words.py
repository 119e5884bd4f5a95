"""Values, headings and footings as a person reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tacli.text import is_number, plain

if TYPE_CHECKING:
    from tacli.query.field import Field
    from tacli.views.table import Series, Table

_SPARKS = "▁▂▃▄▅▆▇█"
_SPARKS_OF_ASCII = "_.:-=+*#"


def words(column: Field[Any], value: Any) -> str:
    """Give 35,956 for an amount and 46.7% for a rate; lists joined by commas."""
    if value is None:
        return ""
    if column.style == "percent":
        return f"{value:.1%}"
    if column.style == "number" and isinstance(value, int):
        return f"{value:,}"
    if column.style == "amount" and is_number(value):
        return f"{value:,f}"
    return plain(value, ", ", column.tell)


def heading(column: Field[Any]) -> str:
    """Give the heading of a column by itself."""
    return f"{column.over} {column.title}" if column.over else column.title


def footing(table: Table, *, ascii_only: bool = False) -> str:
    """Give what stands under a table."""
    series = f"{_drawn(table.series, ascii_only=ascii_only)} " if table.series else ""
    return f"{series}{table.foot}"


def _drawn(series: Series, *, ascii_only: bool) -> str:
    sparks, most = (_SPARKS_OF_ASCII if ascii_only else _SPARKS), max(series.values) or 1
    bars = "".join(sparks[round(value / most * (len(sparks) - 1))] for value in series.values)
    return f"Years {series.first}-{series.last}: {bars}, {series.said}."
