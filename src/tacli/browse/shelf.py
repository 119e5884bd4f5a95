"""What there is to browse, and what the command line does for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from tacli.query.criteria import Resolver
from tacli.query.subject import HasTerms

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tacli.browse.question import Question
    from tacli.engines.engine import Engine


class Known(Resolver, HasTerms, Protocol):
    """A vocabulary, of records or of tacli."""


class Shelf(NamedTuple):
    """The records of a source.

    `kinds` are its kinds of records, each the command that lists them; `engine` answers of a kind, again and again;
    `lookup` gives a vocabulary by its name; `named` are the options that name the source.
    `written` runs a command line that writes to a file, and gives what it said; `remarks` are what the command line
    would say beside the rows of a question.
    """

    kinds: tuple[str, ...]
    engine: Callable[[str], Engine]
    lookup: Callable[[str], Known]
    written: Callable[[Sequence[str], str], list[str]]
    remarks: Callable[[Question], list[str]] = lambda _: []
    named: tuple[str, ...] = ()
