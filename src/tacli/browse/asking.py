"""Questions answered in threads of their own, while the screen stays awake; an engine is asked one thing at a time."""

from __future__ import annotations

from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from textual import work
from textual.app import App
from textual.worker import get_current_worker

from tacli.browse.answers import Answers
from tacli.browse.messages import Counts, Failed, More, Record, Rows, Total, Written
from tacli.browse.question import Question
from tacli.errors import TacliError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.message import Message
    from textual.worker import Worker

    from tacli.browse.shelf import Shelf

FIRST = 100  # rows asked for at first


class Asking(App[int]):
    """An app that can be asked of what stands on a shelf, and is told the answers as messages."""

    def __init__(self, shelf: Shelf, *, ansi_color: bool | None) -> None:
        super().__init__(ansi_color=ansi_color)
        self.shelf = shelf
        self._asking = Lock()
        self._of_all = cache(lambda kind: Answers(shelf, Question(kind)).of_all())

    @work(thread=True, exclusive=True, group="question")
    def answer(self, question: Question) -> None:
        """Tell its rows, their number, and what its facets count."""
        answers = Answers(self.shelf, question)
        self._say(question, self._answers(answers))

    def _answers(self, answers: Answers) -> Iterator[Message | None]:
        question = answers.question
        table = answers.listed(FIRST)
        yield Rows(question, list(table.rows), table.columns)
        yield Total(question, answers.found(), self._of_all(question.kind), self.shelf.remarks(question))
        counts = {}
        for name, tallies in answers.counts():
            counts[name] = tallies
            yield None  # time to see whether they are wanted still
        yield Counts(question, counts)

    @work(thread=True, exclusive=True, group="more")
    def answer_more(self, question: Question, most: int) -> None:
        """Tell so many of its rows."""
        answers = Answers(self.shelf, question)
        self._say(question, (More(question, list(answers.listed(n).rows)) for n in (most,)))

    @work(thread=True, exclusive=True, group="page")
    def answer_record(self, question: Question, id_: str) -> None:
        """Tell all that is known of one of its rows."""
        answers = Answers(self.shelf, question)
        self._say(question, (Record(question, answers.pages(n)) for n in (id_,)))

    def _say(self, question: Question, messages: Iterator[Message | None]) -> None:
        """Send what is said to a question, for as long as it is the one that is asked."""
        worker: Worker[None] = get_current_worker()
        with self._asking:
            try:
                while not worker.is_cancelled:
                    message = next(messages)
                    if message:
                        self.post_message(message)
            except StopIteration:
                return
            except TacliError as error:
                self.post_message(Failed(question, error))

    @work(thread=True, group="write")
    def write(self, arguments: list[str], path: str) -> None:
        """Write what a command line gives to a file, and tell of it."""
        try:
            self.post_message(Written(path, self.shelf.written(arguments, path)))
        except TacliError as error:
            self.post_message(Written(path, (), error))
