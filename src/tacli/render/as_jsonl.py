"""JSON Lines: one object a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.render.as_json import lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tacli.views import Table

SUFFIXES = (".jsonl", ".ndjson")
STREAMED = True


def render(table: Table) -> Iterator[str]:
    """Render every row as a line, nothing for no rows."""
    return (line + "\n" for line in lines(table))
