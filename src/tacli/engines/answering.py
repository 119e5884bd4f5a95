"""An engine that asks a database: statements go out, and what comes back is put as every engine gives it."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING

from tacli.engines.columns import ROW, Known, column_of, is_sorted_by_tables
from tacli.engines.statements import PAIRS, TOTAL, Statements, follow_from_pairs
from tacli.query.conditions import Why
from tacli.query.field import SCORE
from tacli.query.order import ordered
from tacli.query.tallies import Counts, Group

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tacli.anything import AnyRow, Value, Values
    from tacli.engines.database import Asked, Database
    from tacli.query.conditions import Part, Query
    from tacli.query.field import Field, Records
    from tacli.query.sums import Sum, Sums
    from tacli.query.tallies import Groups
    from tacli.query.words import Words


_AT_ONCE = 10_000  # rows asked for by their numbers


class SqlEngine:
    """The rows of tables that `tacli.engines.layout` describes."""

    def __init__(
        self,
        records: Records[AnyRow],
        database: Database,
        known: Known = Known(),  # noqa: B008 - a tuple
    ) -> None:
        self.records = records
        self._known = known
        self._database = database
        self._statements = Statements(records, database.dialect, known)
        self._told: dict[tuple[Part, ...], Why] = {}

    @property
    def name(self) -> str:
        """What is asked, with its version."""
        return self._database.name

    @property
    def asked(self) -> tuple[Asked, ...]:
        """What was asked so far."""
        return tuple(self._database.asked)

    def rows(self, query: Query) -> Iterator[Values]:
        """Give the rows of a query, one at a time where they need no order."""
        fields = [self.records[name] for name in query.fields] or self.records.shown
        return self._given(query, None, fields)

    def hits(self, query: Query, words: Words) -> Iterator[Values]:
        """Give the rows of a query that asks for the words, the best first; `score` is a field of theirs."""
        names = query.fields or (SCORE.name, *(field.name for field in self.records.shown))
        return self._given(query, words, [self._field(name) for name in names])

    def tally(self, query: Query, facets: Sequence[str]) -> Counts:
        """Count the rows that pass by facets; by each pair of values where there are two."""
        fields = [self.records.facets[facet] for facet in facets]
        read, followed = list(map(_reader, fields)), follow_from_pairs(fields)
        by: list[Counter[Value]] = [Counter() for _ in facets]
        without = [0] * len(facets)
        pairs: Counter[tuple[Value, Value]] = Counter()
        total = 0
        for place, value, other, found in self._database.ask(self._statements.tally(query.condition, facets)):
            if place == TOTAL:
                total = found
                continue
            told = {n: (value, other)[n] for n in followed} if place == PAIRS else {place: value}
            for n, one in told.items():
                if one is None:
                    without[n] += found
                else:
                    by[n][read[n](one)] += found
            if place == PAIRS and value is not None and other is not None:
                pairs[read[0](value), read[1](other)] = found
        self._remember(query, total)
        return Counts(total, dict(zip(facets, by, strict=True)), dict(zip(facets, without, strict=True)), pairs)

    def groups(self, query: Query, asked: Groups) -> Iterable[Group]:
        """Put the rows that pass together by what they hold, in no order."""
        size, least = len(asked.by), len(asked.least)
        for values in self._database.ask(self._statements.groups(query.condition, asked)):
            ends = values[size + 1 :]
            yield Group(values[:size], values[size], ends[:least], ends[least:])

    def sums(self, query: Query, asked: Sum) -> Sums:
        """Add up the money of the rows that pass."""
        from tacli.engines.summing import Summing

        return Summing(self._statements, self._database, query.condition, asked).sums()

    def why(self, query: Query) -> Why:
        """Say what came of a query, also of one whose rows were given or counted already."""
        if query.parts not in self._told:
            self._told[query.parts] = self._why(query)
        return self._told[query.parts]

    def _remember(self, query: Query, found: int) -> None:
        """Keep how many rows a query has, where that is all there is to say of it."""
        if (found or not query.parts) and not any(part.has_ways for part in query.parts):
            self._told[query.parts] = Why(found, (), (), tuple((found,) * len(part.ways) for part in query.parts))

    def _why(self, query: Query) -> Why:
        size = len(query.parts)
        if not size and self._known.rows is not None:
            return Why(self._known.rows, (), (), ())
        ((found, *counts),) = self._database.ask(self._statements.found(query))
        rest = iter(counts)
        ways = tuple(
            tuple(islice(rest, len(part.ways))) if part.has_ways else (found,) * len(part.ways) for part in query.parts
        )
        if found or not size:
            return Why(found, (), (), ways)
        (told,) = self._database.ask(self._statements.why(query))
        return Why(found, told[:size], told[size:], ways)

    def _field(self, name: str) -> Field[AnyRow]:
        return SCORE if name == SCORE.name else self.records[name]

    def _given(self, query: Query, words: Words | None, fields: Sequence[Field[AnyRow]]) -> Iterator[Values]:
        if self._known.parts and not (words or query.order):
            return self._merged(query, fields)
        if not all(is_sorted_by_tables(self._field(by.field)) for by in query.order):
            return self._sorted(query, words, fields)
        statements = self._statements
        asked = statements.hits(query, words) if words else statements.rows(query)
        rows = self._database.ask(asked)
        return map(_parser(fields), self._counted(query, rows) if statements.tells_found(query, words) else rows)

    def _merged(self, query: Query, fields: Sequence[Field[AnyRow]]) -> Iterator[Values]:
        """Give rows of several tables in their order, so that not all of them need to be put in order."""
        from heapq import merge

        wanted = query._replace(fields=(ROW, *(field.name for field in fields)))
        parts = [self._database.ask(statements.rows(wanted)) for statements in self._statements.of_parts()]
        rows = islice(merge(*parts, key=itemgetter(0)), query.limit or None)
        end = len(wanted.fields)  # behind which may stand how many a part has, which says nothing of all
        return map(_parser(fields), (row[1:end] for row in rows))

    def _counted(self, query: Query, rows: Iterator[Values]) -> Iterator[Values]:
        """Give rows without the number of all that pass, which is the last of each."""
        for *values, found in rows:
            self._remember(query, found)
            yield tuple(values)

    def _sorted(self, query: Query, words: Words | None, fields: Sequence[Field[AnyRow]]) -> Iterator[Values]:
        """Put rows in order here, by what is put into words before."""
        by = [self._field(by.field) for by in query.order]
        rows: Iterator[Values] = map(
            _parser([SCORE, SCORE, *by]), self._database.ask(self._statements.places(query, words))
        )
        for place, order in reversed(list(enumerate(query.order))):
            rows = iter(ordered(rows, itemgetter(place + 2), by[place].tell, descending=order.descending))
        best = [(row, points) for row, points, *_ in islice(rows, query.limit or None)]
        shown = [field for field in fields if field is not SCORE]
        parsed = _parser(shown)
        for first in range(0, len(best), _AT_ONCE):
            some = best[first : first + _AT_ONCE]
            asked = self._statements.at([row for row, _ in some], [field.name for field in shown])
            found = {row: iter(parsed(tuple(values))) for row, *values in self._database.ask(asked)}
            for row, points in some:
                yield tuple(points if field is SCORE else next(found[row]) for field in fields)


def _parser(fields: Sequence[Field[AnyRow]]) -> Callable[[Values], Values]:
    """Give what makes of text of JSON what it says."""
    texts = [(place, field.many) for place, field in enumerate(fields) if column_of(field).is_json]
    return (lambda row: _parsed(row, texts)) if texts else tuple


def _parsed(row: Values, texts: list[tuple[int, bool]]) -> Values:
    """Make of text of JSON what it says; nothing is an empty list where a field has several items."""
    from json import loads

    values = list(row)
    for place, many in texts:
        if values[place] is not None:
            values[place] = loads(values[place])
        elif many:
            values[place] = []
    return tuple(values)


def _reader(field: Field[AnyRow]) -> Callable[[str], Value]:
    """Give what takes a value from its text."""
    return int if field.period else _READERS.get(column_of(field).kind, str)


_READERS: dict[str, Callable[[str], Value]] = {"whole": int, "truth": "true".__eq__}
