"""Citations as CSL JSON, which Zotero, Pandoc and citeproc read: items with what they say, and no empty key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.render.as_json import dumps
from tacli.render.citations import citations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tacli.views import Table

SUFFIXES = ()  # .json means JSON, whose rows have every key
STREAMED = True


def render(table: Table) -> Iterator[str]:
    """Render a list with an item a line."""
    before = "[\n"
    for said in citations(table):
        yield before + dumps(said)
        before = ",\n"
    yield "\n]\n"
