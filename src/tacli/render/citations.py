"""What the forms of a citation share: its parts as one line each, and its dates."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tacli.render.as_json import records
from tacli.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tacli.anything import JsonObject
    from tacli.views import Table


def citations(table: Table) -> Iterator[JsonObject]:
    """Give every citation with all its parts that say something, texts on one line and visible."""
    for row in records(table):
        yield {name: _line(value) if isinstance(value, str) else value for name, value in row.items() if value}


def authors(said: JsonObject) -> list[str]:
    """Give the names of the authors."""
    return [_line(author["literal"]) for author in said.get("author", ())]


def issued(said: JsonObject) -> date | None:
    """Give the date of issue, where it is among the parts."""
    return date(*said["issued"]["date-parts"][0]) if "issued" in said else None


def remarks(said: JsonObject) -> list[str]:
    """Give what forms have no field for: the event and the note."""
    held = [date(*parts).isoformat() for parts in said.get("event-date", {}).get("date-parts", ())]
    event = ", ".join(filter(None, [said.get("event-title"), said.get("event-place"), " to ".join(held)]))
    return [text for text in (event, said.get("note")) if text]


def _line(text: str) -> str:
    return visible(" ".join(text.split()))
