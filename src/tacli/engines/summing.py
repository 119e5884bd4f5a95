"""The sums of a query, asked of a database that holds money as `tacli.engines.ledger` has it."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from operator import getitem
from typing import TYPE_CHECKING

from tacli.engines.adding import Adding, equally
from tacli.engines.columns import COUNTED, amounts_name
from tacli.engines.ledger import counted_text, given_name, ledger_name
from tacli.engines.sql import Sql, joined, made
from tacli.query.conditions import All
from tacli.query.money import Dimension
from tacli.query.shares import Given
from tacli.query.sums import EXACT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tacli.anything import AnyRow, Value, Values
    from tacli.engines.adding import Parts, Split
    from tacli.engines.database import Database
    from tacli.engines.statements import Statements
    from tacli.query.conditions import Condition
    from tacli.query.field import Field
    from tacli.query.sums import Sum, Sums


class Summing:
    """Asks a database for the sums of a query, and splits what it added up."""

    def __init__(self, statements: Statements, database: Database, condition: Condition, asked: Sum) -> None:
        self._by = statements
        self._ask = database.ask
        self._asked = asked
        self._own: dict[str, Field[AnyRow]] = {}  # facets of the records, of which a row has the values
        self._adding = Adding(statements.records, asked, self._of_rows)
        columns = [(field.name, f"of {name}") for name, field in self._own.items()]
        own = "".join(f", {statements.quoted(of)} AS {statements.quoted(name)}" for of, name in columns)
        lines = statements.quoted(ledger_name(statements.records))
        self._rows = made("{} WHERE {}", statements.table, statements.of(condition))
        passed = made("JOIN (SELECT {} FROM {}) AS passed USING ({})", statements.row + own, self._rows, statements.row)
        self._passed = made("{} {}", lines, passed if own or condition != All(()) else "")

    def sums(self) -> Sums:
        """Give the sums."""
        sums, among = self._adding.sums, Sql("TRUE")
        known = self._add()
        if sums.amounts:
            self._count(known)
            told = self._adding.money.told_beside(self._asked.kind)
            among = Sql(f"kind IN ({', '.join('?' * len(told))})" if told else "", told)
        if among.text:
            asked = made("SELECT kind, count(*) FROM {} WHERE {} GROUP BY kind", self._passed, among)
            sums.kinds.update(dict(self._ask(asked)))
        return sums

    def _add(self) -> list[set[Value]]:
        """Add up, and give for each split what is given where amounts count."""
        adding, splits = self._adding, self._adding.splits
        keys = ["currency", *(["day"] if self._asked.dated else []), *map(self._key, splits)]
        known = [_Known(of, self._given) for of in splits]
        counting: list[set[Value]] = [set() for _ in splits]
        narrowed = [place for place, of in enumerate(splits) if of.narrowed]
        for (currency, *held), amount, times in self._amounts(keys):
            day, values = (held[0], held[1:]) if self._asked.dated else (None, held)
            if self._own:
                values = [tuple(value) if isinstance(value, list) else value for value in values]
            parts = list(map(getitem, known, values))
            if adding.add(parts, currency, day and date.fromisoformat(day), amount, times):
                for place in narrowed:
                    counting[place].add(values[place])
        return counting

    def _amounts(self, keys: list[str]) -> Iterator[tuple[Values, Decimal | None, int]]:
        """Give for the same keys what amounts come to, and how many they are; None for those that cannot be read.

        Few stores hold any of these, or any that do not fit: they are asked for where there are some.
        """
        by, kind, others = ", ".join(keys), Sql("?", (self._asked.kind,)), False
        added = self._by.dialect.as_text.format("sum(amount)")
        asked = f"SELECT {by}, {added}, count(amount), count(*) FROM {{}} WHERE kind = {{}} GROUP BY {by}"
        for *values, amount, fitting, times in self._ask(made(asked, self._passed, kind)):
            others = others or times > fitting
            if fitting:
                yield tuple(values), Decimal(amount), fitting
        asked = f"SELECT {by}, rest, count(*) FROM {{}} WHERE kind = {{}} AND amount IS NULL GROUP BY {by}, rest"
        for *values, rest, times in self._ask(made(asked, self._passed, kind)) if others else ():
            yield tuple(values), None if rest is None else EXACT.multiply(Decimal(rest), times), times

    def _count(self, known: list[set[Value]]) -> None:
        """Count the rows of which amounts count, and collect what tells whether these may stand there twice."""
        sums, chain = self._adding.sums, self._adding.money.chain
        narrowed = [(of, sorted(values)) for of, values in zip(self._adding.splits, known, strict=True) if of.narrowed]
        columns = ", ".join(self._by.quoted(self._by.records.facets[name].name) for name in chain)
        if narrowed:
            statement = self._rows_of(columns, narrowed)
        else:
            there = Sql(f"{self._by.quoted(amounts_name(COUNTED))} LIKE ?", (f"%{counted_text([self._asked.kind])}%",))
            statement = made(f"SELECT {columns}, count(*) FROM {{}} AND {{}} GROUP BY {columns}", self._rows, there)
        for *values, rows in self._ask(statement):
            sums.activities += rows
            for name, value in zip(chain, values, strict=True):
                sums.chain[name].add(value)

    def _rows_of(self, columns: str, narrowed: list[tuple[Split[AnyRow], list[Value]]]) -> Sql:
        """Ask by columns how many rows hold an amount of which one of some values is given."""
        among = f"IN (SELECT {self._by.dialect.items.format('?')})"
        tests = joined([Sql(f" AND {self._key(of)} {among}", (values,)) for of, values in narrowed], "")
        lines, row = self._by.quoted(ledger_name(self._by.records)), self._by.row
        counted = f"SELECT {columns}, count(DISTINCT {row}) FROM {lines} JOIN (SELECT {row}, {columns} FROM {{}})"
        said = f"{counted} AS passed USING ({row}) WHERE kind = {{}} AND (amount IS NOT NULL OR rest IS NOT NULL){{}}"
        return made(f"{said} GROUP BY {columns}", self._rows, Sql("?", (self._asked.kind,)), tests)

    def _of_rows(self, name: str) -> Dimension[AnyRow]:
        self._own[name] = self._by.records.facets[name]
        return Dimension(name, lambda _row, amounts: [Given()] * len(amounts))  # the database gives it

    def _key(self, of: Split[AnyRow]) -> str:
        name = of.dimension.name
        return self._by.quoted(f"of {name}" if name in self._own else given_name(name))

    def _given(self, name: str) -> Callable[[Value], Given]:
        """Give what reads what the database has in the column of a dimension."""
        return _own if name in self._own else _read


class _Known(dict["Value", "Parts"]):
    """The parts of amounts by what the database has in a column, which comes again and again."""

    def __init__(self, of: Split[AnyRow], given: Callable[[str], Callable[[Value], Given]]) -> None:
        super().__init__()
        self._of = of
        self._given = given(of.dimension.name)

    def __missing__(self, value: Value) -> Parts:
        found = self[value] = self._of.parts_of(self._given(value))
        return found


def _own(value: Value) -> Given:
    return equally(value if isinstance(value, tuple) else () if value is None else (value,))


def _read(text: str) -> Given:
    (assumed, percentages), _ = _DECODER.raw_decode(text)
    return Given(tuple([(code, None if p is None else Decimal(p)) for code, p in percentages]), assumed)


_DECODER = json.JSONDecoder()
