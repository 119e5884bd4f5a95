"""A table in full, without colour: what a file or a pipe gets."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tacli.views import Table

SUFFIXES = (".txt",)
STREAMED = False


def render(table: Table) -> Iterator[str]:
    """Render every column, however wide."""
    from tacli.render.terminal import draw

    yield draw(table, width=None).text
