"""A citation in words, one a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.render.citations import citations, issued
from tacli.text import day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tacli.views import Table

SUFFIXES = ()
STREAMED = True


def render(table: Table) -> Iterator[str]:
    """Render body and session, title, date and place."""
    for said in citations(table):
        date = issued(said)
        parts = [said.get("event-title"), said.get("title"), day(date) if date else "", said.get("section")]
        yield ", ".join(filter(None, parts)) + "\n"
