"""One module a format, one table in. `FORMATS` names them; a module loads when its format is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tacli.views import Table

# A format's name, its module and the file suffixes that mean it.
FORMATS: dict[str, tuple[str, tuple[str, ...]]] = {
    "table": ("tacli.render.terminal", (".txt",)),
    "json": ("tacli.render.as_json", (".json",)),
    "jsonl": ("tacli.render.as_jsonl", (".jsonl", ".ndjson")),
    "csv": ("tacli.render.as_csv", (".csv",)),
    "excel": ("tacli.render.as_excel", ()),
    "tsv": ("tacli.render.as_tsv", (".tsv", ".tab")),
    "markdown": ("tacli.render.as_markdown", (".md", ".markdown")),
    "html": ("tacli.render.as_html", (".html", ".htm")),
    "svg": ("tacli.render.as_svg", (".svg",)),
}

# Formats that need no row but the one at hand.
STREAMED = ("json", "jsonl", "csv", "excel", "tsv")


def pieces(table: Table, format_: str) -> Iterable[str]:
    """Give the table as text in a format of FORMATS, piece by piece; rows that come one at a time go out so."""
    found: Iterable[str] = import_module(FORMATS[format_][0]).render(table)
    return found


def render(table: Table, format_: str) -> str:
    """Give the whole text; it ends with a newline unless it is empty."""
    return "".join(pieces(table, format_))
