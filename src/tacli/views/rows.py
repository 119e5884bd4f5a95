"""Rows of a page as a list of HTML: which column leads, which stand beside it or small under another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.views.charts import Listing
from tacli.views.layout import Beside, Layout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tacli.anything import Values
    from tacli.views.table import Table

_SMALL = {"when": "status", "id": "par."}  # columns that stand small under another


def _is_worth_it(rows: Sequence[Values], place: int) -> bool:
    """Say whether rows share what they are grouped by: of groups of one a heading each is in the way."""
    return 2 * len({row[place] for row in rows}) <= len(rows)


def as_listing(table: Table, heading: str) -> Listing:
    """Give rows of a page as a list under its heading, in groups where they share what they are grouped by."""
    names = [column.name for column in table.columns]
    rows = tuple(table.rows)
    lead = next((name for name in names if name == "what"), next(name for name in names if name != table.grouped))
    group = table.grouped if table.grouped in names and _is_worth_it(rows, names.index(table.grouped)) else ""
    small = {name: under for name, under in _SMALL.items() if {name, under} <= {*names}}
    beside = [
        Beside(column.title, (column.name, *(name for name, under in small.items() if under == column.name)))
        for column in table.columns
        if column.name not in (lead, group, *small)
    ]
    return Listing(
        heading,
        table.columns,
        rows,
        Layout(lead, group=group, beside=tuple(beside)),
        ("activity", "activities"),
        "",
        narrows=False,
    )
