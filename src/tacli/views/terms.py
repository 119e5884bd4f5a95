"""Vocabularies and their terms with counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tacli.errors import UnknownValueError
from tacli.named_tuples import NamedTuple
from tacli.query.conditions import Query
from tacli.query.filters import filters
from tacli.query.names import named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tacli.collections.collection import Collection
    from tacli.sources.source import Source


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


def vocabulary_name(typed: str, of: Collection) -> str:
    """Understand the name of a vocabulary. Raises UnknownValueError, with where there is such if other data has it."""
    try:
        return named("vocabulary", of.vocabularies, typed)
    except UnknownValueError as error:
        from tacli.collections.iati.vocabularies import ALL

        if of.name == "paper" and typed in ALL:
            here = error.hint.replace("There", "Here there")
            error.hint = f"tacli terms {typed} --data FILE asks IATI, which has it. {here}"
        raise


def vocabulary_rows(source: Source) -> list[VocabularyRow]:
    """Give every vocabulary, the organizations being those of the source."""
    of = source.collection
    return [
        VocabularyRow(name, len(source.vocabulary(name).terms), ", ".join(_used(name, of))) for name in of.vocabularies
    ]


def _used(name: str, of: Collection) -> Iterator[str]:
    for kind in of.kinds:
        records = of.asked(kind)
        yield from (f"{kind} --{f.name}" for f in (filters(records) if records else ()) if f.vocabulary == name)


def term_rows(name: str, source: Source) -> list[TermRow]:
    """Give every term with the rows that hold it, of the first kind of record that can."""
    kinds = source.collection.kinds
    kind = next(kind for kind, records in kinds.items() if any(f.vocabulary == name for f in records.fields))
    facet = next(field.option for field in kinds[kind].fields if field.vocabulary == name)
    counts = source.engine(kind).tally(Query(), [facet]).by[facet]
    return [TermRow(t.code, t.label, counts[t.code], t.aliases, t.definition) for t in source.vocabulary(name).terms]
