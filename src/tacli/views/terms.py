"""Vocabularies and their terms with counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from tacli.query.facets import FACETS
from tacli.query.filters import ACTIVITY_FILTERS, DONOR_FILTERS, ENTITY_FILTERS, RESPONSE_FILTERS
from tacli.vocabulary import NAMES, Term, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tacli.models import Dataset

_FILTERS = {
    "activities": ACTIVITY_FILTERS,
    "responses": RESPONSE_FILTERS,
    "donors": DONOR_FILTERS,
    "entities": ENTITY_FILTERS,
}


class VocabularyRow(NamedTuple):
    """A vocabulary as listed."""

    vocabulary: str
    terms: int
    used: str


@dataclass(frozen=True)
class TermRow:
    """A term as listed."""

    code: str
    label: str
    count: int
    aliases: tuple[str, ...]
    definition: str


def vocabulary_name(typed: str) -> str:
    """Understand the name of a vocabulary; a plural will do."""
    names = tuple(Term(name, name, "", (f"{name}s", _plural(name))) for name in NAMES)
    return Vocabulary("vocabulary", names).resolve(typed)


def _plural(name: str) -> str:
    return f"{name[:-1]}ies" if name.endswith("y") else f"{name}es"


def vocabulary_rows(dataset: Dataset) -> list[VocabularyRow]:
    """Give every vocabulary, the entities being those of the dataset."""
    return [VocabularyRow(name, len(dataset.vocabulary(name).terms), ", ".join(_used(name))) for name in NAMES]


def _used(name: str) -> Iterator[str]:
    for command, filters in _FILTERS.items():
        yield from (f"{command} --{f.name}" for f in filters if f.vocabulary == name)


def term_rows(name: str, dataset: Dataset) -> list[TermRow]:
    """Give every term with the rows that hold it: activities, or entities and donors for their own vocabularies."""
    counts = Counter(_held(name, dataset))
    return [TermRow(t.code, t.label, counts[t.code], t.aliases, t.definition) for t in dataset.vocabulary(name).terms]


def _held(name: str, dataset: Dataset) -> Iterable[Any]:
    if name == "reply":
        return (e.reply for e in dataset.entities)
    if name == "donor-kind":
        return (c.kind for c in dataset.contributions)
    return (value for row in dataset.activities for value in FACETS[name](row))
