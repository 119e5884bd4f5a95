"""The rows, a line each, under headings that sort them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tacli.browse.lines import Lines, Piece
from tacli.render.fit import GAP, cut, fit
from tacli.render.grid import Cell, cell
from tacli.render.words import heading

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.events import Click

    from tacli.anything import AnyRow, Values
    from tacli.query.conditions import Order
    from tacli.query.field import Field

_NEAR_THE_END = 40  # lines before the last that is there, from which on more are asked for
_WORDS = re.compile(r"(\w+)")


class Listing(Lines):
    """Rows in columns that fit the width."""

    class Wanted(Message):
        """More rows will be seen soon."""

    def __init__(self, heading_: Heading, **options: str) -> None:
        super().__init__(**options)  # type: ignore[arg-type]
        self._heading = heading_
        self.rows: list[Values] = []
        self.columns: tuple[Field[AnyRow], ...] = ()
        self._widths: dict[int, int] = {}
        self._measured: list[list[Cell]] = []
        self._mark: Callable[[str], bool] | None = None
        self._total = 0

    def show(
        self,
        columns: tuple[Field[AnyRow], ...],
        rows: Sequence[Values],
        sorts: Mapping[str, Field[AnyRow]],
        order: tuple[Order, ...],
        mark: Callable[[str], bool] | None,
    ) -> None:
        """Show the first rows of another question; `sorts` are the fields by which the columns sort."""
        self.columns, self.rows, self._mark = columns, list(rows), mark
        self._total = len(rows)
        self._measured = [self._cells(row) for row in self.rows[:_NEAR_THE_END]]
        self._heading.take(sorts, order[0] if order else None)
        self.cursor = 0
        self.scroll_to(0, 0, animate=False)
        self._lay_out()
        self.post_message(self.Moved(self))

    def show_more(self, rows: Sequence[Values]) -> None:
        """Show more rows of the same question: these, from the first one on."""
        self.rows = list(rows)
        self.changed()

    def tell_total(self, total: int) -> None:
        """Take how many rows there are in all."""
        self._total = total
        self._want_more()

    def count(self) -> int:
        """Say how many lines there are."""
        return len(self.rows)

    @property
    def id_here(self) -> str:
        """The id of the row under the cursor, empty where there is none."""
        place = next((n for n, column in enumerate(self.columns) if column.name == "id"), None)
        here: str | None = self.rows[self.cursor][place] if place is not None and self.rows else None
        return here or ""

    def drawn(self, line: int, width: int) -> list[Piece]:  # noqa: ARG002 - the columns have their widths
        """Draw the cells that fit."""
        cells = self._cells(self.rows[line])
        pieces: list[Piece] = []
        for place, size in self._widths.items():
            column = self.columns[place]
            style = "mark" if column.name in ("id", "donor", "group") else ""
            if pieces:
                pieces.append((" " * GAP, ""))
            pieces += self._marked(_aligned(column, cut(cells[place], size, tail=column.tail), size), style)
        return pieces

    def _marked(self, text: str, style: str) -> list[Piece]:
        if self._mark is None:
            return [(text, style)]
        parts = _WORDS.split(text)
        return [(part, "chosen" if n % 2 and self._mark(part) else style) for n, part in enumerate(parts) if part]

    def _cells(self, row: Values) -> list[Cell]:
        return [cell(column, value) for column, value in zip(self.columns, row, strict=True)]

    def changed(self) -> None:
        """Draw anew, as wide as there is room."""
        self._lay_out()

    def _lay_out(self) -> None:
        texts = [
            [self._heading.title_of(c), *map(_joined, of)] for c, of in zip(self.columns, self._of_columns, strict=True)
        ]
        says = [any(those[1:]) for those in texts]
        columns = [c if said else c._replace(priority=None) for c, said in zip(self.columns, says, strict=True)]
        natural = [max(map(cell_len, those)) for those in texts]
        self._widths = fit(columns, natural, self.scrollable_content_region.width)
        self._heading.show(self.columns, self._widths)
        super().changed()

    @property
    def _of_columns(self) -> list[list[Cell]]:
        """The cells that are measured, by columns."""
        return [[cells[n] for cells in self._measured] for n in range(len(self.columns))]

    def watch_cursor(self) -> None:
        """Keep the cursor on the screen; ask for more rows before the last one is reached."""
        super().watch_cursor()
        self._want_more()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Ask for more rows before the last one is seen."""
        super().watch_scroll_y(old_value, new_value)
        self._want_more()

    def _want_more(self) -> None:
        seen = max(self.cursor, self.scroll_offset.y + self.size.height)
        if len(self.rows) < self._total and seen + _NEAR_THE_END > len(self.rows):
            self.post_message(self.Wanted())

    @property
    def _shows_cursor(self) -> bool:
        return True


class Heading(Widget):
    """The names of the columns; a click on one sorts by it."""

    COMPONENT_CLASSES = {"heading--column"}  # noqa: RUF012 - as Textual has it

    class Sorted(Message):
        """Rows are to be sorted by a field."""

        def __init__(self, field: Field[AnyRow]) -> None:
            super().__init__()
            self.field = field

    def __init__(self, **options: str) -> None:
        super().__init__(**options)  # type: ignore[arg-type]
        self._order: Order | None = None
        self._sorts: Mapping[str, Field[AnyRow]] = {}
        self._columns: tuple[Field[AnyRow], ...] = ()
        self._widths: dict[int, int] = {}

    def take(self, sorts: Mapping[str, Field[AnyRow]], order: Order | None) -> None:
        """Take the fields by which the columns sort, and how rows are sorted."""
        self._sorts, self._order = sorts, order

    def show(self, columns: tuple[Field[AnyRow], ...], widths: dict[int, int]) -> None:
        """Show the columns of these widths."""
        self._columns, self._widths = columns, widths
        self.refresh()

    def title_of(self, column: Field[AnyRow]) -> str:
        """Give the name of a column, with an arrow where rows are sorted by it."""
        sorts = self._sorts.get(column.name)
        if self._order is None or sorts is None or self._order.field != sorts.name:
            return heading(column)
        return f"{heading(column)}{'↓' if self._order.descending else '↑'}"

    def render_line(self, y: int) -> Strip:
        """Draw the names."""
        style = self.rich_style + self.get_component_rich_style("heading--column", partial=True)
        shown = [(self._columns[n], size) for n, size in self._widths.items()]
        titles = (_aligned(column, cut(self.title_of(column), size), size) for column, size in shown)
        line = (" " * GAP).join(titles) if not y else ""
        return Strip([Segment(line, style)]).adjust_cell_length(self.size.width, style)

    def on_click(self, event: Click) -> None:
        """Sort by the column that was clicked."""
        start = 0
        for place, size in self._widths.items():
            name = self._columns[place].name
            if start <= event.x < start + size + GAP and name in self._sorts:
                self.post_message(self.Sorted(self._sorts[name]))
            start += size + GAP


def _aligned(column: Field[AnyRow], text: str, width: int) -> str:
    if column.align == "right":
        return " " * (width - cell_len(text)) + text
    return set_cell_size(text, width)


def _joined(of: Cell) -> str:
    return of if isinstance(of, str) else ", ".join(of)
