"""Answers for a terminal, with Rich: what was asked, then rows a line each or a field a line, then the source.

Data goes in as Text, made visible.
"""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from rich.text import Text

from tacli.named_tuples import NamedTuple
from tacli.render import grid, upright
from tacli.render.canvas import Canvas
from tacli.render.screen_page import draw_page
from tacli.render.words import asked, footing
from tacli.text import visible
from tacli.views.table import without

if TYPE_CHECKING:
    from rich.console import RenderableType

    from tacli.anything import Values
    from tacli.views import Table


class Drawing(NamedTuple):
    """A table as text, the names of the columns that did not fit, and how many rows there are."""

    text: str
    hidden: list[str]
    shown: int


def draw(
    table: Table,
    *,
    width: int | None,
    height: int | None = None,
    colour: bool = False,
    wide: bool = False,
    ascii_only: bool = False,
) -> Drawing:
    """Draw within a width in cells, None for as wide as it is; no more rows than a height holds.

    `wide` shows every column, a field a line where they do not fit.
    """
    rows = tuple(table.rows)
    table = table._replace(rows=rows)
    canvas = Canvas(width, colour=colour, ascii_only=ascii_only)
    if table.page and not wide:
        draw_page(table.page, canvas, height)
        return Drawing(canvas.text(), [], len(rows))
    is_upright = table.card or (width is not None and _is_upright(table, width, wide=wide))
    table = table if is_upright else _said_once(table, rows)
    foot = _wrapped(visible(footing(table, ascii_only=ascii_only)), canvas)
    around = len(foot) + bool(foot) + len(_wrapped(_heading(table, canvas, 0), canvas))
    room = None if height is None else height - around
    body: RenderableType
    hidden: list[str] = []
    if is_upright:
        body, shown = upright.records(table, canvas, room)
    else:
        body, hidden, shown = grid.rows(table, canvas, room, whole=wide)
    for line in _wrapped(_heading(table, canvas, shown), canvas):
        canvas.print(Text(line, style="bold"))
    canvas.print(body)
    if foot and shown:
        canvas.print(Text())
        for line in foot:
            canvas.print(Text(line, style="dim"))
    return Drawing(canvas.text(), hidden, shown)


def _said_once(table: Table, rows: tuple[Values, ...]) -> Table:
    """Say above the rows whose all of them are, where they are those of one."""
    place = table.place(table.whose)
    if place is None or table.heading is None or len(rows) < _SEVERAL:
        return table
    whose = {row[place] for row in rows}
    if len(whose) > 1 or not all(whose):
        return table
    here = ", of those shown" if table.found() > len(rows) else ""
    said = f"{table.columns[place].title.lower()}{here}: {whose.pop()}"
    heading = table.heading._replace(beside=(*table.heading.beside, said))
    table, others = without(table, rows, table.whose)
    return table._replace(rows=others, heading=heading)


_SEVERAL = 2


def _heading(table: Table, canvas: Canvas, shown: int) -> str:
    return visible(asked(table, shown, ascii_only=canvas.ascii_only))


def _wrapped(text: str, canvas: Canvas) -> list[str]:
    """Break at words, where there is a width."""
    if canvas.width is None:
        return [text] if text else []
    return wrap(text, canvas.width, break_on_hyphens=False)


def _is_upright(table: Table, width: int, *, wide: bool) -> bool:
    """Say whether a row takes a field a line: where it must, or where all is to be seen and does not fit."""
    return grid.is_upright(table, width) or (wide and len(table.columns) > 1 and grid.width_of(table) > width)
