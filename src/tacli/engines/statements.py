"""What an engine is asked, a statement of SQL each: rows, hits, counts, and what came of a question."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tacli.engines.layout import column_of, is_sorted_as_text, key_name
from tacli.engines.sql import Conditions, Sql, has_words, joined, made
from tacli.query.conditions import All, Holds, Not
from tacli.query.field import SCORE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tacli.query.conditions import Condition, Order, Query
    from tacli.query.field import Field
    from tacli.query.words import Words

PAIRS = -1  # what counts of pairs, and of all rows, have in place of the number of a facet
TOTAL = -2


class _Key(NamedTuple):
    """What rows are put in order by; null where there is nothing, which stands last."""

    expression: str
    descending: bool

    @property
    def direction(self) -> str:
        return "DESC NULLS LAST" if self.descending else "ASC NULLS LAST"


class Statements(Conditions):
    """Makes the statements for a kind of record."""

    def rows(self, query: Query) -> Sql:
        """Ask for the rows of a query, in their order."""
        passed = self._passed(query)
        keys = [self._key(by) for by in query.order]
        columns = self._columns(query.fields or [field.name for field in self.records.shown])
        if keys and query.limit:
            return self._best(columns, passed, keys, query.limit)
        order = [f"{key.expression} {key.direction}" for key in keys]
        if order or not self.dialect.ordered or has_words(query.condition):  # else a table is read in its order
            order.append(self.row)
        ordered = f" ORDER BY {', '.join(order)}" if order else ""
        return made("SELECT {} FROM {}{}{}", columns, passed, ordered, _limit(query.limit))

    def hits(self, query: Query, words: Words) -> Sql:
        """Ask for the rows of a query that hold words, the best first."""
        names = query.fields or [SCORE.name, *(field.name for field in self.records.shown)]
        score = self.quoted(SCORE.name)
        keys = [*map(self._key, query.order), _Key(score, descending=True)]
        return self._best(self._columns(names), self._holding(query, words), keys, query.limit, also=(score,))

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
        places = range(len(query.parts))
        tests, _ = self._tests(query, places)
        counts = [_counted([f"p{n}"]) for n in places]
        counts += [_counted(f"p{n}" for n in places if n != place) for place in places]
        return made("SELECT {} FROM (SELECT {} FROM {}) AS asked", ", ".join(counts), tests, self.table)

    def _tests(self, query: Query, places: Iterable[int]) -> tuple[Sql, list[str]]:
        """Give columns with what passes of parts and of their ways, and what counts the rows, all and by ways."""
        tests, ways = [], []
        for place in places:
            part = query.parts[place]
            tests.append(made(f"{{}} AS p{place}", self.of(part.condition)))
            tests += [made(f"{{}} AS p{place}w{n}", self.of(way)) for n, way in enumerate(part.ways)]
            others = [f"p{n}" for n in places if n != place]
            names = [f"p{place}w{n}" for n, _ in enumerate(part.ways)]
            ways += [
                _counted([*others, way, *(f"NOT {before}" for before in names[:n])]) for n, way in enumerate(names)
            ]
        return joined(tests, ", ") if tests else Sql("1 AS one"), [_counted(f"p{n}" for n in places), *ways]

    def tally(self, condition: Condition, facets: Sequence[str]) -> Sql:
        """Ask for counts: the number of the facet, its value as text, null for none, that of the other, how many."""
        fields = [self.records.facets[facet] for facet in facets]
        needed = dict.fromkeys([self.row, *(self.quoted(name) for field in fields for name in _needed(field))])
        passed = made("SELECT {} FROM {} WHERE {}", ", ".join(needed), self.table, self.of(condition))
        # Few rows are kept for all counts; of all rows each count takes what it needs.
        before = made("WITH passed AS ({}) ", passed) if condition != All(()) else Sql("")
        rows = Sql("passed") if before.text else made("({}) AS passed", passed)
        counts = [made(f"SELECT {TOTAL} AS facet, NULL AS value, NULL AS other, count(*) AS found FROM {{}}", rows)]
        for place, field in enumerate(fields):
            value = self.dialect.as_text.format("v")
            held = f"SELECT {self._each(field)} AS v FROM {{}}"
            counts.append(
                made(f"SELECT {place}, {value}, NULL, count(*) FROM ({held}) AS held{place} GROUP BY v", rows)
            )
            if nothing := self._nothing(field):
                counts.append(made(f"SELECT {place}, NULL, NULL, count(*) FROM {{}} WHERE {nothing}", rows))
        if len(fields) == 2:  # noqa: PLR2004 - a pair
            one, other = fields
            values = ", ".join(map(self.dialect.as_text.format, ("v", "o")))
            inner = f"SELECT {self._each(one)} AS v, {', '.join(map(self.quoted, _needed(other)))} FROM {{}}"
            held = f"SELECT v, {self._each(other)} AS o FROM ({inner}) AS first WHERE v IS NOT NULL"
            pairs = f"SELECT * FROM ({held}) AS two WHERE o IS NOT NULL"
            counts.append(made(f"SELECT {PAIRS}, {values}, count(*) FROM ({pairs}) AS pairs GROUP BY v, o", rows))
        return made("{}{}", before, joined(counts, " UNION ALL "))

    def found(self, query: Query) -> Sql:
        """Ask how many rows pass, and then for each part in how many ways they do, where all others pass."""
        plain = [part.condition for part in query.parts if not part.ways]
        tests, counts = self._tests(query, [place for place, part in enumerate(query.parts) if part.ways])
        asked = made("SELECT {} FROM {} WHERE {}", tests, self.table, self.of(All(tuple(plain))))
        return made("SELECT {} FROM ({}) AS asked", ", ".join(counts), asked)

    def _passed(self, query: Query) -> Sql:
        return made("{} WHERE {}", self.table, self.of(query.condition))

    def _holding(self, query: Query, words: Words) -> Sql:
        """Give the table and what of it passes, each row with its points."""
        others = [part.condition for part in query.parts if part.condition != words.condition]
        kept = All((*others, *(Not(Holds(phrase, words.fields)) for phrase in words.unwanted)))
        joined_ = "{} JOIN ({}) AS hits USING ({}) WHERE {}"
        return made(joined_, self.table, self._scores(words), self.row, self.of(kept))

    def _best(self, columns: str, passed: Sql, keys: list[_Key], limit: int, also: tuple[str, ...] = ()) -> Sql:
        """Ask for rows in an order, where of all but those that are given nothing is read but what orders them."""
        named = [f"{key.expression} AS k{n}" for n, key in enumerate(keys)]
        order = ", ".join([*(f"k{n} {key.direction}" for n, key in enumerate(keys)), self.row])
        return made(
            "SELECT {} FROM {} JOIN (SELECT {} FROM {} ORDER BY {}{}) AS best USING ({}) ORDER BY {}",
            columns,
            self.table,
            ", ".join([self.row, *also, *named]),
            passed,
            order,
            _limit(limit),
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
        # Of plain ASCII there is no key: it is folded here as `tacli.text.fold` does.
        letters = self.dialect.squeezed.format(f"replace(replace(lower({text}), chr(39), ''), '`', '')")
        folded = f"coalesce({key}, regexp_replace(trim({letters}), '^the ', ''))"
        return f"CASE WHEN {self.is_present(field.name)} THEN {folded} END"

    def _scores(self, words: Words) -> Sql:
        """Ask for the rows that hold every phrase that is wanted, with their points."""
        weights = " ".join(f"WHEN {n} THEN {field.weight}" for n, field in enumerate(self.records.searched))
        field, times = self.quoted("field"), Counter(words.wanted)
        once = f"SELECT DISTINCT {self.row}, {field} FROM ({{}}) AS held"
        points = (
            f"SELECT {self.row}, sum(CASE {field} {weights} END) AS points FROM ({once}) AS once GROUP BY {self.row}"
        )
        phrases = [
            made(f"({points}) AS phrase{n}", self.standing(phrase, words.fields)) for n, phrase in enumerate(times)
        ]
        first, *others = phrases
        score = " + ".join(f"{count} * phrase{n}.points" for n, count in enumerate(times.values()))
        tables = joined([first, *(made("JOIN {} USING ({})", other, self.row) for other in others)], " ")
        return made("SELECT {}, {} AS {} FROM {}", self.row, score, self.quoted(SCORE.name), tables)

    def _each(self, field: Field[object]) -> str:
        """Give what a row counts for, a row each; null where a field of one value has none."""
        if field.period:
            start, end = self.quoted(field.period.start), self.quoted(field.period.end)
            known = f"coalesce({start}, {end}), coalesce({end}, {start})"
            return self.dialect.items.format(self.dialect.years.format(f"least({known})", f"greatest({known})"))
        name = self.quoted(field.name)
        if not _is_many(field):
            return name
        once = self.known.repeated is not None and field.name not in self.known.repeated
        return self.dialect.items.format(name if once else self.dialect.distinct.format(name))

    def _nothing(self, field: Field[object]) -> str:
        """Give what is true of rows that count for no value and are not counted as such, "" where there are none."""
        if field.period:
            return f"{self.quoted(field.period.start)} IS NULL AND {self.quoted(field.period.end)} IS NULL"
        return f"{self.dialect.size.format(self.quoted(field.name))} = 0" if _is_many(field) else ""


def _is_many(field: Field[object]) -> bool:
    return field.through is not None or column_of(field).many


def _needed(field: Field[object]) -> tuple[str, ...]:
    return tuple(field.period) if field.period else (field.name,)


def _counted(tests: Iterable[str]) -> str:
    """Give the number of rows that pass all tests."""
    return f"count(*) FILTER (WHERE {' AND '.join(['TRUE', *tests])})"


def _limit(limit: int) -> str:
    return f" LIMIT {limit}" if limit else ""
