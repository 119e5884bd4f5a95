"""JSON Lines: one object a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.render.as_json import dumps, records

if TYPE_CHECKING:
    from tacli.views import Table


def render(table: Table) -> str:
    """Render every row as a line, nothing for no rows."""
    return "".join(dumps(row) + "\n" for row in records(table))
