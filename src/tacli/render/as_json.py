"""JSON: an array of objects, or one object for a card."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tacli.views import Table


def records(table: Table) -> list[dict[str, Any]]:
    """Give every row as a dictionary with the columns' names as keys."""
    names = [column.name for column in table.columns]
    return [dict(zip(names, table.values(row), strict=True)) for row in table.rows]


def render(table: Table) -> str:
    """Render with lone surrogates and the like escaped where UTF-8 cannot hold them."""
    rows = records(table)
    value = rows[0] if table.card else rows
    return dumps(value, indent=2) + "\n"


def dumps(value: Any, indent: int | None = None) -> str:
    """Write JSON that is readable, and ASCII where the text is not valid UTF-8."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    return text if text.isascii() or _encodes(text) else json.dumps(value, allow_nan=False, indent=indent)


def _encodes(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
