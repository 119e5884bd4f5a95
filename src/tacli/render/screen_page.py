"""A page for a terminal: title, sections with headings, figures side by side, how to cite it, where to go next."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Group
from rich.padding import Padding
from rich.table import Table as Columns
from rich.text import Text

from tacli.render import grid, upright
from tacli.render.figures import figure_lines, timeline_lines
from tacli.render.fit import GAP
from tacli.text import visible
from tacli.views.blocks import Facts, Figure, Series
from tacli.views.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from tacli.render.canvas import Canvas
    from tacli.views.blocks import Pair
    from tacli.views.table import Block, Page, Section

_INDENT = 2
_COLUMN = 36  # the narrowest column of figures
_MOST_COLUMNS = 4
_BETWEEN = 3  # cells between two of them
_LABEL = 16
_FEWEST = 2  # bars that make a figure


def draw_page(page: Page, canvas: Canvas, height: int | None = None) -> None:
    """Draw a whole page; where it is to have a height, its last figures give way."""
    width = canvas.width or _FILE
    head, tail = list(_head(page, width, canvas)), list(_tail(page, width))
    room = None if height is None else height - len(head) - len(tail) - len(page.sections)
    for line in head:
        canvas.print(line)
    for section in page.sections:
        canvas.print(Text())
        for part in _section(section, canvas.inset(0), _tables(page), room):
            canvas.print(part)
    for part in tail:
        canvas.print(part)


_FILE = 100  # how wide a page in a file is


def _head(page: Page, width: int, canvas: Canvas) -> Iterator[Text]:
    title = visible(page.title).upper()
    kicker = (" | " if canvas.ascii_only else " · ").join(map(visible, page.kicker))
    if kicker and cell_len(title) + 3 + cell_len(kicker) <= width:
        yield Text.assemble((title, "bold"), "   ", (kicker, "dim"))
    else:
        yield from (Text(line, style="bold") for line in wrap(title, width))
        yield from (Text(line, style="dim") for line in wrap(kicker, width))
    yield from map(Text, wrap(visible(page.lede), width))


def _tables(page: Page) -> list[Table]:
    return [block for section in page.sections for block in section.blocks if isinstance(block, Table)]


def _section(section: Section, canvas: Canvas, tables: Sequence[Table], room: int | None) -> Iterator[RenderableType]:
    width = canvas.width or _FILE
    if section.heading:
        yield from (Text(line, style="bold") for line in wrap(visible(section.heading), width))
    inner = canvas.inset(_INDENT)
    figures = [block for block in section.blocks if isinstance(block, (Figure, Series))]
    for block in section.blocks:
        if not isinstance(block, (Figure, Series)):
            yield from (Padding(part, (0, 0, 0, _INDENT)) for part in _block(block, inner, tables))
    if figures:
        yield Padding(side_by_side(figures, inner, room), (0, 0, 0, _INDENT))
    for said in (_more(section), section.note):
        yield from (Padding(Text(line, style="dim"), (0, 0, 0, _INDENT)) for line in wrap(visible(said), width - 2))


def _more(section: Section) -> str:
    """Say how many rows are not here, and how they are seen."""
    return ": ".join(filter(None, (section.more.meaning, section.more.command))) if section.more else ""


def _block(block: Block, canvas: Canvas, tables: Sequence[Table]) -> Iterator[RenderableType]:
    width = canvas.width or _FILE
    if isinstance(block, Facts):
        yield from facts_lines(block.pairs, width)
    elif isinstance(block, Table):
        beside = [table for table in tables if table.columns == block.columns]
        if grid.is_upright(block, width, beside, indent=_INDENT):
            yield upright.records(block, canvas, None)[0]
        else:
            yield grid.rows(block, canvas, None, whole=False, beside=beside)[0]
    elif isinstance(block, str):
        yield from map(Text, wrap(visible(block), width))


def facts_lines(pairs: Sequence[Pair], width: int) -> Iterator[Text]:
    """Give facts a line each, more where a value is long."""
    named = max([_LABEL, *(cell_len(visible(pair.label)) for pair in pairs)])
    named = min(named, max(width // 3, 8))
    for pair in pairs:
        before = visible(pair.label)
        if cell_len(before) > named:
            yield Text(before, style="bold")
            before = ""
        for line in wrap(visible(pair.value), max(width - named - GAP, 10), break_on_hyphens=False) or [""]:
            yield Text.assemble((before + " " * (named - cell_len(before) + GAP), "bold"), line)
            before = ""


def side_by_side(figures: Sequence[Figure | Series], canvas: Canvas, room: int | None = None) -> RenderableType:
    """Lay figures out in columns of one width, each under the column that is shortest so far.

    Where there is room for so many lines alone, the last of them has fewer bars, or is left out.
    """
    width = canvas.width or _FILE
    count = max(1, min(len(figures), _MOST_COLUMNS, (width + _BETWEEN) // (_COLUMN + _BETWEEN)))
    size = (width - _BETWEEN * (count - 1)) // count
    columns: list[list[Text]] = [[] for _ in range(count)]
    for figure in figures:
        shortest = min(columns, key=len)
        lines = _lines(figure, size, canvas)
        left = None if room is None else room - len(shortest) - bool(shortest)
        if left is not None and len(lines) > left:
            if not isinstance(figure, Figure) or left <= _FEWEST:
                continue
            lines = _lines(figure._replace(bars=figure.bars[: left - 1]), size, canvas)
        shortest += [Text(), *lines] if shortest else lines
    laid = Columns.grid(padding=(0, _BETWEEN, 0, 0))
    for _ in columns:
        laid.add_column(width=size, no_wrap=True, overflow="crop")
    laid.add_row(*(Group(*column) for column in columns))
    return laid


def _lines(figure: Figure | Series, size: int, canvas: Canvas) -> list[Text]:
    drawn = figure_lines if isinstance(figure, Figure) else timeline_lines
    return list(drawn(figure, size, ascii_only=canvas.ascii_only))  # type: ignore[arg-type]


def _tail(page: Page, width: int) -> Iterator[Text]:
    if page.cite:
        yield Text()
        yield from _labelled("Cite as", page.cite, width)
    if page.source:
        yield from (Text(line, style="dim") for line in wrap(visible(page.source), width))
    if page.steps:
        longest = max(cell_len(visible(step.command)) for step in page.steps)
        for place, step in enumerate(page.steps):
            before = "Next     " if not place else " " * 9
            command = visible(step.command)
            line = Text.assemble((before, "bold"), (command, ""))
            if 9 + longest + GAP + cell_len(visible(step.meaning)) <= width:
                line.append(" " * (longest - cell_len(command) + GAP) + visible(step.meaning), style="dim")
            yield line


def _labelled(label: str, text: str, width: int) -> Iterator[Text]:
    before = f"{label:<9}"
    for line in wrap(visible(text), max(width - len(before), 10), break_on_hyphens=False):
        yield Text.assemble((before, "bold"), (line, "dim"))
        before = " " * len(before)
