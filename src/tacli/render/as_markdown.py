"""A table in GitHub's Markdown; nothing in a cell can leave it."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from tacli.render.words import footing, heading, words
from tacli.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tacli.views import Table

SUFFIXES = (".md", ".markdown")
STREAMED = False
_MARKUP = re.compile(r"([\\`*_{}\[\]()#|~!$])")
# Where GitHub's flavour would begin a link of its own accord; it looks through escapes, but not through a comment.
_LINKS = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)|(?<=@)(?=.)", re.IGNORECASE)


def _cell(text: str) -> str:
    return _LINKS.sub("<!-- -->", _MARKUP.sub(r"\\\1", html.escape(visible(text), quote=False)))


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def render(table: Table) -> Iterator[str]:
    """Render header, alignment, rows, totals and the source."""
    lines = [
        _line([_cell(heading(column)) for column in table.columns]),
        _line(["---:" if column.align == "right" else "---" for column in table.columns]),
    ]
    lines += [
        _line([_cell(words(c, value)) for c, value in zip(table.columns, row, strict=True)])
        for row in (*table.rows, *table.total)
    ]
    foot = footing(table)
    if foot:
        lines += ["", _cell(foot)]
    yield "\n".join(lines) + "\n"
