"""JSON: an array with an object a line, or one object for a card."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tacli.views import Table


def records(table: Table) -> Iterator[dict[str, Any]]:
    """Give every row as a dictionary with the columns' names as keys."""
    names = [column.name for column in table.columns]
    return (dict(zip(names, table.values(row), strict=True)) for row in table.rows)


def render(table: Table) -> Iterator[str]:
    """Render so that each row stands on its own line."""
    if table.card:
        yield dumps(next(records(table)), indent=2) + "\n"
        return
    before = "[\n"
    for row in records(table):
        yield before + dumps(row)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def dumps(value: Any, indent: int | None = None) -> str:
    """Write JSON that is readable, and ASCII where UTF-8 cannot hold the text (lone surrogates)."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    return text if text.isascii() or _encodes(text) else json.dumps(value, allow_nan=False, indent=indent)


def _encodes(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
