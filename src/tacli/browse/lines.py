"""Lines to move in, of which only those on the screen are drawn: there may be a million."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.events import Click, Resize

Piece = tuple[str, str]  # a text, and the style it has: "" or a name of `Lines.COMPONENT_CLASSES` without "lines--"


class Lines(ScrollView, can_focus=True):
    """Lines with a cursor; what they are says the class that is made of it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "lines--cursor",
        "lines--head",
        "lines--faint",
        "lines--mark",
        "lines--chosen",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "go(-1)", show=False),
        Binding("down,j", "go(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home,g", "end(-1)", show=False),
        Binding("end,G", "end(1)", show=False),
        Binding("enter", "choose", show=False),
    ]

    cursor: reactive[int] = reactive(0)

    class Moved(Message):
        """The cursor stands on another line."""

        def __init__(self, lines: Lines) -> None:
            super().__init__()
            self.lines = lines

        @property
        def control(self) -> Lines:
            """The lines it stands in."""
            return self.lines

    class Chosen(Moved):
        """A line is chosen, by Enter or a click."""

    def count(self) -> int:
        """Say how many lines there are."""
        raise NotImplementedError

    def drawn(self, line: int, width: int) -> list[Piece]:
        """Give a line within a width in cells, all of it safe to show."""
        raise NotImplementedError

    def changed(self) -> None:
        """Draw anew: there are other lines."""
        self.virtual_size = Size(self.scrollable_content_region.width, self.count())
        self.cursor = max(0, min(self.cursor, self.count() - 1))
        self.refresh()

    def on_resize(self, _event: Resize) -> None:
        """Draw as wide as there is room now."""
        self.changed()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        width, line, base = self.scrollable_content_region.width, y + self.scroll_offset.y, self.rich_style
        if line >= self.count():
            return Strip.blank(width, base)
        is_here = line == self.cursor and self._shows_cursor
        if is_here:
            base += self._style("cursor")
        pieces = []
        for text, name in self.drawn(line, width):
            own = self._style(name) if name else Style.null()
            pieces.append(Segment(text, base + (own.without_color if is_here else own)))
        return Strip(pieces).adjust_cell_length(width, base)

    @property
    def _shows_cursor(self) -> bool:
        return self.has_focus

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"lines--{name}", partial=True)

    def watch_cursor(self) -> None:
        """Keep the cursor on the screen, and tell that it moved."""
        self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False, force=True)
        self.refresh()
        self.post_message(self.Moved(self))

    def action_go(self, lines: int) -> None:
        """Move by lines."""
        self.cursor = max(0, min(self.cursor + lines, self.count() - 1))

    def action_page(self, pages: int) -> None:
        """Move by as many lines as are seen."""
        self.action_go(pages * max(1, self.scrollable_content_region.height - 1))

    def action_end(self, direction: int) -> None:
        """Move to the first or the last line."""
        self.action_go(direction * self.count())

    def action_choose(self) -> None:
        """Choose the line under the cursor."""
        if self.count():
            self.post_message(self.Chosen(self))

    def on_click(self, event: Click) -> None:
        """Move to a line; choose it if the cursor is there, or at once where a click means that."""
        line = event.y + self.scroll_offset.y
        if line < self.count():
            choose = line == self.cursor or self.chosen_by_click(line)
            self.cursor = line
            if choose:
                self.action_choose()

    def chosen_by_click(self, _line: int) -> bool:
        """Say whether one click chooses a line."""
        return False
