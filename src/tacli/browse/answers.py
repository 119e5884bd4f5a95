"""What the engine says to a question: rows a page at a time, how many there are, and the counts of the facets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tacli.browse.question import asked_of
from tacli.query.conditions import Among, Part, Query

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tacli.browse.question import Question
    from tacli.browse.shelf import Shelf
    from tacli.engines.engine import Values
    from tacli.query.field import Field, Records
    from tacli.query.tallies import Counts, Tally


class Answers(NamedTuple):
    """The answers to one question."""

    shelf: Shelf
    question: Question

    @property
    def records(self) -> Records[Any]:
        """The kind of record."""
        return self.shelf.engine(self.question.kind).records

    @property
    def columns(self) -> tuple[Field[Any], ...]:
        """What a list asks for of each row: what narrow screens may show; all, where a row has no page of its own."""
        records = self.records
        if has_pages(records):
            return tuple(field for field in records.shown if field.priority is not None)
        return records.shown

    @property
    def page(self) -> tuple[Field[Any], ...]:
        """What the page of a record asks for: all that is not asked for by name alone, and how it is cited."""
        return tuple(field for field in self.records.columns if not field.form)

    def rows(self, most: int) -> Iterator[Values]:
        """Give the first rows, the best first where words are searched for."""
        engine, words = self.shelf.engine(self.question.kind), self.question.searched
        query = self._query._replace(limit=most, fields=tuple(field.name for field in self.columns))
        return engine.hits(query, words) if words else engine.rows(query)

    def found(self) -> int:
        """Say how many rows there are."""
        return self.shelf.engine(self.question.kind).why(self._query).found

    def of_all(self) -> int:
        """Say how many records of the kind there are."""
        return self.shelf.engine(self.question.kind).why(Query()).found

    def counts(self) -> Iterator[tuple[str, list[Tally]]]:
        """Count by each facet; values of one of which any may be, as if none of it was asked for yet."""
        engine, question = self.shelf.engine(self.question.kind), self.question
        chosen = [name for name in self.records.facets if question.as_counted_by(name) != question]
        others = [name for name in self.records.facets if name not in chosen]
        yield from _tallies(engine.tally(self._query, others), others)
        for name in chosen:
            rest = asked_of(self.records, question.as_counted_by(name), self.shelf.lookup)
            yield from _tallies(engine.tally(rest, [name]), [name])

    def record(self, id_: str) -> list[Values]:
        """Give all that is known of what has an id."""
        names = tuple(column.name for column in self.page)
        query = Query((Part(Among("id", frozenset((id_,)))),), fields=names)
        return list(self.shelf.engine(self.question.kind).rows(query))

    @property
    def _query(self) -> Query:
        return asked_of(self.records, self.question, self.shelf.lookup)


def has_pages(records: Records[Any]) -> bool:
    """Say whether `tacli show` shows one of these records."""
    return "id" in records.by_name


def _tallies(counts: Counts, names: list[str]) -> Iterator[tuple[str, list[Tally]]]:
    for name in names:
        yield name, counts.tally(name)
