"""Records a field a line: one as a card, or many one under the other where a line is too short for a row."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from tacli.render.fit import GAP
from tacli.render.grid import marked
from tacli.render.words import heading, words
from tacli.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tacli.anything import AnyRow, Values
    from tacli.query.field import Field
    from tacli.render.canvas import Canvas
    from tacli.views import Table

_ENDLESS = 10_000


def records(table: Table, canvas: Canvas, room: int | None) -> tuple[Text, int]:
    """Give the drawn records, no more than there is `room` for but at least one, and how many there are."""
    named = max((cell_len(visible(heading(column))) for column in table.columns), default=0) + GAP
    named = min(named, max((canvas.width or _ENDLESS) // 2, 1))
    width = max((canvas.width or _ENDLESS) - named, 1)
    lines: list[Text] = []
    shown = 0
    rows = tuple(table.rows)
    for row in (*rows, *table.total, *table.apart):
        block = list(_block(table, row, named, width))
        if room is not None and shown and len(lines) + 1 + len(block) > room:
            break
        lines += [Text(), *block] if shown else block
        shown += 1
    return Text("\n").join(lines), min(shown, len(rows))


def _block(table: Table, row: Values, named: int, width: int) -> Iterator[Text]:
    for column, value in zip(table.columns, row, strict=True):
        text = visible(words(column, value))
        if text or table.card:
            yield from _field(table, column, text or "-", named, width)


def _field(table: Table, column: Field[AnyRow], text: str, named: int, width: int) -> Iterator[Text]:
    title = visible(heading(column))
    if not title:
        yield from (Text(line, style="bold") for line in _wrapped(text, width + named))
        return
    if cell_len(title) + GAP > named:
        yield Text(title, style="bold")
        title = ""
    before = title + " " * (named - cell_len(title))
    for line in _wrapped(text, width):
        yield Text(before, style="bold") + marked(table, Text(line))
        before = " " * named


def _wrapped(text: str, width: int) -> Sequence[str]:
    return wrap(text, width, break_on_hyphens=False) or [text]
