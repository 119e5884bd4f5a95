"""Citations as RIS, which Zotero, EndNote and Mendeley read: a report or data each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.render.citations import authors, citations, issued, remarks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tacli.views import Table

SUFFIXES = (".ris",)
STREAMED = True


def render(table: Table) -> Iterator[str]:
    """Render a record each; a tag and its value are a line."""
    for said in citations(table):
        date = issued(said)
        tags = [
            ("TY", "DATA" if said.get("type") == "dataset" else "RPRT"),
            ("ID", said.get("id")),
            *(("AU", name) for name in authors(said)),
            ("TI", said.get("title")),
            ("PY", date and str(date.year)),
            ("DA", date and f"{date:%Y/%m/%d}"),
            ("SE", said.get("section")),
            ("LA", said.get("language")),
            ("N1", said.get("section")),  # where the managers that leave SE out keep it
            *(("N1", remark) for remark in remarks(said)),
        ]
        yield "".join(f"{tag}  - {value}\r\n" for tag, value in tags if value) + "ER  - \r\n"
