"""Who or what a profile is of: a country, a grouping, a region, an entity, a donor or a topic."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from tacli.vocabulary import Term, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class HasTerms(Protocol):
    """A vocabulary, of which only the terms count."""

    @property
    def terms(self) -> tuple[Term, ...]:
        """Give them in order."""


KINDS = ("country", "group", "region", "entity", "topic")


def subject(typed: str, lookup: Callable[[str], HasTerms], donors: Iterable[str]) -> tuple[str, str]:
    """Give the kind and the code, `donors` being those that are no State. Raises UnknownValueError."""
    terms = [
        Term(f"{kind}:{term.code}", term.label, "", (term.code, *term.aliases), term.proper)
        for kind in KINDS
        for term in lookup(kind).terms
    ]
    terms += [Term(f"donor:{donor}", donor, "", ()) for donor in donors]
    kind, _, code = Vocabulary("subject", tuple(terms)).resolve(typed).partition(":")
    return kind, code
