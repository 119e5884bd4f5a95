"""What an engine is asked, a statement of SQL each: rows, hits, counts, and what came of a question."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tacli.engines.columns import column_of, is_sorted_as_text, key_name
from tacli.engines.sql import Conditions, Sql, has_words, joined, made
from tacli.named_tuples import NamedTuple
from tacli.query.conditions import All, Holds, Not
from tacli.query.conditions import Any as Either
from tacli.query.field import SCORE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tacli.query.conditions import Condition, Order, Part, Query
    from tacli.query.field import Field
    from tacli.query.tallies import Groups
    from tacli.query.words import Words

PAIRS = -1  # what counts of pairs, and of all rows, have in place of the number of a facet
TOTAL = -2
PAIR = 2


class _Key(NamedTuple):
    """What rows are put in order by; null where there is nothing, which stands last."""

    expression: str
    descending: bool

    @property
    def direction(self) -> str:
        return "DESC NULLS LAST" if self.descending else "ASC NULLS LAST"


class _Test(NamedTuple):
    """Columns that tell of rows what they pass, what is true of those that pass a part, and of each of its ways."""

    columns: list[Sql]
    passed: str
    ways: list[str]


class Statements(Conditions):
    """Makes the statements for a kind of record."""

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

    def of_parts(self) -> Iterator[Statements]:
        """Give what asks each part of the rows alone, in their order."""
        for place, part in enumerate(self.known.parts):
            statements = Statements(self.records, self.dialect, self.known if place else self.known._replace(parts=()))
            statements.table = self.quoted(part)
            yield statements

    def hits(self, query: Query, words: Words) -> Sql:
        """Ask for the rows of a query that hold words, the best first."""
        names = query.fields or [SCORE.name, *(field.name for field in self.records.shown)]
        score = self.quoted(SCORE.name)
        keys = [*map(self._key, query.order), _Key(score, descending=True)]
        return self._best(query, self._columns(names), self._holding(query, words), keys, words)

    def places(self, query: Query, words: Words | None) -> Sql:
        """Ask for the numbers of a query's rows, the points of each, and what they are ordered by, best first."""
        passed = self._holding(query, words) if words else self._passed(query)
        score = self.quoted(SCORE.name) if words else "0"
        columns = ", ".join([self.row, f"{score} AS points", *(self.quoted(by.field) for by in query.order)])
        return made("SELECT {} FROM {} ORDER BY points DESC, {}", columns, passed, self.row)

    def at(self, places: Sequence[int], names: Sequence[str]) -> Sql:
        """Ask for rows by their numbers, which come first, in any order."""
        signs = ", ".join("?" * len(places))
        columns = ", ".join([self.row, *map(self.quoted, names)])
        return Sql(f"SELECT {columns} FROM {self.table} WHERE {self.row} IN ({signs})", tuple(places))

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
        kept = self.of(All(tuple(part.condition for part in query.parts if not has_ways(part))))
        tests = [self._test(place, part) for place, part in enumerate(query.parts) if has_ways(part)]
        if not tests:
            return made("SELECT count(*) FROM {} WHERE {}", self.table, kept)
        passed = [test.passed for test in tests]
        counts = [_counted(passed)]
        for place, test in enumerate(tests):
            counts += [_counted([*passed[:place], way, *passed[place + 1 :]]) for way in test.ways]
        columns = joined([column for test in tests for column in test.columns], ", ")
        asked = made("SELECT {} FROM {} WHERE {}", columns, self.table, kept)
        return made("SELECT {} FROM ({}) AS asked", ", ".join(counts), asked)

    def tells_found(self, query: Query, words: Words | None) -> bool:
        """Say whether the last column of what is asked for has the number of all rows that pass, beside each row."""
        is_best = words is not None or self._is_of_few(query)
        return is_best and not any(map(has_ways, query.parts))

    def _is_of_few(self, query: Query) -> bool:
        """Say whether rows are given of which nothing is read before it is known which they are.

        That is where others are looked at too: all that pass, to be put in order, or the stems of words.
        """
        return query.limit > 0 and (bool(query.order) or has_words(query.condition))

    def _passed(self, query: Query) -> Sql:
        return made("{} WHERE {}", self.table, self.of(query.condition))

    def _holding(self, query: Query, words: Words) -> Sql:
        """Give the table and what of it passes, each row with its points; the points alone where they say it all."""
        others = [part.condition for part in query.parts if part.condition != words.condition]
        kept = All((*others, *(Not(Holds(phrase, words.fields)) for phrase in words.unwanted)))
        scores = made("({}) AS hits", self._scores(words))
        if kept == All(()) and not query.order:
            return made("{} WHERE TRUE", scores)
        return made("{} JOIN {} USING ({}) WHERE {}", self.table, scores, self.row, self.of(kept))

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

    def _scores(self, words: Words) -> Sql:
        """Ask for the rows that hold every phrase that is wanted, with their points."""
        searched, times = list(enumerate(self.records.searched)), Counter(words.wanted)
        fields = f"bit_or(CASE {self.quoted('field')} {' '.join(f'WHEN {n} THEN {1 << n}' for n, _ in searched)} END)"
        phrases = [
            made(
                f"(SELECT {self.row}, {fields} AS fields FROM ({{}}) AS held GROUP BY {self.row}) AS phrase{n}",
                self.standing(phrase, words.fields),
            )
            for n, phrase in enumerate(times)
        ]
        first, *others = phrases
        score = " + ".join(
            f"CASE WHEN (phrase{n}.fields & {1 << place}) <> 0 THEN {count * field.weight} ELSE 0 END"
            for n, count in enumerate(times.values())
            for place, field in searched
        )
        tables = joined([first, *(made("JOIN {} USING ({})", other, self.row) for other in others)], " ")
        return made("SELECT {}, {} AS {} FROM {}", self.row, score, self.quoted(SCORE.name), tables)

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


def has_ways(part: Part) -> bool:
    """Say whether a part has ways to be told apart: more than one, or another than it takes."""
    return part.ways not in ((), (part.condition,))


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


def _limit(limit: int) -> str:
    return f" LIMIT {limit}" if limit else ""
