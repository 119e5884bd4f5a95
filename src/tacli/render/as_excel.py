"""CSV for spreadsheets: a mark of UTF-8 first, and no cell that they would run as a formula."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.render.as_csv import render as render_csv
from tacli.views.table import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tacli.views import Column, Table

_STARTS = ("=", "+", "-", "@", "\t", "\r")


def is_formula(text: object) -> bool:
    """Say whether a spreadsheet would run a cell that holds this. A number is none."""
    return not isinstance(text, (int, float)) and plain(text).startswith(_STARTS)


def render(table: Table) -> Iterator[str]:
    """Render as CSV with an apostrophe before what would be a formula."""
    yield "\ufeff"
    yield from render_csv(table._replace(columns=tuple(map(_neutral, table.columns))))


def _neutral(column: Column) -> Column:
    def get(row: object) -> object:
        value = column.get(row)
        return f"'{plain(value)}" if is_formula(value) else value

    return column._replace(get=get)
