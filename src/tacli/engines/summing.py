"""The sums of a query, asked of a database that holds money as `tacli.engines.ledger` has it."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from tacli.engines.adding import Adding, equally
from tacli.engines.columns import COUNTED, amounts_name
from tacli.engines.ledger import given_name, ledger_name
from tacli.engines.sql import Sql, joined, made
from tacli.query.conditions import All
from tacli.query.money import Dimension
from tacli.query.shares import Given
from tacli.query.sums import EXACT

if TYPE_CHECKING:
    from tacli.anything import AnyRow, Value
    from tacli.engines.adding import Split
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

    def _add(self) -> list[set[str]]:
        """Add up, and give for each split what is given where amounts count."""
        splits, adding = self._adding.splits, self._adding
        columns = ", ".join([*map(self._key, splits), "currency", *(["day"] if self._asked.dated else []), "rest"])
        added = self._by.dialect.as_text.format("sum(amount)")
        statement = made(
            f"SELECT {columns}, {added}, count(amount), count(*) FROM {{}} WHERE kind = {{}} GROUP BY {columns}",
            self._passed,
            Sql("?", (self._asked.kind,)),
        )
        counting: list[set[str]] = [set() for _ in splits]
        for line in self._ask(statement):
            held, (currency, *days), (rest, added, fitting, times) = (
                line[: len(splits)],
                line[len(splits) : -4],
                line[-4:],
            )
            givens = [self._given(of.dimension.name, value) for of, value in zip(splits, held, strict=True)]
            day = date.fromisoformat(days[0]) if any(days) else None
            amount = EXACT.multiply(Decimal(rest), times) if rest else Decimal(added or 0)
            readable = times if rest else fitting
            if readable and adding.add(givens, currency, day, amount, readable):
                for of, found, value in zip(splits, counting, held, strict=True):
                    if of.narrowed:
                        found.add(value)
            if readable < times:
                adding.add(givens, currency, day, None, times - readable)
        return counting

    def _count(self, known: list[set[str]]) -> None:
        """Count the rows of which amounts count, and collect what tells whether these may stand there twice."""
        sums, chain = self._adding.sums, self._adding.money.chain
        narrowed = [(of, sorted(values)) for of, values in zip(self._adding.splits, known, strict=True) if of.narrowed]
        among = f"IN (SELECT {self._by.dialect.items.format('?')})"
        tests = [Sql(f" AND {self._key(of)} {among}", (values,)) for of, values in narrowed]
        columns = ", ".join(self._by.quoted(self._by.records.facets[name].name) for name in chain)
        counting = made(
            "SELECT {} FROM {} WHERE kind = {} AND (amount IS NOT NULL OR rest IS NOT NULL){}",
            self._by.row,
            self._passed,
            Sql("?", (self._asked.kind,)),
            joined(tests, ""),
        )
        counts = made("{} IN ({})", self._by.row, counting)
        if not narrowed:
            there = self._by.quoted(amounts_name(COUNTED))
            counts = Sql(self._by.dialect.contains.format(there), (self._asked.kind,))
        statement = made("SELECT {0}, count(*) FROM {1} AND {2} GROUP BY {0}", columns, self._rows, counts)
        for *values, rows in self._ask(statement):
            sums.activities += rows
            for name, value in zip(chain, values, strict=True):
                sums.chain[name].add(value)

    def _of_rows(self, name: str) -> Dimension[AnyRow]:
        self._own[name] = self._by.records.facets[name]
        return Dimension(name, lambda _row, amounts: [Given()] * len(amounts))  # the database gives it

    def _key(self, of: Split[AnyRow]) -> str:
        name = of.dimension.name
        return self._by.quoted(f"of {name}" if name in self._own else given_name(name))

    def _given(self, name: str, value: Value) -> Given:
        if name not in self._own:
            return _given(value)
        return equally(value if isinstance(value, list) else () if value is None else (value,))


@lru_cache(maxsize=4096)
def _given(text: str) -> Given:
    assumed, percentages = json.loads(text)
    return Given(tuple((code, None if p is None else Decimal(p)) for code, p in percentages), assumed)
