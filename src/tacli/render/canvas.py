"""What is drawn on: a terminal of some width, in colour or not, that Rich writes to."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich.console import Console

if TYPE_CHECKING:
    from rich.console import RenderableType

ACCENT = "magenta"  # of the eight colours the one that is seen on a light ground and on a dark one
_ENDLESS = 100_000
NARROWEST = 20


class Canvas:
    """Lines of text. `width` is None where there is no bound."""

    def __init__(self, width: int | None, *, colour: bool = False, ascii_only: bool = False) -> None:
        self.width = None if width is None else max(width, NARROWEST)
        self.ascii_only = ascii_only
        self.colour = colour
        self._file = io.StringIO()
        self._console = Console(
            file=self._file,
            width=self.width or _ENDLESS,
            force_terminal=colour,
            no_color=not colour,
            color_system="standard" if colour else None,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
            _environ={},
        )

    def inset(self, cells: int) -> Canvas:
        """Give an empty one that is narrower, to measure by."""
        width = None if self.width is None else self.width - cells
        return Canvas(width, colour=self.colour, ascii_only=self.ascii_only)

    @property
    def ellipsis(self) -> str:
        """What stands for what is left out."""
        return "..." if self.ascii_only else "…"

    def print(self, what: RenderableType) -> None:
        """Draw something under what is there."""
        self._console.print(what)

    def text(self) -> str:
        """Give all lines, without the blanks at their ends."""
        return "".join(line.rstrip(" ") + "\n" for line in self._file.getvalue().splitlines())
