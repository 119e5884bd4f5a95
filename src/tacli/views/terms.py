"""Vocabularies and their terms with counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tacli.collections.paper.collection import KINDS, words_of
from tacli.engines.memory import MemoryEngine
from tacli.query.conditions import Query
from tacli.query.filters import filters
from tacli.query.names import named
from tacli.vocabulary import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tacli.models import Dataset


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
    """Understand the name of a vocabulary."""
    return named("vocabulary", NAMES, typed)


def vocabulary_rows(dataset: Dataset) -> list[VocabularyRow]:
    """Give every vocabulary, the entities being those of the dataset."""
    return [VocabularyRow(name, len(words_of(dataset, name).terms), ", ".join(_used(name))) for name in NAMES]


def _used(name: str) -> Iterator[str]:
    for kind, (records, _) in KINDS.items():
        yield from (f"{kind} --{f.name}" for f in filters(records) if f.vocabulary == name)


def term_rows(name: str, dataset: Dataset) -> list[TermRow]:
    """Give every term with the rows that hold it, of the first kind of record that can."""
    records, rows_of = next(kind for kind in KINDS.values() if any(f.vocabulary == name for f in kind[0].fields))
    facet = next(field.option for field in records.fields if field.vocabulary == name)
    counts = MemoryEngine(records, rows_of(dataset)).tally(Query(), [facet]).by[facet]
    return [TermRow(t.code, t.label, counts[t.code], t.aliases, t.definition) for t in words_of(dataset, name).terms]
