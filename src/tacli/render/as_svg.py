"""A picture that loads nothing from a network: a chart for a slide, or a table as a terminal of some width shows it."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tacli.render.terminal import Drawing
    from tacli.views import Table

SUFFIXES = (".svg",)
STREAMED = False
_WIDTH = 120
_FONT = re.compile(r"@font-face \{.*?\}", re.DOTALL)


def render(table: Table) -> Iterator[str]:
    """Render the chart that the table's story is, else the table."""
    rows = tuple(table.rows)
    chart = None
    if table.story:
        from tacli.render.slides.slide import slide

        story, origin = table.story(table, rows), table.origin() if table.origin else None
        chart = slide(story._replace(cite=origin.cite) if origin and origin.cite else story, table.asked)
    yield chart or picture(table._replace(rows=rows)).text


def picture(table: Table, *, width: int = _WIDTH, title: str = "tacli") -> Drawing:
    """Give the same, with the names of the columns that did not fit."""
    from rich.console import Console
    from rich.text import Text

    from tacli.render.terminal import draw

    console = Console(record=True, width=width, file=io.StringIO(), legacy_windows=False, _environ={})
    drawing = draw(table, width=width, colour=True)
    console.print(Text.from_ansi(drawing.text))
    left_out = [*drawing.hidden, *(c.name for c in table.columns if c.priority is None and not table.card)]
    left_out = [] if table.page else left_out  # a page is no row of columns
    if left_out:
        console.print(Text(f"Columns left out: {', '.join(left_out)}.", style="dim"))
    head, end, body = console.export_svg(title=title, unique_id="tacli").partition("</style>")
    # Rich's page asks a server for its font; whatever the reader has will do.
    return drawing._replace(text=_FONT.sub("", head) + end + body)
