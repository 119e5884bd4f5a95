"""What stands before the rest of the screen for a while: the keys, and the name of a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tacli.text import visible

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

_KEYS = (
    ("Everywhere", (
        ("/", 'search: words, "a phrase", -without'),
        ("Tab, Shift+Tab", "the next pane, the one before"),
        ("Esc", "back to the list"),
        ("1 2 3 4", "activities and the other kinds"),
        ("f", "show or fold the facets"),
        ("c, o", "copy the command line, save what it gives"),
        ("t, ?", "other colours, this help"),
        ("q, Ctrl+C, Ctrl+Z", "quit, at once, for a while"),
    )),
    ("List", (
        ("arrows, j k, Home End", "move; PgUp PgDn by screens"),
        ("Enter", "the page of the record"),
        ("s, r", "sort by the next column, turn the order"),
    )),
    ("Facets", (
        ("Space, Enter", "choose: any of those of one facet"),
        ("a", "all of those chosen, or any again"),
        ("-", "leave out what holds the value"),
        ("right, left", "more values, fewer"),
        ("p", "places: regions around them, or only named"),
    )),
    ("Mouse: click a value, a row, its page, a heading to sort, a key below", ()),
)  # fmt: skip


class Help(ModalScreen[None]):
    """All keys."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,question_mark,q,enter", "dismiss", "Back")]

    def compose(self) -> ComposeResult:
        """Lay the keys out."""
        width = max(len(key) for _, keys in _KEYS for key, _ in keys)
        lines = [line for part, keys in _KEYS for line in (part, *(f"  {key:<{width}}  {said}" for key, said in keys))]
        with VerticalScroll(id="help"):
            yield Static("\n".join(lines), markup=False)


class Save(ModalScreen[str | None]):
    """The name of a file that a command line is to write; a file that is there is replaced when it is said again."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back")]

    def __init__(self, command: str) -> None:
        super().__init__()
        self._command = command
        self._there = ""

    def compose(self) -> ComposeResult:
        """Ask for the name."""
        with Vertical(id="save"):
            yield Static(f"Write what this gives to a file:\n{visible(self._command)}", markup=False)
            yield Input(placeholder="x.csv, x.json, x.xlsx, x.html, x.md: the suffix gives the format", compact=True)
            yield Static("Enter writes, Esc goes back.", id="hint", markup=False)

    def on_input_changed(self) -> None:
        """Ask anew whether a file may be replaced."""
        self._there = ""

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the name, once it can be meant."""
        path = event.value.strip()
        refusal = self._refusal(path)
        if refusal:
            self.query_one("#hint", Static).update(visible(refusal))
        else:
            self.dismiss(str(Path(path).expanduser()))

    def _refusal(self, path: str) -> str:
        if not path or path == "-":
            return "Type the name of a file."
        there = Path(path).expanduser()
        if not there.exists():
            return ""
        if not there.is_file():
            return f"{path} is no file."
        if self._there == path:
            return ""
        self._there = path
        return "It is there already: Enter replaces it, Esc goes back."
