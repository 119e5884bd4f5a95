"""The sums of a query, asked of a database that holds money as `tacli.engines.ledger` has it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from tacli.engines.adding import Adding
from tacli.engines.columns import COUNTED, amounts_name
from tacli.engines.ledger import counted_text, given_name, ledger_name
from tacli.engines.splits import MOST, dimensions_of, exactly, products, splits_name
from tacli.engines.splitting import ByTable, Here
from tacli.engines.sql import Sql, joined, made
from tacli.query.conditions import All
from tacli.query.money import Dimension
from tacli.query.shares import Given
from tacli.query.sums import EXACT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tacli.anything import AnyRow
    from tacli.engines.adding import Split
    from tacli.engines.database import Database
    from tacli.engines.statements import Statements
    from tacli.query.conditions import Condition
    from tacli.query.field import Field
    from tacli.query.sums import Sum, Sums


class Summing:
    """Asks a database for the sums of a query, and splits what it did not split itself."""

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
        self._splits = self._planned()

    def _planned(self) -> Sequence[Here | ByTable]:
        """Say who splits: the database by its table, where it has one, the first few that are no whole amounts."""
        known = dimensions_of(self._by.records) if self._by.known.splits else []
        names = [of.dimension.name for of in self._adding.splits]
        there = [name for name in names if name in known and name not in self._own][:MOST]
        return [
            ByTable(of, place, self._key(of), self._shares(of))
            if of.dimension.name in there
            else Here(of, place, self._key(of), is_own=of.dimension.name in self._own)
            for place, of in enumerate(self._adding.splits)
        ]

    def _shares(self, of: Split[AnyRow]) -> Sql:
        """Ask for the shares of codes that pass, of all that is given for a dimension."""
        table = self._by.quoted(splits_name(self._by.records))
        every = made("FROM {} WHERE dimension = {}", table, Sql("?", (of.dimension.name,)))
        if not of.narrowed:
            return every
        codes = {code for (code,) in self._ask(made("SELECT DISTINCT code {}", every)) if of.part_of(code).parts}
        known = tuple(sorted(codes - {None}))
        tests = [f"code IN ({', '.join('?' * len(known))})"] if known else []
        tests += ["code IS NULL"] if None in codes else []
        return made("{} AND ({})", every, Sql(" OR ".join(tests) or "FALSE", known))

    def sums(self) -> Sums:
        """Give the sums."""
        sums, among = self._adding.sums, Sql("TRUE")
        self._add()
        if sums.amounts:
            self._count()
            told = self._adding.money.told_beside(self._asked.kind)
            among = Sql(f"kind IN ({', '.join('?' * len(told))})" if told else "", told)
        if among.text:
            asked = made("SELECT kind, count(*) FROM {} WHERE {} GROUP BY kind", self._passed, among)
            sums.kinds.update(dict(self._ask(asked)))
        return sums

    def _add(self) -> None:
        """Add up what comes to each code; as one amount may come to several, amounts are counted beside.

        Few stores hold any that do not fit, or cannot be read: they are asked for where there are some.
        """
        adding, splits, others = self._adding, self._splits, False
        shares = products([of.name for of in splits if isinstance(of, ByTable)])
        for is_count, currency, day, *values, fitting, times in self._ask(self._added(shares)):
            if is_count:
                others = others or (times or 0) > (fitting or 0)
                adding.count([of.counted(value) for of, value in zip(splits, values, strict=False)], fitting or 0)
            elif (amount := exactly(values[len(splits) :])) is not None:
                parts = [of.parts(value) for of, value in zip(splits, values, strict=False)]
                adding.add(parts, currency, day and date.fromisoformat(day), amount)
        for currency, day, *values, rest, times in self._ask(self._others()) if others else ():
            parts = [of.given(value) for of, value in zip(splits, values, strict=True)]
            if adding.count(parts, times, readable=rest is not None):
                amount = EXACT.multiply(Decimal(rest), times)
                adding.add(parts, currency, day and date.fromisoformat(day), amount)

    def _added(self, shares: Sequence[str]) -> Sql:
        """Ask for the sums by what amounts come to, and for the number of amounts by how they are split."""
        splits, as_text = self._splits, self._by.dialect.as_text
        held = ", ".join([*self._keys, *(f"{of.key} AS {of.given_name}" for of in splits)])
        amounts = "sum(amount) AS amount, count(amount) AS fitting, count(*) AS times"
        by = ", ".join([*self._keys, *(of.key for of in splits)])
        kind = Sql("?", (self._asked.kind,))
        added = made(f"SELECT {held}, {amounts} FROM {{}} WHERE kind = {{}} GROUP BY {by}", self._passed, kind)
        tables = [of for of in splits if isinstance(of, ByTable)]
        joins = joined(
            [made(f" JOIN ({{}}) AS {of.name} ON {of.name}.given = {of.given_name}", of.asked) for of in tables], ""
        )
        sums = [f"sum(amount * {share})" for share in shares]
        told = [sums[0], *(f"nullif({each}, 0)" for each in sums[1:])]
        lead = " AND ".join(["TRUE", *(f"{of.name}.leads" for of in tables)])
        columns = [
            "grouping(currency)", "currency", self._day, *(of.told for of in splits), *map(as_text.format, told),
            f"sum(fitting) FILTER (WHERE {lead})", f"sum(times) FILTER (WHERE {lead})",
        ]  # fmt: skip
        lines = ", ".join([*self._keys, *(of.line for of in splits)])
        counts = ", ".join([of.count for of in splits])
        asked = f"SELECT {', '.join(columns)} FROM ({{}}) AS added{{}} GROUP BY GROUPING SETS (({lines}), ({counts}))"
        return made(asked, added, joins)

    def _others(self) -> Sql:
        """Ask for amounts that do not fit, as text; null for those that cannot be read."""
        by = ", ".join([*self._keys, *(of.key for of in self._splits), "rest"])
        columns = ", ".join(["currency", self._day, *(of.key for of in self._splits), "rest"])
        asked = f"SELECT {columns}, count(*) FROM {{}} WHERE kind = {{}} AND amount IS NULL GROUP BY {by}"
        return made(asked, self._passed, Sql("?", (self._asked.kind,)))

    @property
    def _keys(self) -> list[str]:
        return ["currency", "day"] if self._asked.dated else ["currency"]

    @property
    def _day(self) -> str:
        return "day" if self._asked.dated else self._by.dialect.as_text.format("NULL")

    def _count(self) -> None:
        """Count the rows of which amounts count, and collect what tells whether these may stand there twice."""
        sums, chain = self._adding.sums, self._adding.money.chain
        narrowed = [of for of in self._splits if of.of.narrowed]
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

    def _rows_of(self, columns: str, narrowed: list[Here | ByTable]) -> Sql:
        """Ask by columns how many rows hold an amount of which one of some values is given."""
        tests = joined([made(f" AND {of.key} IN ({{}})", of.passing(self._by.dialect)) for of in narrowed], "")
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
