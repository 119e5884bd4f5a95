"""The money of records as a table of its own: an amount a line, with what is given of where it goes.

What SQL adds up exactly is a decimal; the few amounts that would not fit are text. What is given for a dimension is
text of JSON: amounts of which the same is given are added up in the database, and split here.
"""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from tacli.engines.adding import Adding, equally, money_of
from tacli.engines.layout import COUNTED, DECIMALS, DIGITS, Column, amounts_name
from tacli.engines.sql import Sql, joined, made
from tacli.query.conditions import All
from tacli.query.money import Dimension
from tacli.query.shares import Given
from tacli.query.sums import EXACT, in_digits
from tacli.text import iso

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tacli.engines.adding import Split
    from tacli.engines.answering import Database
    from tacli.engines.statements import Statements
    from tacli.query.conditions import Condition
    from tacli.query.field import Field, Records
    from tacli.query.sums import Sum, Sums

Row = TypeVar("Row")
Value = TypeVar("Value")


def ledger_name(records: Records[Any]) -> str:
    """Name the table."""
    return f"{records.name} money"


def given_name(dimension: str) -> str:
    """Name the column of what is given for a dimension."""
    return f"given {dimension}"


def columns_of(records: Records[Any]) -> tuple[Column, ...]:
    """Give the columns, but for the number of the row."""
    texts = ("kind", "currency", "day", "rest", *map(given_name, _dimensions(records)))
    return (*(Column(name, "text") for name in texts), Column("amount", "exact"))


def _dimensions(records: Records[Row]) -> dict[str, Dimension[Row]]:
    return {facet.dimension.name: facet.dimension for facet in money_of(records).facets.values()}


def lists_of(records: Records[Row]) -> Callable[[Row], dict[str, Sequence[str | None]]]:
    """Give what makes of a record a list for each column: an item for each amount, or one that stands for all."""
    money = money_of(records).amounts
    dimensions = [(given_name(name), of.given, _Texts()) for name, of in _dimensions(records).items()]
    fits = re.compile(rf"-?[0-9]{{1,{DIGITS - DECIMALS}}}(\.[0-9]{{1,{DECIMALS}}}0*)?").fullmatch

    def lists(row: Row) -> dict[str, Sequence[str | None]]:
        amounts = money(row)
        if not amounts:
            return {}
        kinds, numbers, currencies, days, _ = zip(*amounts, strict=True)
        written = [None if number is None else in_digits(number) for number in numbers]
        exact = [text if text and (_is_short(text) or fits(text)) else None for text in written]
        return {
            "kind": kinds,
            COUNTED: list(
                dict.fromkeys([kind for kind, number in zip(kinds, numbers, strict=True) if number is not None])
            ),
            "currency": _short(currencies),
            "day": [day and iso(day) for day in days],
            "amount": exact,
            "rest": _short([None if fit else text for text, fit in zip(written, exact, strict=True)]),
            **{name: texts.of(_short(given(row, amounts))) for name, given, texts in dimensions},
        }

    return lists


def _is_short(text: str) -> bool:
    """Say of most amounts that they fit, without a look at each digit."""
    return len(text) <= DIGITS - DECIMALS and "." in text[-1 - DECIMALS :]


def _short(values: Sequence[Value]) -> Sequence[Value]:
    """Give one of values that are all the same, as mostly they are."""
    return values[:1] if values.count(values[0]) == len(values) else values


class _Texts:
    """What is given for one dimension as text: of several, 1 and true would be the same."""

    def __init__(self) -> None:
        self._one = lru_cache(maxsize=2**12)(_text)

    def of(self, givens: Sequence[Given]) -> list[str | None]:
        return list(map(self._one, givens))


def _text(given: Given) -> str:
    percentages = [[code, None if share is None else format(share, "f")] for code, share in given.percentages]
    return json.dumps([given.assumed, percentages], ensure_ascii=False)


@lru_cache(maxsize=4096)
def _given(text: str) -> Given:
    assumed, percentages = json.loads(text)
    return Given(tuple((code, None if p is None else Decimal(p)) for code, p in percentages), assumed)


class Summing:
    """Asks a database for the sums of a query, and splits what it added up."""

    def __init__(self, statements: Statements, database: Database, condition: Condition, asked: Sum) -> None:
        self._by = statements
        self._ask = database.ask
        self._asked = asked
        self._own: dict[str, Field[Any]] = {}  # facets of the records, of which a row has the values
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

    def _of_rows(self, name: str) -> Dimension[Any]:
        self._own[name] = self._by.records.facets[name]
        return Dimension(name, lambda _row, amounts: [Given()] * len(amounts))  # the database gives it

    def _key(self, of: Split[Any]) -> str:
        name = of.dimension.name
        return self._by.quoted(f"of {name}" if name in self._own else given_name(name))

    def _given(self, name: str, value: Any) -> Given:
        if name not in self._own:
            return _given(value)
        return equally(value if isinstance(value, list) else () if value is None else (value,))
