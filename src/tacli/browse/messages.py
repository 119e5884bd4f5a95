"""What is said to a question, from where it is answered to the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tacli.anything import AnyRow, Values
    from tacli.browse.question import Question
    from tacli.errors import TacliError
    from tacli.query.field import Field
    from tacli.query.tallies import Tally
    from tacli.views.table import Page


class Got(Message):
    """Something that the engine said to a question."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question


class Rows(Got):
    """Its first rows."""

    def __init__(self, question: Question, rows: list[Values], columns: tuple[Field[AnyRow], ...] = ()) -> None:
        super().__init__(question)
        self.rows = rows
        self.columns = columns


class More(Rows):
    """More of its rows, with those that were there."""


class Total(Got):
    """How many rows it has, of how many in all, and what there is to say of them."""

    def __init__(self, question: Question, total: int, of_all: int, said: Sequence[str]) -> None:
        super().__init__(question)
        self.total = total
        self.of_all = of_all
        self.said = said


class Counts(Got):
    """The counts of its facets."""

    def __init__(self, question: Question, counts: dict[str, list[Tally]]) -> None:
        super().__init__(question)
        self.counts = counts


class Record(Got):
    """All that is known of one of its rows."""

    def __init__(self, question: Question, pages: list[Page]) -> None:
        super().__init__(question)
        self.pages = pages


class Failed(Got):
    """What went wrong."""

    def __init__(self, question: Question, error: TacliError) -> None:
        super().__init__(question)
        self.error = error


class Written(Message):
    """A file was written, or could not be; with what was said."""

    def __init__(self, path: str, said: Sequence[str], error: TacliError | None = None) -> None:
        super().__init__()
        self.path = path
        self.said = said
        self.error = error
