"""A citation in words, one a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.render.citations import authors, citations, issued
from tacli.text import day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tacli.views import Table

SUFFIXES = ()
STREAMED = True


def render(table: Table) -> Iterator[str]:
    """Render body and session, or who reports it; title, date and place."""
    for said in citations(table):
        date = issued(said)
        of = said.get("event-title") or ", ".join(authors(said))
        when = day(date) if date else ""
        at = "as at " if date and said.get("type") == "dataset" else ""  # data have a state, and no issue
        parts = [of, said.get("title"), at + when, said.get("section")]
        yield ", ".join(filter(None, parts)) + "\n"
