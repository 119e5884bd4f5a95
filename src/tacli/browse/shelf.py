"""What there is to browse, and what the command line does for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tacli.browse.question import Question
    from tacli.engines.engine import Engine
    from tacli.query.criteria import Criteria
    from tacli.views.lists import Look


class Shelf(NamedTuple):
    """The records of a source.

    `kinds` are its kinds of records, each the command that lists them; `engine` answers of a kind, again and again;
    `understood` are the filters of a question as the command line understands them, `look` says what codes are called;
    `named` are the options that name the source. `written` runs a command line that writes to a file, and gives what it
    said; `remarks` are what the command line would say beside the rows of a question.
    """

    kinds: tuple[str, ...]
    engine: Callable[[str], Engine]
    understood: Callable[[Question], Criteria]
    look: Look
    written: Callable[[Sequence[str], str], list[str]]
    remarks: Callable[[Question], list[str]] = lambda _: []
    named: tuple[str, ...] = ()
