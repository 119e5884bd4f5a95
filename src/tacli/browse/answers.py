"""What the engine says to a question: rows a page at a time, how many there are, and the counts of the facets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.named_tuples import NamedTuple
from tacli.query.conditions import Among, Part, Query
from tacli.query.criteria import Criterion, parts
from tacli.query.filters import SEARCH, filters
from tacli.query.sheet import Shown
from tacli.text import plain
from tacli.views.blocks import Facts, Pair
from tacli.views.labels import named
from tacli.views.lists import listing
from tacli.views.names import in_names
from tacli.views.record_page import record_page
from tacli.views.table import Page, Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tacli.anything import AnyRow, JsonObject, Value, Values
    from tacli.browse.question import Question
    from tacli.browse.shelf import Shelf
    from tacli.engines.engine import Engine
    from tacli.query.criteria import Criteria
    from tacli.query.field import Field, Records
    from tacli.query.tallies import Counts, Tally
    from tacli.views.names import Names
    from tacli.views.table import Table


class Answers(NamedTuple):
    """The answers to one question."""

    shelf: Shelf
    question: Question

    @property
    def records(self) -> Records[AnyRow]:
        """The kind of record."""
        return self._engine.records

    def listed(self, most: int) -> Table:
        """List the first rows as a screen has them, the best first where words are searched for."""
        query = self.query._replace(limit=most)
        if self.records.sheet is None:
            query = query._replace(fields=tuple(field.name for field in _shown(self.records)))
        look = self.shelf.look
        return named(listing(self._engine, query, self.criteria, look, rows=self._rows), look.briefs)

    def _rows(self, query: Query) -> Iterable[Values]:
        words = self.question.searched
        return self._engine.hits(query, words) if words else self._engine.rows(query)

    def found(self) -> int:
        """Say how many rows there are."""
        return self._engine.why(self.query).found

    def of_all(self) -> int:
        """Say how many records of the kind there are."""
        return self._engine.why(Query()).found

    def counts(self) -> Iterator[tuple[str, list[Tally]]]:
        """Count by each facet; values of one of which any may be, as if none of it was asked for yet."""
        question = self.question
        chosen = [name for name in self.records.facets if question.as_counted_by(name) != question]
        others = [name for name in self.records.facets if name not in chosen]
        yield from _tallies(self._engine.tally(self.query, others), others)
        for name in chosen:
            rest = self._replace(question=question.as_counted_by(name))
            yield from _tallies(self._engine.tally(rest.query, [name]), [name])

    def pages(self, id_: str) -> list[Page]:
        """Give the page of what has an id: one, but for data in which several records have the same."""
        records = self.records
        names = tuple(field.name for field in records.columns if not field.form)
        query = Query((Part(Among("id", frozenset((id_,)))),), fields=names)
        rows = (dict(zip(names, row, strict=True)) for row in self._engine.rows(query))
        page = _plain_page if records.sheet is None else record_page
        return [page(records, row, self.shelf.look.names, cite=row.get("cite", ""), steps=()) for row in rows]

    @property
    def _engine(self) -> Engine:
        return self.shelf.engine(self.question.kind)

    @property
    def criteria(self) -> Criteria:
        """What is asked, understood as the command line does. Raises UsageError for what cannot be meant."""
        found, words = self.shelf.understood(self.question), self.question.searched
        if words is None:
            return found
        by_words = next(f for f in filters(self.records) if f.name == SEARCH)
        return (*found, Criterion(by_words, (words,), (self.question.words,)))

    @property
    def query(self) -> Query:
        """The query, of all rows and without fields of its own."""
        return Query(parts(self.criteria), self.question.order)


def has_pages(records: Records[AnyRow]) -> bool:
    """Say whether `tacli show` shows one of these records."""
    return "id" in records.by_name


def sorted_by(records: Records[AnyRow]) -> dict[str, Field[AnyRow]]:
    """Give the fields by which the columns of a list sort, by the names of the columns."""
    if records.sheet is None:
        return {field.name: field for field in _shown(records)}
    columns = (c for column in records.sheet.columns for c in _also_instead(column))
    return {c if isinstance(c, str) else c.name: records[c if isinstance(c, str) else c.fields[0]] for c in columns}


def _also_instead(column: Shown | str) -> Iterator[Shown | str]:
    yield column
    if isinstance(column, Shown) and column.instead:
        yield column.instead


def _shown(records: Records[AnyRow]) -> tuple[Field[AnyRow], ...]:
    """Give what narrow screens may show, where no sheet says it; all, where a row has no page of its own."""
    all_ = not has_pages(records)
    return tuple(field for field in records.shown if not field.form and (all_ or field.priority is not None))


def _plain_page(records: Records[AnyRow], row: JsonObject, names: Names, *, cite: str, steps: tuple[()]) -> Page:
    """Lay out a record of which no sheet says how: its fields under one another."""
    told = {field.name: _told(field, row[field.name], names) for field in records.columns if field.name in row}
    pairs = (Pair(records[name].title, said) for name, said in told.items() if said and name != "cite")
    title = told.get("title") or told["id"]
    return Page(
        title, (told["id"],), sections=(Section("What it says", (Facts(tuple(pairs)),)),), cite=cite, steps=steps
    )


def _told(field: Field[AnyRow], value: Value, names: Names) -> str:
    return plain(in_names(value, names(field.vocabulary)) if field.vocabulary else value, ", ", field.tell)


def _tallies(counts: Counts, names: list[str]) -> Iterator[tuple[str, list[Tally]]]:
    for name in names:
        yield name, counts.tally(name)
