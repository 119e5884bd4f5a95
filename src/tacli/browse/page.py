"""The page of a record, as `tacli show` draws it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.text import Text
from textual.containers import VerticalScroll
from textual.widgets import Static

from tacli.render.canvas import Canvas
from tacli.render.screen_page import draw_page

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.events import Resize

    from tacli.views.table import Page

_WORD = re.compile(r"\w+")


class RecordPage(VerticalScroll, can_focus=True):
    """One record, its fields under headings."""

    def __init__(self, **options: str) -> None:
        super().__init__(**options)  # type: ignore[arg-type]
        self._text = Static(markup=False)
        self._pages: Sequence[Page] = ()
        self._mark: Callable[[str], bool] | None = None

    def compose(self) -> ComposeResult:
        """Hold one text."""
        yield self._text

    def show(self, pages: Sequence[Page], mark: Callable[[str], bool] | None = None) -> None:
        """Show pages under one another; `mark` tells the words to mark."""
        self._pages, self._mark = pages, mark
        self._draw()
        self.scroll_home(animate=False)

    def on_resize(self, _event: Resize) -> None:
        """Draw as wide as there is room now."""
        self._draw()

    def _draw(self) -> None:
        canvas = Canvas(self.scrollable_content_region.width, colour=True)
        for page in self._pages:
            draw_page(page, canvas)
        text = Text.from_ansi(canvas.text())
        for word in _WORD.finditer(text.plain) if self._mark else ():
            if self._mark and self._mark(word[0]):
                text.stylize("bold underline", *word.span())
        self._text.update(text)
