"""What is on the screen: facets on the left, what is searched for above, the rows, and the page of one of them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content
from textual.widgets import Footer, Input, Static

from tacli.browse.answers import has_pages, sorted_by
from tacli.browse.asking import FIRST, Asking
from tacli.browse.facets import Facets, beside, counted
from tacli.browse.listing import Heading, Listing
from tacli.browse.messages import Counts, Failed, More, Record, Rows, Total
from tacli.browse.page import RecordPage
from tacli.browse.question import command
from tacli.errors import UsageError
from tacli.query.words import marker
from tacli.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.screen import Screen

    from tacli.anything import Foreign
    from tacli.browse.question import Question
    from tacli.browse.shelf import Shelf
    from tacli.engines.engine import Engine

_WHOLE = "Words are found whole, in whatever form: not by the letters that they begin with."
THEMES = ("ansi-dark", "textual-dark", "textual-light")


class Words(Input):
    """What is searched for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Search"),
        Binding("escape", "app.to_list", "Back to the list"),
    ]


class Board(Asking):
    """The records of a shelf, and what is asked of them and said."""

    CSS_PATH = "app.tcss"
    TITLE = "tacli"
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-broad"), (160, "-wide")]  # noqa: RUF012 - Textual's type
    VERTICAL_BREAKPOINTS = [(0, "-low"), (36, "-tall")]  # noqa: RUF012

    def __init__(self, shelf: Shelf, question: Question, *, colour: bool = True) -> None:
        """Take what there is to browse, what is asked of it at first, and whether colours may be shown."""
        # Without it colours would become shades, which are colours too.
        super().__init__(shelf, ansi_color=None if colour else True)
        self.question = question
        self._most = FIRST
        self._counted = ""
        self._said_of_rows: tuple[str, ...] = ()
        self.listing = Listing(heading := Heading(), id="list")
        self.heading = heading
        self.facets = Facets(id="facets")
        self.page = RecordPage(id="page")
        self.words = Words(placeholder="/ to search", id="search", compact=True, select_on_focus=False)
        self._kinds, self._count, self._said, self._line = (
            Static(id=name, markup=False) for name in ("kinds", "count", "said", "command")
        )
        self._facets_of = cache(lambda kind: counted(self._engine(kind).records, shelf.look.briefs))

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        with Horizontal(id="top"):
            yield self._kinds
            yield self._count
        self.words.value = self.question.words  # now that there is a screen
        yield self.words
        with Horizontal(id="panes"):
            yield self.facets
            with Container(id="reading"):
                with Vertical(id="middle"):
                    yield self.heading
                    yield self.listing
                yield self.page
        yield self._said
        yield self._line
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Ask the question of the start."""
        self.theme = THEMES[0]
        self.app_resume_signal.subscribe(self, lambda _: self._draw_anew())
        self.listing.focus()
        self.ask(self.question)

    def _draw_anew(self) -> None:
        """Draw all, after something else was on the terminal."""
        for widget in self.screen.walk_children(with_self=True):
            widget.refresh()

    # What is asked.

    def ask(self, question: Question) -> None:
        """Ask another question; what is still to be said to the one before is not heard any more."""
        self.question, self._most, self._counted, self._said_of_rows = question, FIRST, "…", ()
        facets = self._facets_of(question.kind)
        taken = {typed: label for criterion in self.shelf.understood(question) for typed, label in criterion.taken}
        self.facets.show((*beside(question, facets), *facets), question, taken)
        records = self._engine(question.kind).records
        self.words.display = bool(records.searched)
        self._base.set_class(not has_pages(records), "-bare")
        self.answer(question)
        self._tell()

    # What is said.

    @on(Rows)
    def _show_rows(self, message: Rows) -> None:
        if message.question is not self.question:
            return
        if isinstance(message, More):
            self.listing.show_more(message.rows)
            return
        records, question = self._engine(self.question.kind).records, self.question
        self.listing.show(message.columns, message.rows, sorted_by(records), question.order, self._marked())

    def _marked(self) -> Callable[[str], bool] | None:
        """Give what tells the words that were searched for."""
        words = self.question.searched
        return marker(words) if words else None

    @on(Total)
    def _show_total(self, message: Total) -> None:
        if message.question is self.question:
            of_words = (_WHOLE,) if self.question.words and not message.total else ()
            self._said_of_rows = (*of_words, *message.said)
            self._counted = f"{message.total:,} of {message.of_all:,} {message.question.kind}"
            self.listing.tell_total(message.total)
            self._tell()

    @on(Counts)
    def _show_counts(self, message: Counts) -> None:
        if message.question is self.question:
            self.facets.show_counts(message.counts)

    @on(Record)
    def _show_record(self, message: Record) -> None:
        if message.question is self.question:
            self.page.show(message.pages, self._marked())

    @on(Failed)
    def _show_failure(self, message: Failed) -> None:
        if message.question is self.question:
            self._tell(f"{message.error.message} {message.error.hint}")

    def _tell(self, *said: str) -> None:
        """Say what kinds there are, how many rows, and which command line gives what is seen."""
        here = self.question.kind
        kinds = (
            Content.styled(f" {n} {kind.capitalize()} ", "reverse" if kind == here else "")
            for n, kind in enumerate(self.shelf.kinds, 1)
        )
        self._kinds.update(Content("").join(kinds))
        self._count.update(self._counted)
        self._remark(*said, *self._said_of_words(), *self._said_of_rows)
        self._tell_command()

    def _said_of_words(self) -> Iterator[str]:
        """Say why words that stand there are not searched for."""
        try:
            _ = self.question._replace(words=self.words.value.strip()).searched
        except UsageError as error:
            yield f"{error.message} {error.hint}"

    def _remark(self, *said: str) -> None:
        self._said.update("\n".join(map(visible, said)))
        self._said.display = bool(said)

    def _tell_command(self) -> None:
        self._line.update(Content(f"$ {visible(self.command)}"))

    @property
    def arguments(self) -> list[str]:
        """The words of the command line that gives what is seen: the facet, the page, else the list."""
        records = self._engine(self.question.kind).records
        if self._on_page and self.listing.id_here:
            end = ["--"] if self.listing.id_here.startswith("-") else []
            return ["show", *self.shelf.named, *end, self.listing.id_here]
        if self.focused is self.facets and self.facets.facet and self.question.kind == self.shelf.kinds[0]:
            words = [f"--search={self.question.words}"] if self.question.words else []
            rest = self.question.as_counted_by(self.facets.facet)
            return ["summary", "--by", self.facets.facet, *rest.options(records), *words, *self.shelf.named]
        first, *rest_ = self.question.arguments(records)
        return [first, *self.shelf.named, *rest_]

    @property
    def command(self) -> str:
        """The command line that gives what is seen."""
        return command(self.arguments)

    # What there is.

    @property
    def failure(self) -> Exception | None:
        """What went wrong that nobody foresaw."""
        return self._exception

    def _fatal_error(self) -> None:
        """Close without a traceback: whoever ran this is told."""
        self._close_messages_no_wait()

    @property
    def _base(self) -> Screen[Foreign]:
        """The screen below what stands before it for a while."""
        return self.screen_stack[0]

    @property
    def _on_page(self) -> bool:
        return self._base.has_class("-opened") or self.focused is self.page

    @cache  # noqa: B019 - there is one app
    def _engine(self, kind: str) -> Engine:
        return self.shelf.engine(kind)
