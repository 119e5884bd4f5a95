"""The page of a record: what `tacli show` says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.table import Table as Grid
from rich.text import Text
from textual.containers import VerticalScroll
from textual.widgets import Static

from tacli.browse.listing import named
from tacli.query.order import is_empty
from tacli.render.words import words
from tacli.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.app import ComposeResult

    from tacli.engines.engine import Values
    from tacli.query.field import Field

_GAP = 2


class Page(VerticalScroll, can_focus=True):
    """One record, its fields under one another."""

    def compose(self) -> ComposeResult:
        """Hold one text."""
        yield Static(id="record", markup=False)

    def show(
        self,
        columns: Sequence[Field[Any]],
        records: Sequence[Values],
        labels: Mapping[str, Mapping[str, str]],
        mark: Callable[[str], bool] | None = None,
    ) -> None:
        """Show what holds an id: one record, but for data in which several hold the same."""
        grid = Grid.grid(padding=(0, _GAP, 0, 0))
        grid.add_column(style="bold", no_wrap=True)
        grid.add_column(overflow="fold")
        for record in records:
            for column, value in zip(columns, record, strict=True):
                if not is_empty(value):
                    grid.add_row(Text(column.title), _marked(visible(_told(column, value, labels)), mark))
            grid.add_row()
        self.query_one("#record", Static).update(grid)
        self.scroll_home(animate=False)

    def clear(self) -> None:
        """Show nothing."""
        self.query_one("#record", Static).update("")


def _told(column: Field[Any], value: Any, labels: Mapping[str, Mapping[str, str]]) -> str:
    return words(column, named(value, labels.get(column.vocabulary)))


def _marked(text: str, mark: Callable[[str], bool] | None) -> Text:
    import re

    shown = Text(text)
    for word in re.finditer(r"\w+", text) if mark else ():
        if mark and mark(word[0]):
            shown.stylize("bold underline", *word.span())
    return shown
