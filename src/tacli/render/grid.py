"""Rows a line each, in columns: what is too long gives way where its column can, and ends in an ellipsis."""

from __future__ import annotations

import re
from textwrap import wrap
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.table import Table as Grid
from rich.text import Text

from tacli.render.canvas import ACCENT
from tacli.render.fit import GAP, beside_bar, broken, cut, fit, overflows
from tacli.render.words import bar, words
from tacli.text import visible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tacli.anything import AnyRow, Value, Values
    from tacli.query.field import Field
    from tacli.render.canvas import Canvas
    from tacli.views import Table

_BAR = 20
_SHORTEST_BAR = 8
_FEWEST = 3  # rows, however low the terminal
_NARROW = 60  # columns of a terminal, below which a row is no line
_WORD = re.compile(r"\w+")

Cell = str | list[str]


def rows(
    table: Table, canvas: Canvas, room: int | None, *, whole: bool, beside: Sequence[Table] = ()
) -> tuple[Grid, list[str], int]:
    """Give the drawn rows, no more than there is `room` for, with the columns left out and how many rows there are.

    `whole` shows every column; columns are as wide as those of the tables `beside` need, which have the same.
    """
    titles = titles_of(table.columns)
    high = max((title.count("\n") + 1 for title in titles), default=1)
    most = None if room is None else max(room - high - len(table.total) - len(table.apart), _FEWEST)
    shown: Sequence[Values] = tuple(table.rows)[:most]
    drawn = [*shown, *table.total, *table.apart]
    styles = [None] * len(shown) + ["bold"] * len(table.total) + ["dim"] * len(table.apart)
    cells = [[cell(c, v) for c, v in zip(table.columns, row, strict=True)] for row in drawn]
    natural = [max(sizes) for sizes in zip(_natural(table, cells), *map(_natural_of, beside), strict=True)]
    says = [not table.screenful or any(line[i] for line in cells) for i in range(len(titles))]
    columns = [c if says[i] else c._replace(priority=None) for i, c in enumerate(table.columns)]
    _say_once(cells, table.place(table.grouped))
    measure = table.place(table.bar)
    size = 0 if measure is None else _BAR
    if canvas.width is None or whole:
        widths = dict(enumerate(natural))
    else:
        left = beside_bar(columns, natural, canvas.width) if size else 0
        size = min(size, left) if left >= _SHORTEST_BAR else 0
        widths = fit(columns, natural, canvas.width - size - (GAP if size else 0))
    grid = Grid(box=None, pad_edge=False, padding=(0, GAP, 0, 0), header_style="bold", show_header=not table.bare)
    for i, width in widths.items():
        is_long = not table.bare and cell_len(titles[i].split("\n")[0]) > width
        title = "\n".join(wrap(titles[i], width)) if is_long else titles[i]
        grid.add_column(Text(title), justify=table.columns[i].align, width=width, no_wrap=True, overflow="crop")
    if size:
        grid.add_column("", width=size, no_wrap=True)
    long, over = table.place(table.broken), _left_out(table, widths)
    for style, row, line in zip(styles, drawn, cells, strict=True):
        texts = [
            marked(
                table,
                _with_name(line[over] if over is not None else "", line[i], width, canvas)
                if i == long
                else Text(cut(line[i], width, ellipsis=canvas.ellipsis, tail=table.columns[i].tail)),
            )
            for i, width in widths.items()
        ]
        if size and measure is not None:
            part = (row[measure] or 0) / (table.scale or 1)
            texts.append(Text(bar(part, size, ascii_only=canvas.ascii_only), style=ACCENT))
        grid.add_row(*texts, style=style)
    hidden = [c.title for i, c in enumerate(columns) if i not in widths and c.priority is not None]
    return grid, hidden, len(shown)


def _left_out(table: Table, widths: Mapping[int, int]) -> int | None:
    """Give the column that rows are grouped by, where it has no room: what it says stands above them then."""
    grouped = table.place(table.grouped)
    return None if grouped in widths else grouped


def _with_name(name: Cell, text: Cell, width: int, canvas: Canvas) -> Text:
    """Give a text in up to three lines, under the name of what it is of."""
    lines = Text(broken(text, width, ellipsis=canvas.ellipsis))
    return Text.assemble((cut(name, width, ellipsis=canvas.ellipsis), "bold"), "\n", lines) if name else lines


def _say_once(cells: list[list[Cell]], place: int | None) -> None:
    """Leave out what a row shares with the one above it."""
    if place is not None:
        values = [line[place] for line in cells]
        for line, value, above in zip(cells[1:], values[1:], values, strict=False):
            line[place] = "" if value == above else value


def is_upright(table: Table, width: int, beside: Sequence[Table] = (), *, indent: int = 0) -> bool:
    """Say whether a row takes a field a line: on a narrow terminal, or where what must be there does not fit.

    What the tables `beside` need, which have the same columns, is needed here too; `indent` is what the terminal is
    wider by.
    """
    if len(table.columns) <= 1:
        return False
    named = all(column.title for column in table.columns)
    return (named and width + indent < _NARROW) or overflows(table.columns, _widest(table, beside), width)


def _widest(table: Table, beside: Sequence[Table]) -> list[int]:
    return [max(sizes) for sizes in zip(_natural_of(table), *map(_natural_of, beside), strict=True)]


def width_of(table: Table) -> int:
    """Give how wide a table is with every column in full."""
    return sum(n + GAP for n in _natural_of(table)) - GAP


def _natural_of(table: Table) -> list[int]:
    cells = [
        [cell(c, v) for c, v in zip(table.columns, row, strict=True)]
        for row in (*table.rows, *table.total, *table.apart)
    ]
    return _natural(table, cells)


def _natural(table: Table, cells: Sequence[Sequence[Cell]]) -> list[int]:
    """Give the widest cell of each column."""
    titles = [""] * len(table.columns) if table.bare else titles_of(table.columns)
    return [
        max(map(cell_len, (*title.split("\n"), *(_joined(line[i]) for line in cells))))
        for i, title in enumerate(titles)
    ]


def cell(column: Field[AnyRow], value: Value) -> Cell:
    """Give a value as it is read: a list one by one, so that some of it can stand for all."""
    if isinstance(value, (list, tuple)):
        return [visible(words(column, item)) for item in value]
    return visible(words(column, value))


def _joined(cell: Cell) -> str:
    return cell if isinstance(cell, str) else ", ".join(cell)


def titles_of(columns: Sequence[Field[AnyRow]]) -> list[str]:
    """Give headings: one that neighbours share stands over the first of them, and that of a number may be broken."""
    titles = []
    before = ""
    for column in columns:
        title = column.title.replace("-", "-\n") if column.style != "text" else column.title
        over = "" if column.over == before else column.over
        titles.append(f"{over}\n{title}" if column.over else title)
        before = column.over
    return titles


def marked(table: Table, text: Text) -> Text:
    """Mark the words that were searched for."""
    if table.mark:
        for word in _WORD.finditer(text.plain):
            if table.mark(word[0]):
                text.stylize("bold underline", *word.span())
    return text
