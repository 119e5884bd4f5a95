"""An engine that asks a database: statements go out, and what comes back is put as every engine gives it."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Any, Protocol

from tacli.engines.layout import column_of
from tacli.engines.sql import DUCKDB, Dialect
from tacli.engines.statements import PAIRS, TOTAL, Statements
from tacli.query.conditions import Why
from tacli.query.field import SCORE
from tacli.query.tallies import Counts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tacli.engines.engine import Values
    from tacli.engines.sql import Sql
    from tacli.query.conditions import Query
    from tacli.query.field import Field, Records
    from tacli.query.words import Words


class Database(Protocol):
    """What runs a statement."""

    def ask(self, statement: Sql) -> Iterator[tuple[Any, ...]]:
        """Give the rows of a statement, one at a time where there are many."""


class SqlEngine:
    """The rows of tables that `tacli.engines.layout` describes."""

    def __init__(self, records: Records[Any], database: Database, dialect: Dialect = DUCKDB) -> None:
        self.records = records
        self._database = database
        self._statements = Statements(records, dialect)

    def rows(self, query: Query) -> Iterator[Values]:
        """Give the rows of a query, one at a time where they need no order."""
        fields = [self.records[name] for name in query.fields] or self.records.shown
        return self._given(self._statements.rows(query), fields)

    def hits(self, query: Query, words: Words) -> Iterator[Values]:
        """Give the rows of a query that asks for the words, the best first; `score` is a field of theirs."""
        names = query.fields or (SCORE.name, *(field.name for field in self.records.shown))
        fields = [SCORE if name == SCORE.name else self.records[name] for name in names]
        return self._given(self._statements.hits(query, words), fields)

    def tally(self, query: Query, facets: Sequence[str]) -> Counts:
        """Count the rows that pass by facets; by each pair of values where there are two."""
        read = [_reader(self.records.facets[facet]) for facet in facets]
        by: list[Counter[Any]] = [Counter() for _ in facets]
        without = [0] * len(facets)
        pairs: Counter[tuple[Any, Any]] = Counter()
        total = 0
        for place, value, other, found in self._database.ask(self._statements.tally(query.condition, facets)):
            if place == TOTAL:
                total = found
            elif place == PAIRS:
                pairs[read[0](value), read[1](other)] = found
            elif value is None:
                without[place] += found
            else:
                by[place][read[place](value)] = found
        return Counts(total, dict(zip(facets, by, strict=True)), dict(zip(facets, without, strict=True)), pairs)

    def why(self, query: Query) -> Why:
        """Say what came of a query, also of one whose rows were given or counted already."""
        size = len(query.parts)
        if not any(part.ways for part in query.parts):
            ((found,),) = self._database.ask(self._statements.found(query.condition))
            if found or not size:
                return Why(found, (), (), ((),) * size)
        ((found, *counts),) = self._database.ask(self._statements.why(query))
        rest = iter(counts)
        alone, without = (tuple(islice(rest, size)) for _ in range(2))
        ways = tuple(tuple(islice(rest, len(part.ways))) for part in query.parts)
        return Why(found, () if found else alone, () if found else without, ways)

    def _given(self, statement: Sql, fields: Sequence[Field[Any]]) -> Iterator[Values]:
        texts = [(place, field.many) for place, field in enumerate(fields) if column_of(field).is_json]
        rows = self._database.ask(statement)
        return (_parsed(row, texts) for row in rows) if texts else rows


def _parsed(row: tuple[Any, ...], texts: list[tuple[int, bool]]) -> Values:
    """Make of text of JSON what it says; nothing is an empty list where a field has several items."""
    from json import loads

    values = list(row)
    for place, many in texts:
        if values[place] is not None:
            values[place] = loads(values[place])
        elif many:
            values[place] = []
    return tuple(values)


def _reader(field: Field[Any]) -> Callable[[str], Any]:
    """Give what takes a value from its text."""
    return int if field.period else _READERS.get(column_of(field).kind, str)


_READERS: dict[str, Callable[[str], Any]] = {"whole": int, "truth": "true".__eq__}
