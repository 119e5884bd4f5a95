"""CSV for spreadsheets: a mark of UTF-8 first, and no cell that they would run as a formula."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tacli.render.as_csv import render as render_csv
from tacli.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tacli.views import Table

SUFFIXES = ()
STREAMED = True
_STARTS = ("=", "+", "-", "@", "\t", "\r")


def is_formula(value: Any) -> bool:
    """Say whether a spreadsheet would run a cell that holds this value of a row. A number is none."""
    return not isinstance(value, (int, float)) and plain(value).startswith(_STARTS)


def render(table: Table, *, delimiter: str = ",") -> Iterator[str]:
    """Render as CSV with an apostrophe before what would be a formula."""
    yield "\ufeff"
    rows = (tuple(map(_neutral, row)) for row in table.rows)
    yield from render_csv(table._replace(rows=rows), delimiter=delimiter)


def _neutral(value: Any) -> Any:
    return f"'{plain(value)}" if is_formula(value) else value
