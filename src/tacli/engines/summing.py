"""The sums of a query, asked of a database that holds money as `tacli.engines.ledger` has it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from tacli.engines.adding import Adding
from tacli.engines.columns import COUNTED, amounts_name
from tacli.engines.ledger import counted_text, given_name, ledger_name
from tacli.engines.splits import MOST, dimensions_of, splits_name, sums_by_share
from tacli.engines.splitting import InDatabase, InPython
from tacli.engines.sql import Sql, joined, made
from tacli.query.conditions import All
from tacli.query.money import Dimension
from tacli.query.shares import Given
from tacli.query.sums import EXACT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tacli.anything import AnyRow
    from tacli.engines.adding import Split
    from tacli.engines.database import Database
    from tacli.engines.statements import Statements
    from tacli.query.conditions import Condition
    from tacli.query.field import Field
    from tacli.query.sums import Sum, Sums

_FEW = 2**16  # rows of which the amounts are kept, too, for all that is asked of these
_MANY = 2**21  # rows of which not so many are kept that they fill memory


class Summing:
    """Asks a database for the sums of a query, and splits what it did not split itself."""

    def __init__(self, statements: Statements, database: Database, condition: Condition, asked: Sum) -> None:
        self._by = statements
        self._ask = database.ask
        self._asked = asked
        self._own: dict[str, Field[AnyRow]] = {}  # facets of the records, of which a row has the values
        self._adding = Adding(statements.records, asked, self._of_rows)
        self._chain = [statements.quoted(statements.records.facets[of].name) for of in self._adding.money.chain]
        self._splits = self._planned()
        self._rows = self._that_pass(condition)
        most = _FEW if (statements.known.rows or 0) > _MANY else 0
        kept = None if condition == All(()) else database.kept(self._rows, most)
        self._rows = kept.asking if kept else self._rows
        self._money = Sql(statements.quoted(ledger_name(statements.records)))
        if condition != All(()) or self._own or self._narrowed:
            self._money = made("{} JOIN ({}) AS passed USING ({})", self._money, self._rows, statements.row)
        self._lines = self._of_kind()
        if kept and kept.rows <= _FEW and (lines := database.kept(self._lines)):
            self._lines = lines.asking

    def sums(self) -> Sums:
        """Give the sums."""
        sums, among = self._adding.sums, Sql("TRUE")
        self._add()
        if sums.amounts:
            self._count()
            told = self._adding.money.told_beside(self._asked.kind)
            among = Sql(f"kind IN ({', '.join('?' * len(told))})" if told else "", told)
        if among.text:
            asked = made("SELECT kind, count(*) FROM {} WHERE {} GROUP BY kind", self._money, among)
            sums.kinds.update(dict(self._ask(asked)))
        return sums

    def _planned(self) -> Sequence[InPython | InDatabase]:
        """Say who splits: the database by its table, where it has one, the first few dimensions of which that tells."""
        known = dimensions_of(self._by.records) if self._by.known.splits else []
        names = [of.dimension.name for of in self._adding.splits]
        there = [name for name in names if name in known and name not in self._own][:MOST]
        return [
            InDatabase(of, place, self._by.quoted(given_name(name)), self._shares(of))
            if name in there
            else InPython(of, place, self._by.quoted(given_name(name)), is_own=name in self._own)
            for place, (of, name) in enumerate(zip(self._adding.splits, names, strict=True))
        ]

    def _shares(self, of: Split[AnyRow]) -> Sql:
        """Ask for the shares of codes that pass, of all that is given for a dimension."""
        table = self._by.quoted(splits_name(self._by.records))
        every = made("FROM {} WHERE dimension = {}", table, Sql("?", (of.dimension.name,)))
        if not of.narrowed:
            return every
        codes = {code for (code,) in self._ask(made("SELECT DISTINCT code {}", every)) if of.part(code).parts}
        known = tuple(sorted(codes - {None}))
        tests = [f"code IN ({', '.join('?' * len(known))})"] if known else []
        tests += ["code IS NULL"] if None in codes else []
        return made("{} AND ({})", every, Sql(" OR ".join(tests) or "FALSE", known))

    def _that_pass(self, condition: Condition) -> Sql:
        """Ask for what is to be known of the rows that pass, beside their money."""
        quoted = self._by.quoted
        own = [f"{quoted(field.name)} AS {quoted(given_name(name))}" for name, field in self._own.items()]
        columns = ", ".join([self._by.row, quoted(amounts_name(COUNTED)), *self._chain, *own])
        return made("SELECT {} FROM {} WHERE {}", columns, self._by.table, self._by.of(condition))

    def _of_kind(self) -> Sql:
        """Ask for their amounts of the kind that is added up."""
        keys = [of.key for of in self._splits]
        beside = [self._by.row, *self._chain] if self._narrowed else []
        columns = ", ".join([*self._keys, "amount", "rest", *beside, *keys])
        return made("SELECT {} FROM {} WHERE kind = {}", columns, self._money, Sql("?", (self._asked.kind,)))

    def _add(self) -> None:
        """Add up what comes to each code; as one amount may come to several, amounts are counted beside.

        Few stores hold any that do not fit, or cannot be read: they are asked for where there are some.
        """
        adding, splits, others = self._adding, self._splits, False
        size = len(splits)
        for fitting, times, currency, day, *values in self._ask(self._added()):
            if times is not None:
                others = others or times > fitting
                adding.count([of.counted(value) for of, value in zip(splits, values, strict=False)], fitting)
            elif (amount := _exactly(values[size:])) is not None:
                parts = [of.parts(value) for of, value in zip(splits, values, strict=False)]
                adding.add(parts, currency, day and date.fromisoformat(day), amount)
        for currency, day, rest, times, *values in self._ask(self._others()) if others else ():
            parts = [of.given(value) for of, value in zip(splits, values, strict=True)]
            if adding.count(parts, times, readable=rest is not None):
                amount = EXACT.multiply(Decimal(rest), times)
                adding.add(parts, currency, day and date.fromisoformat(day), amount)

    def _added(self) -> Sql:
        """Ask for the sums by what amounts come to, and for the number of amounts by how they are split."""
        splits, as_text = self._splits, self._by.dialect.as_text
        tables = [of for of in splits if isinstance(of, InDatabase)]
        joins = [made(f" JOIN ({{}}) AS {of.table} ON {of.table}.given = {of.name}", of.asked) for of in tables]
        leads = " AND ".join(["TRUE", *(f"{of.table}.leads" for of in tables)])
        sums = sums_by_share([of.table for of in tables], as_text)
        counted = [f"coalesce(sum({number}) FILTER (WHERE {leads}), 0)" for number in ("fitting", "times")]
        counts = [f"CASE WHEN grouping(currency) = 1 THEN CAST({each} AS BIGINT) END" for each in counted]
        told = ", ".join([*counts, "currency", self._day, *(of.told for of in splits), *sums])
        line = ", ".join([*self._keys, *(of.line for of in splits)])
        by = f"GROUPING SETS (({line}), ({', '.join(of.count for of in splits)}))"
        asked = f"SELECT {told} FROM ({{}}) AS added{{}} GROUP BY {by}"
        return made(asked, self._by_what_is_given(), joined(joins, ""))

    def _by_what_is_given(self) -> Sql:
        """Ask for what amounts come to of which the same is given."""
        by = [*self._keys, *(of.key for of in self._splits)]
        held = ", ".join([*self._keys, *(f"{of.key} AS {of.name}" for of in self._splits)])
        amounts = "sum(amount) AS amount, count(amount) AS fitting, count(*) AS times"
        return made("SELECT {} FROM ({}) AS lines GROUP BY {}", f"{held}, {amounts}", self._lines, ", ".join(by))

    def _others(self) -> Sql:
        """Ask for amounts that do not fit, as text; null for those that cannot be read."""
        keys = [of.key for of in self._splits]
        told = ", ".join(["currency", self._day, "rest", "count(*)", *keys])
        by = ", ".join([*self._keys, "rest", *keys])
        return made("SELECT {} FROM ({}) AS lines WHERE amount IS NULL GROUP BY {}", told, self._lines, by)

    def _count(self) -> None:
        """Count the rows of which amounts count, and collect what tells whether these may stand there twice."""
        sums, chain = self._adding.sums, ", ".join(self._chain)
        if self._narrowed:
            tests = joined(
                [made(f" AND {of.key} IN ({{}})", of.passing(self._by.dialect)) for of in self._narrowed], ""
            )
            count = f"SELECT count(DISTINCT {self._by.row}), {chain}"
            can_be_read = "WHERE (amount IS NOT NULL OR rest IS NOT NULL)"
            statement = made(f"{count} FROM ({{}}) AS lines {can_be_read}{{}} GROUP BY {chain}", self._lines, tests)
        else:
            held = f"{self._by.quoted(amounts_name(COUNTED))} LIKE ?"
            count = f"SELECT count(*), {chain} FROM ({{}}) AS passed WHERE {{}} GROUP BY {chain}"
            statement = made(count, self._rows, Sql(held, (f"%{counted_text([self._asked.kind])}%",)))
        for rows, *values in self._ask(statement):
            sums.activities += rows
            for found, value in zip(sums.chain.values(), values, strict=True):
                found.add(value)

    @property
    def _narrowed(self) -> list[InPython | InDatabase]:
        return [of for of in self._splits if of.split.narrowed]

    @property
    def _keys(self) -> list[str]:
        return ["currency", "day"] if self._asked.dated else ["currency"]

    @property
    def _day(self) -> str:
        return "day" if self._asked.dated else self._by.dialect.as_text.format("NULL")

    def _of_rows(self, name: str) -> Dimension[AnyRow]:
        self._own[name] = self._by.records.facets[name]
        return Dimension(name, lambda _row, amounts: [Given()] * len(amounts))  # the database gives it


def _exactly(parts: Iterable[str | None]) -> Decimal | None:
    """Give the sum of what is there."""
    found = None
    for part in parts:
        if part is not None:
            found = Decimal(part) if found is None else EXACT.add(found, Decimal(part))
    return found
