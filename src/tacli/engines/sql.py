"""Conditions as SQL: text with a sign for each value, and the values, which are never part of it.

No connection is known here. Engines differ in some expressions, which a dialect holds. Every condition is true or false
of a row, never unknown, as `not` would make something else of that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.engines.columns import ROW, Known, column_of, key_name
from tacli.named_tuples import NamedTuple
from tacli.query.conditions import MOST, All, Among, Between, Holds, Near, Not, Overlaps, Present
from tacli.query.conditions import Any as Either
from tacli.query.stems import wanted
from tacli.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tacli.anything import AnyRow, OfItsKind, Values
    from tacli.query.conditions import Condition
    from tacli.query.field import Records


class Sql(NamedTuple):
    """A text with signs, and the values that stand for them in the same order."""

    text: str
    values: Values = ()


class Dialect(NamedTuple):
    """What an engine writes in its own way; `{}` is an expression, `?` a value.

    `ordered`: a table is read in its order where no other is asked for. `few` values are
    looked for one by one in a list.
    """

    quote: str
    ordered: bool
    few: int
    overlaps: str  # whether a list shares an item with some values
    contains: str  # whether a list holds a value
    size: str
    items: str  # a row for each item
    items_or_none: str  # the same, and a row with null where `{1}` says that there is none
    distinct: str  # items, each once
    joined: str  # items as one text
    years: str  # all from the first to the last
    squeezed: str  # all but small letters and digits as one blank
    as_text: str


# What is between words, but for one blank: to put that in its place took most of the time.
_BETWEEN = "[^a-z0-9]*[^a-z0-9 ][^a-z0-9]*|  +"

DUCKDB = Dialect(
    quote='"',
    ordered=True,
    few=64,
    overlaps="list_has_any({}, [{}])",
    contains="list_contains({}, ?)",
    size="len({})",
    items="unnest({})",
    items_or_none="unnest(CASE WHEN {1} THEN [NULL] ELSE {0} END)",
    distinct="list_distinct({})",
    joined="array_to_string({}, '; ')",
    years="range({}, {} + 1)",
    squeezed=f"regexp_replace({{}}, '{_BETWEEN}', ' ', 'g')",
    as_text="CAST({} AS VARCHAR)",
)
SPARK = Dialect(
    quote="`",
    ordered=False,
    few=1,
    overlaps="arrays_overlap({}, array({}))",
    contains="array_contains({}, ?)",
    size="size({})",
    items="explode({})",
    items_or_none="explode_outer({0})",
    distinct="array_distinct({})",
    joined="array_join({}, '; ')",
    years="sequence({}, {})",
    squeezed=f"regexp_replace({{}}, '{_BETWEEN}', ' ')",
    as_text="CAST({} AS STRING)",
)
TRUE, FALSE = Sql("TRUE"), Sql("FALSE")


def made(template: str, *parts: Sql | str) -> Sql:
    """Put parts into a template, in the order in which their values are to come."""
    known = [Sql(part) if isinstance(part, str) else part for part in parts]
    return Sql(template.format(*[part.text for part in known]), tuple(v for part in known for v in part.values))


def joined(parts: Iterable[Sql], separator: str) -> Sql:
    """Give parts with something between them."""
    listed = list(parts)
    return Sql(separator.join(part.text for part in listed), tuple(v for part in listed for v in part.values))


class Conditions:
    """Makes conditions of a kind of record, whose table has its name, with the one of its stems beside it."""

    def __init__(self, records: Records[AnyRow], dialect: Dialect, known: Known = Known()) -> None:  # noqa: B008 - a tuple
        """Take what is known of the rows."""
        self.known = known
        self.records = records
        self.dialect = dialect
        self.table = self.quoted(records.name)
        self.stems = self.quoted(f"{records.name} stems")
        self.row = self.quoted(ROW)

    def quoted(self, name: str) -> str:
        """Give a name as one, whatever it is."""
        quote = self.dialect.quote
        return f"{quote}{name.replace(quote, quote * 2)}{quote}"

    def of(self, condition: Condition) -> Sql:
        """Give what is true of the rows that pass, false of others, and unknown of none."""
        return _KINDS[type(condition)](self, condition)

    def standing(self, phrase: str, fields: Sequence[str] = ()) -> Sql:
        """Ask for each row and field in which the words of a phrase stand side by side, as often as they do.

        Languages in which it has as many words are asked for at once: no phrase goes over from one to another.
        """
        by_size: dict[int, list[set[str]]] = {}
        for language in self.known.languages:
            if keys := wanted(phrase, language):
                for known, more in zip(by_size.setdefault(len(keys), [set() for _ in keys]), keys, strict=True):
                    known.update(more)
        numbers = [n for n, field in enumerate(self.records.searched) if not fields or field.name in fields]
        parts = [self._side_by_side(keys, numbers) for keys in by_size.values()]
        none = Sql(f"SELECT {self.row}, {self.quoted('field')} FROM {self.stems} WHERE FALSE")
        return joined(parts, " UNION ALL ") if parts else none

    def _side_by_side(self, phrase: list[set[str]], numbers: list[int]) -> Sql:
        tables = [f"{self.stems} AS w0"]
        for n in range(1, len(phrase)):
            beside = " AND ".join(
                f"w{n}.{self.quoted(name)} = w0.{self.quoted(name)}{more}"
                for name, more in ((ROW, ""), ("field", ""), ("place", f" + {n}"))
            )
            tables.append(f"{self.stems} AS w{n} ON {beside}")
        held, field = f"w0.{self.row}, w0.{self.quoted('field')}", f"w0.{self.quoted('field')}"
        tests = [f"w{n}.{self.quoted('stem')} IN ({', '.join('?' * len(keys))})" for n, keys in enumerate(phrase)]
        tests += [f"{field} IN ({', '.join(map(str, numbers))})"] if len(numbers) < len(self.records.searched) else []
        values = tuple(key for keys in phrase for key in sorted(keys))
        return Sql(f"SELECT {held} FROM {' JOIN '.join(tables)} WHERE {' AND '.join(tests)}", values)

    def folded(self, text: str) -> str:
        """Give what `tacli.text.fold` makes of plain ASCII."""
        letters = self.dialect.squeezed.format(without_apostrophes(text))
        return f"regexp_replace(trim({letters}), '^the ', '')"

    def is_present(self, field: str) -> str:
        """Give what tells whether a field holds something."""
        name = self.quoted(field)
        many = column_of(self.records[field]).many
        return f"{self.dialect.size.format(name)} > 0" if many else f"{name} IS NOT NULL"


def _among(by: Conditions, condition: Among) -> Sql:
    values = tuple(sorted(condition.values))
    name = by.quoted(condition.field)
    if not values:
        return FALSE
    signs = ", ".join("?" * len(values))
    if column_of(by.records[condition.field]).many:
        if len(values) > by.dialect.few:
            return Sql(by.dialect.overlaps.format(name, signs), values)
        each = " OR ".join([by.dialect.contains.format(name)] * len(values))
        return Sql(each if len(values) == 1 else f"({each})", values)
    return Sql(f"({name} IS NOT NULL AND {name} IN ({signs}))", values)


def _overlaps(by: Conditions, condition: Overlaps) -> Sql:
    period = by.records[condition.field].period
    if period is None:
        raise AssertionError(f"{condition.field} is no period")
    start, end = by.quoted(period.start), by.quoted(period.end)
    met = f"(coalesce({start}, 0) <= ? AND coalesce({end}, {MOST}) >= ?)"
    spans = joined((Sql(met, (last, first)) for first, last in condition.spans), " OR ")
    return made(f"(({start} IS NOT NULL OR {end} IS NOT NULL) AND ({{}}))", spans) if spans.text else FALSE


def _between(by: Conditions, condition: Between) -> Sql:
    name = by.quoted(condition.field)
    truth = column_of(by.records[condition.field]).kind == "truth"
    number = f"CAST({name} AS INTEGER)" if truth else name
    spans = joined((Sql(f"{number} BETWEEN ? AND ?", span) for span in condition.spans), " OR ")
    return made(f"({name} IS NOT NULL AND ({{}}))", spans) if spans.text else FALSE


def _present(by: Conditions, condition: Present) -> Sql:
    return Sql(by.is_present(condition.field))


def _holds(by: Conditions, condition: Holds) -> Sql:
    # Distinct, as DuckDB takes the rows that hold a word for more than all, and would join all to them.
    held = by.standing(condition.phrase, condition.fields)
    return made("{} IN (SELECT DISTINCT {} FROM ({}) AS held)", by.row, by.row, held)


def _near(by: Conditions, condition: Near) -> Sql:
    name, key = by.quoted(condition.field), by.quoted(key_name(condition.field))
    folded = fold(condition.text)
    # What is plain has no key. It is folded where all words are there in their order, which is quicker to see.
    ways = [
        Sql(f"({key} IS NOT NULL AND {key} = ?)", (folded,)),
        Sql(
            f"({key} IS NULL AND {without_apostrophes(name)} LIKE ? AND {by.folded(name)} = ?)",
            (f"%{'%'.join(folded.split())}%", folded),
        ),
    ]
    if condition.slips:
        size, typed = len(condition.text), condition.text.lower()
        is_as_long = f"length({name}) BETWEEN {size - condition.slips} AND {size + condition.slips}"
        near = f"levenshtein(lower({name}), ?) <= {condition.slips}"
        ways.append(Sql(f"({key} IS NULL AND {is_as_long} AND {near})", (typed,)))
    return made(f"({name} IS NOT NULL AND ({{}}))", joined(ways, " OR "))


def _either(by: Conditions, condition: Either) -> Sql:
    return _together(by, condition.parts, " OR ", FALSE)


def _all(by: Conditions, condition: All) -> Sql:
    return _together(by, condition.parts, " AND ", TRUE)


def _together(by: Conditions, parts: tuple[Condition, ...], word: str, none: Sql) -> Sql:
    if len(parts) <= 1:  # no brackets: Spark takes WHERE (TRUE) behind a table for another name of it
        return by.of(parts[0]) if parts else none
    return made("({})", joined(map(by.of, parts), word))


def _not(by: Conditions, condition: Not) -> Sql:
    return made("(NOT {})", by.of(condition.part))


_KINDS: dict[type, Callable[[Conditions, OfItsKind], Sql]] = {
    Among: _among,
    Overlaps: _overlaps,
    Between: _between,
    Present: _present,
    Holds: _holds,
    Near: _near,
    Either: _either,
    All: _all,
    Not: _not,
}


def without_apostrophes(text: str) -> str:
    """Give a text in small letters, what stands around an apostrophe as one word."""
    return f"replace(replace(lower({text}), chr(39), ''), '`', '')"


def has_words(condition: Condition) -> bool:
    """Say whether a condition asks for words anywhere."""
    parts = getattr(condition, "parts", None) or [part] if (part := getattr(condition, "part", None)) else ()
    return isinstance(condition, Holds) or any(map(has_words, getattr(condition, "parts", parts)))
