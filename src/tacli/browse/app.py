"""What is done on the screen: keys, clicks and typed words."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.widgets import Input

from tacli.browse.answers import sorted_by
from tacli.browse.board import THEMES, Board
from tacli.browse.dialogs import Help, Save
from tacli.browse.facets import Facets
from tacli.browse.lines import Lines
from tacli.browse.listing import Heading, Listing
from tacli.browse.messages import Written
from tacli.browse.question import Question, command

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.timer import Timer

    from tacli.browse.shelf import Shelf

INTERRUPTED = 130
_PATIENCE = 0.2  # seconds without a key before what was typed is searched for
_MORE = 4  # times as many rows, each time that more are wanted


class Browse(Board):
    """The records of a shelf to wander in. It gives an exit code."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "Search", key_display="/"),
        Binding("f", "fold", "Facets"),
        Binding("s", "sort", "Sort"),
        Binding("c", "copy", "Copy"),
        Binding("o", "save", "Save"),
        Binding("question_mark", "help", "Help", key_display="?"),
        Binding("q", "leave", "Quit"),
        Binding("escape", "to_list", show=False),
        Binding("down", "to_list", show=False),
        Binding("r", "turn", show=False),
        Binding("p", "reach", show=False),
        Binding("t", "theme", show=False),
        Binding("ctrl+c", "interrupt", show=False, priority=True),
        Binding("ctrl+z", "suspend_process", show=False, priority=True),
        Binding("ctrl+q", "leave", show=False, priority=True),
        *(Binding(str(n), f"kind({n - 1})", show=False) for n in range(1, 10)),
    ]

    def __init__(self, shelf: Shelf, question: Question, *, colour: bool = True) -> None:
        """Take what there is to browse, what is asked of it at first, and whether colours may be shown."""
        super().__init__(shelf, question, colour=colour)
        self._typing: Timer | None = None
        self.is_writing = False

    @on(Facets.Asked)
    def _ask_facets(self, message: Facets.Asked) -> None:
        self.ask(message.question)

    @on(Heading.Sorted)
    def _sort_by(self, message: Heading.Sorted) -> None:
        self.ask(self.question.sorted_by(message.field))

    @on(Listing.Wanted)
    def _want_more(self) -> None:
        if self._most <= len(self.listing.rows):
            self._most *= _MORE
            self.answer_more(self.question, self._most)

    @on(Lines.Moved, "#list")
    def _follow(self) -> None:
        if not self.listing.id_here:
            self.page.show(())
        elif self.page.display:
            self.answer_record(self.question, self.listing.id_here)
        self._tell_command()

    @on(Lines.Moved, "#facets")
    def _follow_facets(self) -> None:
        self._tell_command()

    @on(Lines.Chosen, "#list")
    def _open(self) -> None:
        if self.listing.id_here:
            if not self.page.display:
                self._base.add_class("-opened")
            self.answer_record(self.question, self.listing.id_here)
            self.page.focus()

    def on_descendant_focus(self) -> None:
        """Tell the command line of the pane where the person is now."""
        self._tell_command()

    @on(Input.Changed, "#search")
    def _typed(self) -> None:
        if self._typing:
            self._typing.stop()
        self._typing = self.set_timer(_PATIENCE, self._search)

    @on(Input.Submitted, "#search")
    def _entered(self) -> None:
        self._search()
        self.listing.focus()

    def _search(self) -> None:
        if self._typing:
            self._typing.stop()
            self._typing = None
        words = self.words.value.strip()
        if words == self.question.words:
            return
        if any(self._said_of_words()):
            self._tell()
        else:
            self.ask(self.question._replace(words=words, order=()))

    def action_search(self) -> None:
        """Go to where words are typed."""
        self.words.focus()

    def action_kind(self, place: int) -> None:
        """Browse another kind of record."""
        if place < len(self.shelf.kinds) and self.shelf.kinds[place] != self.question.kind:
            self._base.remove_class("-opened")
            self.words.value = ""
            self.ask(Question(self.shelf.kinds[place]))
            self.listing.focus()

    def action_fold(self) -> None:
        """Show or fold the facets."""
        shown = self.facets.display
        self._base.set_class(shown, "-folded")
        self._base.set_class(not shown, "-unfolded")
        (self.listing if shown else self.facets).focus()

    def action_sort(self) -> None:
        """Sort by the next column."""
        by_column = sorted_by(self._engine(self.question.kind).records)
        fields = list(dict.fromkeys(by_column[c.name] for c in self.listing.columns if c.name in by_column))
        names = [field.name for field in fields]
        by = self.question.order[0].field if self.question.order else None
        place = names.index(by) + 1 if by in names else 0
        rest = self.question._replace(order=())
        self.ask(rest.sorted_by(fields[place]) if place < len(fields) else rest)

    def action_turn(self) -> None:
        """Sort in the other direction."""
        if self.question.order:
            by = self.question.order[0]
            self.ask(self.question._replace(order=(by._replace(descending=not by.descending),)))

    def action_reach(self) -> None:
        """Let places mean more or less."""
        self.ask(self.question.reaching_further())

    def action_theme(self) -> None:
        """Take other colours."""
        self.theme = THEMES[(THEMES.index(self.theme) + 1) % len(THEMES)]

    def action_to_list(self) -> None:
        """Go back to the list."""
        self._base.remove_class("-opened")
        if self._base.has_class("-narrow"):
            self._base.remove_class("-unfolded")
        self.listing.focus()

    def action_copy(self) -> None:
        """Copy the command line."""
        self.copy_to_clipboard(self.command)
        self._remark("The command line is copied.")

    def action_help(self) -> None:
        """Show all keys."""
        self.push_screen(Help())

    def action_save(self) -> None:
        """Ask for the name of a file, and write what the command line gives."""
        arguments = self.arguments

        def written(path: str | None) -> None:
            if path is not None:
                self.is_writing = True
                self.write(arguments, path)

        self.push_screen(Save(command(arguments)), written)

    @on(Written)
    def _show_written(self, message: Written) -> None:
        self.is_writing = False
        if message.error:
            self._remark(f"{message.error.message} {message.error.hint}")
        else:
            self._remark(f"Written: {message.path}", *message.said)

    def action_leave(self) -> None:
        """Leave, unless a file is being written."""
        if self.is_writing:
            self._remark("A file is being written; Ctrl+C leaves without it.")
        else:
            self.exit(0)

    def action_interrupt(self) -> None:
        """Leave at once."""
        self.exit(INTERRUPTED)

    @property
    def is_typed_into(self) -> bool:
        """Say whether words were typed that are not searched for yet."""
        return self._typing is not None
