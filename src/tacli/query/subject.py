"""Who or what a profile is of: a country, a grouping, an entity, a donor or a topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.vocabulary import Term, Vocabulary

if TYPE_CHECKING:
    from tacli.models import Dataset

KINDS = ("country", "group", "entity", "topic")


def subject(typed: str, dataset: Dataset) -> tuple[str, str]:
    """Give the kind and the code. A donor that is a State is its country. Raises UnknownValueError."""
    terms = [
        Term(f"{kind}:{term.code}", term.label, "", (term.code, *term.aliases), term.proper)
        for kind in KINDS
        for term in dataset.vocabulary(kind).terms
    ]
    terms += [Term(f"donor:{c.donor}", c.donor, "", ()) for c in dataset.contributions if c.country is None]
    kind, _, code = Vocabulary("subject", tuple(terms)).resolve(typed).partition(":")
    return kind, code
