"""What lists ask, a statement of SQL each: rows and hits in an order, of few no more than they show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.engines.columns import column_of, is_sorted_as_text, key_name
from tacli.engines.searches import Searches
from tacli.engines.sql import Sql, has_words, made
from tacli.named_tuples import NamedTuple
from tacli.query.field import SCORE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Self

    from tacli.query.conditions import Order, Query
    from tacli.query.field import Field
    from tacli.query.words import Words


class _Key(NamedTuple):
    """What rows are put in order by; null where there is nothing, which stands last."""

    expression: str
    descending: bool

    @property
    def direction(self) -> str:
        return "DESC NULLS LAST" if self.descending else "ASC NULLS LAST"


class Lists(Searches):
    """Asks for rows of a kind of record."""

    def rows(self, query: Query) -> Sql:
        """Ask for the rows of a query, in their order."""
        passed = self._passed(query)
        keys = [self._key(by) for by in query.order]
        columns = self._columns(query.fields or [field.name for field in self.records.shown])
        if self._is_of_few(query):
            return self._best(query, columns, passed, keys)
        order = [f"{key.expression} {key.direction}" for key in keys]
        is_read_in_order = self.dialect.ordered and not self.known.parts and not has_words(query.condition)
        if order or not is_read_in_order:
            order.append(self.row)
        ordered = f" ORDER BY {', '.join(order)}" if order else ""
        return made("SELECT {} FROM {}{}{}", columns, passed, ordered, _limit(query.limit))

    def of_parts(self) -> Iterator[Self]:
        """Give what asks each part of the rows alone, in their order."""
        for place, part in enumerate(self.known.parts):
            asking = type(self)(self.records, self.dialect, self.known if place else self.known._replace(parts=()))
            asking.table = self.quoted(part)
            yield asking

    def hits(self, query: Query, words: Words) -> Sql:
        """Ask for the rows of a query that hold words, the best first."""
        names = query.fields or [SCORE.name, *(field.name for field in self.records.shown)]
        score = self.quoted(SCORE.name)
        keys = [*map(self._key, query.order), _Key(score, descending=True)]
        return self._best(query, self._columns(names), self.holding(query, words), keys, words)

    def places(self, query: Query, words: Words | None) -> Sql:
        """Ask for the numbers of a query's rows, the points of each, and what they are ordered by, best first."""
        passed = self.holding(query, words) if words else self._passed(query)
        score = self.quoted(SCORE.name) if words else "0"
        columns = ", ".join([self.row, f"{score} AS points", *(self.quoted(by.field) for by in query.order)])
        return made("SELECT {} FROM {} ORDER BY points DESC, {}", columns, passed, self.row)

    def at(self, places: Sequence[int], names: Sequence[str]) -> Sql:
        """Ask for rows by their numbers, which come first, in any order."""
        signs = ", ".join("?" * len(places))
        columns = ", ".join([self.row, *map(self.quoted, names)])
        return Sql(f"SELECT {columns} FROM {self.table} WHERE {self.row} IN ({signs})", tuple(places))

    def tells_found(self, query: Query, words: Words | None) -> bool:
        """Say whether the last column of what is asked for has the number of all rows that pass, beside each row."""
        is_best = words is not None or self._is_of_few(query)
        return is_best and not any(part.has_ways for part in query.parts)

    def _is_of_few(self, query: Query) -> bool:
        """Say whether rows are given of which nothing is read before it is known which they are.

        That is where others are looked at too: all that pass, to be put in order, or the stems of words.
        """
        return query.limit > 0 and (bool(query.order) or has_words(query.condition))

    def _passed(self, query: Query) -> Sql:
        return made("{} WHERE {}", self.table, self.of(query.condition))

    def _best(self, query: Query, columns: str, passed: Sql, keys: list[_Key], words: Words | None = None) -> Sql:
        """Ask for rows in an order, where of all but those that are given nothing is read but what orders them."""
        named = [f"{key.expression} AS k{n}" for n, key in enumerate(keys)]
        order = ", ".join([*(f"k{n} {key.direction}" for n, key in enumerate(keys)), self.row])
        score = [self.quoted(SCORE.name)] if words else []
        found = ["count(*) OVER () AS found"] if self.tells_found(query, words) else []
        return made(
            "SELECT {} FROM {} JOIN (SELECT {} FROM {} ORDER BY {}{}) AS best USING ({}) ORDER BY {}",
            ", ".join([columns, *(["found"] if found else [])]),
            self.table,
            ", ".join([self.row, *score, *named, *found]),
            passed,
            order,
            _limit(query.limit),
            self.row,
            order,
        )

    def _columns(self, names: Iterable[str]) -> str:
        return ", ".join(map(self.quoted, names))

    def _key(self, by: Order) -> _Key:
        if by.field == SCORE.name:
            return _Key(self.quoted(by.field), by.descending)
        return _Key(self._sorted_by(self.records[by.field]), by.descending)

    def _sorted_by(self, field: Field[object]) -> str:
        name, column = self.quoted(field.name), column_of(field)
        if not is_sorted_as_text(field):
            return name
        key = self.quoted(key_name(field.name))
        text = self.dialect.joined.format(name) if column.many else name
        return f"CASE WHEN {self.is_present(field.name)} THEN coalesce({key}, {self.folded(text)}) END"


def _limit(limit: int) -> str:
    return f" LIMIT {limit}" if limit else ""
