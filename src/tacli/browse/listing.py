"""The rows, a line each, under headings that sort them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tacli.browse.lines import Lines, Piece, cut
from tacli.render.fit import GAP
from tacli.render.words import heading, words
from tacli.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.events import Click

    from tacli.engines.engine import Values
    from tacli.query.conditions import Order
    from tacli.query.field import Field

_NEAR_THE_END = 40  # lines before the last that is there, from which on more are asked for
_WIDEST = 18  # of what is no text to read, such as codes and names


class Listing(Lines):
    """Rows in columns that fit the width."""

    class Wanted(Message):
        """More rows will be seen soon."""

    def __init__(self, heading_: Heading, **options: str) -> None:
        super().__init__(**options)  # type: ignore[arg-type]
        self._heading = heading_
        self.rows: list[Values] = []
        self.columns: tuple[Field[Any], ...] = ()
        self._labels: Mapping[str, Mapping[str, str]] = {}
        self._widths: dict[int, int] = {}
        self._measured: list[list[str]] = []
        self._mark: Callable[[str], bool] | None = None
        self._total = 0

    def show(
        self,
        columns: tuple[Field[Any], ...],
        rows: Sequence[Values],
        labels: Mapping[str, Mapping[str, str]],
        order: tuple[Order, ...],
        mark: Callable[[str], bool] | None,
    ) -> None:
        """Show the first rows of another question; `labels` are the names of codes, by vocabulary."""
        self.columns, self.rows, self._labels, self._mark = columns, list(rows), labels, mark
        self._total = len(rows)
        self._measured = [self._cells(row) for row in self.rows[:_NEAR_THE_END]]
        self._heading.order = order[0] if order else None
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
    def row(self) -> dict[str, Any]:
        """The row under the cursor, by the names of its fields."""
        if not self.rows:
            return {}
        return {column.name: value for column, value in zip(self.columns, self.rows[self.cursor], strict=True)}

    def drawn(self, line: int, width: int) -> list[Piece]:  # noqa: ARG002 - the columns have their widths
        """Draw the cells that fit."""
        cells = self._cells(self.rows[line])
        pieces: list[Piece] = []
        for place, size in self._widths.items():
            column = self.columns[place]
            style = "mark" if column.name in ("id", "donor", "group") else ""
            if pieces:
                pieces.append((" " * GAP, ""))
            pieces += self._marked(_aligned(column, cells[place], size), style)
        return pieces

    def _marked(self, text: str, style: str) -> list[Piece]:
        if self._mark is None:
            return [(text, style)]
        import re

        parts = re.split(r"(\w+)", text)
        return [(part, "chosen" if n % 2 and self._mark(part) else style) for n, part in enumerate(parts) if part]

    def _cells(self, row: Values) -> list[str]:
        return [
            visible(words(column, named(value, self._labels.get(column.vocabulary))))
            for column, value in zip(self.columns, row, strict=True)
        ]

    def changed(self) -> None:
        """Draw anew, as wide as there is room."""
        self._lay_out()

    def _lay_out(self) -> None:
        titles = [titled(column, self._heading.order) for column in self.columns]
        texts = [[title, *(cells[n] for cells in self._measured)] for n, title in enumerate(titles)]
        natural = [max(map(cell_len, column)) for column in texts]
        self._widths = _fitted(self.columns, natural, self.scrollable_content_region.width)
        self._heading.show(self.columns, self._widths)
        super().changed()

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

        def __init__(self, field: Field[Any]) -> None:
            super().__init__()
            self.field = field

    def __init__(self, **options: str) -> None:
        super().__init__(**options)  # type: ignore[arg-type]
        self.order: Order | None = None
        self._columns: tuple[Field[Any], ...] = ()
        self._widths: dict[int, int] = {}

    def show(self, columns: tuple[Field[Any], ...], widths: dict[int, int]) -> None:
        """Show the columns of these widths."""
        self._columns, self._widths = columns, widths
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the names, with an arrow at the one that rows are sorted by."""
        style = self.rich_style + self.get_component_rich_style("heading--column", partial=True)
        titles = [
            _aligned(self._columns[n], titled(self._columns[n], self.order), size) for n, size in self._widths.items()
        ]
        return Strip([Segment((" " * GAP).join(titles) if not y else "", style)]).adjust_cell_length(
            self.size.width, style
        )

    def on_click(self, event: Click) -> None:
        """Sort by the column that was clicked."""
        start = 0
        for place, size in self._widths.items():
            if start <= event.x < start + size + GAP:
                self.post_message(self.Sorted(self._columns[place]))
            start += size + GAP


def titled(column: Field[Any], order: Order | None) -> str:
    """Give the name of a column, with an arrow where rows are sorted by it."""
    if order is None or order.field != column.name:
        return heading(column)
    return f"{heading(column)}{'↓' if order.descending else '↑'}"


def _aligned(column: Field[Any], text: str, width: int) -> str:
    if column.align == "right" and cell_len(text) <= width:
        return " " * (width - cell_len(text)) + text
    return cut(text, width)


def named(value: Any, names: Mapping[str, str] | None) -> Any:
    """Give names for the codes that have some."""
    if names is None:
        return value
    if isinstance(value, (list, tuple)):
        return [names.get(code, code) for code in value]
    return names.get(value, value)


def _fitted(columns: Sequence[Field[Any]], natural: Sequence[int], width: int) -> dict[int, int]:
    """Give index to width for what fits: what is there to be read gets half of the line and all that is left over."""
    texts = [n for n, column in enumerate(columns) if column.flexible and not column.many]
    least = {n: min(natural[n], width // 2 if n in texts else _WIDEST) for n in range(len(columns))}
    widths: dict[int, int] = {}
    left = width + GAP
    for _, n in sorted((column.priority, n) for n, column in enumerate(columns) if column.priority is not None):
        if not widths or least[n] + GAP <= left:
            widths[n] = least[n]
            left -= least[n] + GAP
    for n in [*filter(widths.get, texts), *widths]:
        more = max(0, min(natural[n] - widths[n], left))
        widths[n] += more
        left -= more
    return dict(sorted(widths.items()))
