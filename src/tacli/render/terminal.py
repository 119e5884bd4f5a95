"""Tables and cards for a terminal, with Rich. Data goes in as Text, made visible."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from tacli.render.fit import GAP, fit
from tacli.render.words import footing, words
from tacli.text import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tacli.query.field import Field
    from tacli.views import Table

_BAR = 20
_SHORTEST_BAR = 8
_STYLES = {
    "id": "cyan",
    "group": "cyan",
    "donor": "cyan",
    "code": "cyan",
    "vocabulary": "cyan",
    "value": "cyan",
    "item": "cyan",
}
_STATUS = {"completed": "green", "ongoing": "blue", "planned": "yellow", "proposed": "magenta"}
_ENDLESS = 100_000
_WORD = re.compile(r"\w+")


class Drawing(NamedTuple):
    """A table as text, and the names of the columns that did not fit."""

    text: str
    hidden: list[str]


def draw(
    table: Table, *, width: int | None, colour: bool = False, wide: bool = False, ascii_only: bool = False
) -> Drawing:
    """Draw within a width in cells; None or `wide` shows every column in full."""
    console = Console(
        file=io.StringIO(),
        width=_ENDLESS if width is None else max(width, 20),
        force_terminal=colour,
        no_color=not colour,
        color_system="standard" if colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    table = table._replace(rows=tuple(table.rows))
    foot = footing(table, ascii_only=ascii_only)
    hidden: list[str] = []
    if table.card:
        console.print(_card(table, console.width))
    else:
        grid, hidden = _grid(table, None if wide or width is None else console.width, ascii_only=ascii_only)
        if wide:
            console.width = _ENDLESS
        console.print(grid)
    if foot and table.rows:
        console.print(Text(f"\n{visible(foot)}", style="dim"), soft_wrap=width is None)
    file = console.file
    text = file.getvalue() if isinstance(file, io.StringIO) else ""
    return Drawing("".join(line.rstrip(" ") + "\n" for line in text.splitlines()), hidden)


def _grid(table: Table, width: int | None, *, ascii_only: bool) -> tuple[Grid, list[str]]:
    cells = [
        [visible(words(c, v)) for c, v in zip(table.columns, row, strict=True)] for row in (*table.rows, *table.total)
    ]
    titles = _titles(table.columns)
    texts = [[*title.split("\n"), *(row[i] for row in cells)] for i, title in enumerate(titles)]
    natural = [max(map(cell_len, column)) for column in texts]
    longest = [max((cell_len(word) for text in column for word in text.split()), default=0) for column in texts]
    measure = table.place(table.bar)
    bar = 0 if measure is None else _BAR
    if width is None:
        widths = dict(enumerate(natural))
    else:
        needed = sum(n + GAP for n, c in zip(natural, table.columns, strict=True) if c.priority == 0)
        bar = min(bar, width - needed) if width - needed >= _SHORTEST_BAR else 0
        widths = fit(table.columns, natural, longest, width - bar - (GAP if bar else 0))
    grid = Grid(
        box=None,
        pad_edge=False,
        padding=(0, GAP, 0, 0),
        show_edge=False,
        header_style="bold",
    )
    for i, size in widths.items():
        column = table.columns[i]
        grid.add_column(Text(titles[i]), justify=column.align, width=size, overflow="fold")
    if bar:
        grid.add_column("", width=bar, no_wrap=True)
    drawn = list(table.rows) + list(table.total)
    for number, (row, line_of_cells) in enumerate(zip(drawn, cells, strict=True)):
        line = [_marked(table, _text(table.columns[i], line_of_cells[i])) for i in widths]
        is_total = number >= len(drawn) - len(table.total)
        if bar and measure is not None:
            line.append(Text(_bar((row[measure] or 0) / (table.scale or 1), bar, ascii_only=ascii_only), style="blue"))
        grid.add_row(*line, style="bold" if is_total else None)
    hidden = [c.name for i, c in enumerate(table.columns) if i not in widths and c.priority is not None]
    return grid, hidden


def _titles(columns: Sequence[Field[Any]]) -> list[str]:
    """Give headings: one that neighbours share stands over the first of them, and that of a number may be broken."""
    titles = []
    before = ""
    for column in columns:
        title = column.title.replace("-", "-\n") if column.align == "right" else column.title
        over = "" if column.over == before else column.over
        titles.append(f"{over}\n{title}" if column.over else title)
        before = column.over
    return titles


def _bar(part: float, width: int, *, ascii_only: bool) -> str:
    eighths = round(width * 8 * min(max(part, 0), 1))  # a share of a sum can be less than nothing, or more than all
    if ascii_only:
        return "#" * round(eighths / 8)
    return "█" * (eighths // 8) + " ▏▎▍▌▋▊▉"[eighths % 8].strip()


def _text(column: Field[Any], text: str) -> Text:
    style = _STATUS.get(text, "") if column.name == "status" else _STYLES.get(column.name, "")
    return Text(text, style=style)


def _marked(table: Table, text: Text) -> Text:
    if table.mark:
        for word in _WORD.finditer(text.plain):
            if table.mark(word[0]):
                text.stylize("bold underline", *word.span())
    return text


def _card(table: Table, width: int) -> Grid:
    grid = Grid(box=None, show_header=False, padding=(0, GAP, 0, 0), pad_edge=False)
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column(overflow="fold", max_width=max(width - 18, 20))
    row = next(iter(table.rows))
    for column, value in zip(table.columns, row, strict=True):
        text = visible(words(column, value))
        grid.add_row(Text(column.title), _text(column, text) if text else Text("-", style="dim"))
    return grid
