"""Values, headings and footings as a person reads them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tacli.text import is_number, plain
from tacli.views.wording import currency, share

if TYPE_CHECKING:
    from tacli.anything import AnyRow, Value
    from tacli.query.field import Field
    from tacli.views.blocks import Bar, Figure, Series
    from tacli.views.table import Table

_SPARKS = "▁▂▃▄▅▆▇█"
_SPARKS_OF_ASCII = "_.:-=+*#"
_COLUMNS = " " + _SPARKS
_COLUMNS_OF_ASCII = " .:-=+*#"
_LINES = 2
_LEAST = 0.0005
_EIGHTHS = " ▏▎▍▌▋▊▉█"


def words(column: Field[AnyRow], value: Value) -> str:
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


def heading(column: Field[AnyRow]) -> str:
    """Give the heading of a column by itself."""
    return f"{column.over} {column.title}" if column.over else column.title


def asked(table: Table, shown: int, *, ascii_only: bool = False) -> str:
    """Give what stands above a table: how many rows there are, and what was asked; "" where it has no heading."""
    if table.heading is None:
        return ""
    found = table.counted() if table.counted else shown
    return table.heading.line(shown, found, between=" | " if ascii_only else " · ")


def footing(table: Table, *, ascii_only: bool = False) -> str:
    """Give what stands under a table."""
    series = f"{_drawn(table.series, ascii_only=ascii_only)} " if table.series else ""
    return f"{series}{table.foot}"


def bar(part: float, width: int, *, ascii_only: bool = False) -> str:
    """Draw a part of a width; what is more than nothing is seen."""
    part = min(max(part, 0), 1)  # a share of a sum can be less than nothing, or more than all
    eighths = max(round(width * 8 * part), 1 if part > 0 else 0)
    if ascii_only:
        return "#" * max(round(eighths / 8), 1 if eighths else 0)
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def sparks(values: tuple[int, ...], *, ascii_only: bool = False) -> str:
    """Draw numbers in their order, a character each; what is more than nothing stands above it."""
    steps, most = (_SPARKS_OF_ASCII if ascii_only else _SPARKS), max(values) or 1
    return "".join(steps[max(round(value / most * (len(steps) - 1)), 1 if value else 0)] for value in values)


def heads_of(figure: Figure) -> tuple[str, ...]:
    """Give what stands over the labels of bars and over their figures."""
    shown = len(figure.bars)
    title = f"{figure.title}: the first {shown:,} of {figure.found:,}" if figure.found > shown else figure.title
    heads = {
        "rate": ("Replied", "Rate"),
        "amount": (currency(figure.unit) or "Amount", "Share"),
        "count": (figure.unit or "Count", "Share"),
    }[figure.style]
    return (figure.head or title, *heads[: len(figures_of(figure, figure.bars[0])) if figure.bars else 2])


def figures_of(figure: Figure, bar: Bar) -> tuple[str, ...]:
    """Give the figures of a bar: 13 of 18 and 72%, 689,611 and 24.0%, or 87 and 43%; a count of no whole alone."""
    told = f"{bar.value:,f}" if isinstance(bar.value, Decimal) else f"{bar.value:,}"
    if figure.style == "rate":
        return (told if bar.of is None else f"{told} of {bar.of:,}"), share(bar.share or 0, 1)
    if figure.style == "amount":
        return told, _precise(bar.share)
    return (told,) if bar.of is None else (told, share(bar.share or 0, 1))


def length_of(figure: Figure, bar: Bar) -> float:
    """Give how much of a full bar is drawn, from 0 to 1."""
    part = (bar.share or 0) if figure.style == "rate" else float(bar.value) / (figure.full or 1)
    return min(max(part, 0), 1)


def _precise(part: float | None) -> str:
    """Give a share with a decimal; what is there is never 0.0%, and all of it is 100%."""
    if part is None:
        return ""
    return "100%" if part == 1 else "<0.1%" if 0 < part < _LEAST else f"{part:.1%}"


def columns(values: tuple[int, ...], *, ascii_only: bool = False) -> list[str]:
    """Draw numbers as columns of two lines, so that few beside many are told apart."""
    steps = _COLUMNS_OF_ASCII if ascii_only else _COLUMNS
    levels, most = len(steps) - 1, max(values) or 1
    high = [max(round(value / most * _LINES * levels), 1 if value else 0) for value in values]
    return [
        "".join(steps[min(max(level - line * levels, 0), levels)] for level in high) for line in reversed(range(_LINES))
    ]


def _drawn(series: Series, *, ascii_only: bool) -> str:
    return f"Years {series.first}-{series.last}: {sparks(series.values, ascii_only=ascii_only)}, {series.said}."
