"""What an engine is asked, a statement of SQL each: beside lists and searches, counts and what came of a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.engines.columns import column_of
from tacli.engines.lists import Lists
from tacli.engines.sql import Sql, joined, made
from tacli.named_tuples import NamedTuple
from tacli.query.conditions import All
from tacli.query.conditions import Any as Either

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tacli.query.conditions import Condition, Part, Query
    from tacli.query.field import Field
    from tacli.query.tallies import Groups

PAIRS = -1  # what counts of pairs, and of all rows, have in place of the number of a facet
TOTAL = -2
PAIR = 2


class _Test(NamedTuple):
    """Columns that tell of rows what they pass, what is true of those that pass a part, and of each of its ways."""

    columns: list[Sql]
    passed: str
    ways: list[str]


class Statements(Lists):
    """Makes the statements for a kind of record."""

    def why(self, query: Query) -> Sql:
        """Ask for each part how many rows it keeps, then how many all others keep."""
        columns = joined((made(f"{{}} AS p{n}", self.of(part.condition)) for n, part in enumerate(query.parts)), ", ")
        passed = [f"p{place}" for place, _ in enumerate(query.parts)]
        counts = [_counted([one]) for one in passed]
        counts += [_counted([*passed[:place], *passed[place + 1 :]]) for place, _ in enumerate(passed)]
        return made("SELECT {} FROM (SELECT {} FROM {}) AS asked", ", ".join(counts), columns, self.table)

    def _test(self, place: int, part: Part) -> _Test:
        """Give the columns that tell whether rows pass a part that has ways, and by which of these."""
        cases = joined([made(f"WHEN {{}} THEN {n}", self.of(way)) for n, way in enumerate(part.ways)], " ")
        way, ways = made(f"CASE {{}} END AS w{place}", cases), [f"w{place} = {n}" for n, _ in enumerate(part.ways)]
        taken = part.condition.parts if isinstance(part.condition, Either) else (part.condition,)
        if taken == part.ways[: len(taken)]:  # then the way tells it, and nothing is looked for twice
            return _Test([way], f"w{place} < {len(taken)}", ways)
        return _Test([way, made(f"{{}} AS p{place}", self.of(part.condition))], f"p{place}", ways)

    def tally(self, condition: Condition, facets: Sequence[str]) -> Sql:
        """Ask for counts: the number of the facet, its value as text, null for none, that of the other, how many."""
        fields = [self.records.facets[facet] for facet in facets]
        before, rows = self._rows_of(condition, fields)
        counts = [made(f"SELECT {TOTAL} AS facet, NULL AS value, NULL AS other, count(*) AS found FROM {{}}", rows)]
        if len(fields) == PAIR:
            counts.append(made("SELECT {} FROM {} GROUP BY v, o", self._pair_counted, self._pairs(fields, rows)))
        followed = follow_from_pairs(fields)
        for place, field in enumerate(fields):
            if place not in followed:
                held = made(f"SELECT {self._each(field, none=True)} AS v FROM {{}}", rows)
                value = self.dialect.as_text.format("v")
                counts.append(
                    made(f"SELECT {place}, {value}, NULL, count(*) FROM ({{}}) AS held{place} GROUP BY v", held)
                )
        return made("{}{}", before, joined(counts, " UNION ALL "))

    def _rows_of(self, condition: Condition, fields: Sequence[Field[object]]) -> tuple[Sql, Sql]:
        """Give what is to stand before counts of rows, and the rows: few are kept for all counts."""
        if condition == All(()):
            return Sql(""), Sql(self.table)
        needed = dict.fromkeys([self.row, *(self.quoted(name) for field in fields for name in _needed(field))])
        passed = made("SELECT {} FROM {} WHERE {}", ", ".join(needed), self.table, self.of(condition))
        return made("WITH passed AS ({}) ", passed), Sql("passed")

    @property
    def _pair_counted(self) -> str:
        value, other = map(self.dialect.as_text.format, ("v", "o"))
        return f"{PAIRS}, {value}, {other}, count(*)"

    def _pairs(self, fields: Sequence[Field[object]], rows: Sql) -> Sql:
        """Give each pair of values of two facets, `v` and `o`.

        Where there is but one `o` for a row, rows that have no `v` are there, too: what counts pairs counts these.
        """
        one, other = fields
        needed = ", ".join(map(self.quoted, _needed(other)))
        inner = made(f"SELECT {self._each(one, none=not _is_many(other))} AS v, {needed} FROM {{}}", rows)
        return made(
            f"(SELECT v, {self._each(other, none=not _is_many(one))} AS o FROM ({{}}) AS first) AS pairs", inner
        )

    def groups(self, condition: Condition, asked: Groups) -> Sql:
        """Ask for each group: what it is by, how many rows, and the ends of other fields."""
        fields = [self.records[name] for name in asked.by]
        held = [
            f"{self.dialect.items.format(self.quoted(f.name)) if _is_many(f) else self.quoted(f.name)} AS g{n}"
            for n, f in enumerate(fields)
        ]
        others = dict.fromkeys((*asked.least, *asked.most))
        rows = made(
            "SELECT {} FROM {} WHERE {}", ", ".join([*held, *map(self.quoted, others)]), self.table, self.of(condition)
        )
        by = ", ".join(f"g{n}" for n, _ in enumerate(fields))
        ends = [
            f"{of}({self.quoted(name)})" for of, names in (("min", asked.least), ("max", asked.most)) for name in names
        ]
        return made("SELECT {0} FROM ({1}) AS held GROUP BY {2}", ", ".join([by, "count(*)", *ends]), rows, by)

    def found(self, query: Query) -> Sql:
        """Ask how many rows pass, and then for each part that has ways how many pass each, where all others pass."""
        kept = self.of(All(tuple(part.condition for part in query.parts if not part.has_ways)))
        tests = [self._test(place, part) for place, part in enumerate(query.parts) if part.has_ways]
        if not tests:
            return made("SELECT count(*) FROM {} WHERE {}", self.table, kept)
        passed = [test.passed for test in tests]
        counts = [_counted(passed)]
        for place, test in enumerate(tests):
            counts += [_counted([*passed[:place], way, *passed[place + 1 :]]) for way in test.ways]
        columns = joined([column for test in tests for column in test.columns], ", ")
        asked = made("SELECT {} FROM {} WHERE {}", columns, self.table, kept)
        return made("SELECT {} FROM ({}) AS asked", ", ".join(counts), asked)

    def _each(self, field: Field[object], *, none: bool) -> str:
        """Give what a row counts for, a row each; null where a field of one value has none, and where `none` any."""
        items = (self.dialect.items_or_none if none else self.dialect.items).format
        if field.period:
            start, end = self.quoted(field.period.start), self.quoted(field.period.end)
            known = f"coalesce({start}, {end}), coalesce({end}, {start})"
            years = self.dialect.years.format(f"least({known})", f"greatest({known})")
            return items(years, f"{start} IS NULL AND {end} IS NULL")
        name = self.quoted(field.name)
        if not _is_many(field):
            return name
        once = self.known.repeated is not None and field.name not in self.known.repeated
        return items(name if once else self.dialect.distinct.format(name), f"{self.dialect.size.format(name)} = 0")


def follow_from_pairs(fields: Sequence[Field[object]]) -> set[int]:
    """Give the places of those of two facets whose counts are those of pairs: where a row has but one of the other."""
    if len(fields) != PAIR:
        return set()
    return {place for place in (0, 1) if not _is_many(fields[1 - place])}


def _is_many(field: Field[object]) -> bool:
    return bool(field.through or field.period) or column_of(field).many


def _needed(field: Field[object]) -> tuple[str, ...]:
    return tuple(field.period) if field.period else (field.name,)


def _counted(tests: Iterable[str]) -> str:
    """Give the number of rows that pass all tests."""
    return f"count(*) FILTER (WHERE {' AND '.join(['TRUE', *tests])})"
