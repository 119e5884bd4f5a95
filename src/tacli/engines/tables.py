"""Rows to tables of Parquet: written as JSON Lines by Python, which DuckDB reads, sorts, parts and packs.

Beside its columns a row has the file that it is of and its number there, when it was last updated, and the terms that
it names. A table for answers has the number of each row among all, too.
"""

from __future__ import annotations

import re
from typing import IO, TYPE_CHECKING

from tacli.engines.columns import DECIMALS, DIGITS, ROW, Column, amounts_name
from tacli.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from tacli.anything import AnyRow, JsonObject, Value
    from tacli.engines.layout import Layout

_TYPES = {
    "text": "VARCHAR", "whole": "BIGINT", "truth": "BOOLEAN", "fraction": "DOUBLE", "json": "VARCHAR",
    "exact": f"DECIMAL({DIGITS}, {DECIMALS})",
}  # fmt: skip
A_GROUP = 16_384  # wide rows of Parquet that are in memory at once, some 128 MiB
A_PART = 8_192  # rows that are put in order at once
PACKED = "FORMAT parquet, COMPRESSION zstd"
_WIDE = f"{PACKED}, ROW_GROUP_SIZE {A_GROUP}, DATA_PAGE_SIZE_LIMIT {2**20}"  # of a group little is read for a few rows
FOR_NOW = f"{PACKED}, COMPRESSION_LEVEL 1"
_LEAST_BUFFER = 2**20  # bytes
UNIT, NUMBER, MOMENT = "unit", "number", "moment"
SPOKEN = "spoken"  # what a row holds in other languages than its own, as JSON
_OF_FILE = (Column(UNIT, "text"), Column(NUMBER, "whole"), Column(MOMENT, "whole"))


class Rows(NamedTuple):
    """What rows of a kind are written as: the columns, and how terms are named that they have of `vocabularies`.

    `identifier` is the field of which no two rows stand with the same, "" where that may be. `spoken`: a column has
    what they hold in other languages.
    """

    layout: Layout[AnyRow]
    vocabularies: tuple[str, ...] = ()
    identifier: str = ""
    spoken: bool = False

    @property
    def columns(self) -> tuple[Column, ...]:
        """Everything that is written of a row."""
        terms = (Column(terms_name(name), "text", many=True) for name in self.vocabularies)
        spoken = (Column(SPOKEN, "text"),) if self.spoken else ()
        return (*_OF_FILE, *spoken, *self.layout.columns, *self.layout.words, *self.layout.amounts, *terms)


def terms_name(vocabulary: str) -> str:
    """Give the name of the column with the terms of a vocabulary that a row names."""
    return f"terms {vocabulary}"


class Lines:
    """A file of JSON Lines in the making; `longest` is the longest line so far."""

    def __init__(self, file: IO[bytes]) -> None:
        from pydantic_core import to_json  # five times as fast as Python's own

        self._to_json = to_json
        self._file = file
        self.longest = 0

    def write(self, rows: Iterable[JsonObject]) -> None:
        """Write what some rows hold."""
        lines = [self._to_json(facts) for facts in rows]
        self.longest = max(self.longest, *map(len, lines), 0)
        self._file.write(b"\n".join((*lines, b"")))


def lines_of(columns: Sequence[Column], path: Path, longest: int) -> str:
    """Give what reads such lines of a file."""
    types = ", ".join(f"{text(column.name)}: '{type_of(column)}'" for column in columns)
    most = max(_LEAST_BUFFER, longest * 2)
    options = f"columns = {{{types}}}, format = 'newline_delimited', maximum_object_size = {most}"
    return f"read_json({text(itself(path))}, {options})"


def type_of(column: Column) -> str:
    """Give the type of a column's values."""
    return _TYPES[column.kind] + ("[]" if column.many else "")


def selected(columns: Iterable[Column], source: str) -> str:
    """Ask for columns."""
    return f"SELECT {', '.join(name(column.name) for column in columns)} FROM {source}"


def parquet(paths: Iterable[Path | str]) -> str:
    """Give what reads tables of the same columns."""
    return f"read_parquet([{', '.join([text(itself(path)) for path in paths])}])"


def itself(path: Path | str) -> str:
    """Give a path of which DuckDB reads no other file, where a folder is called `a*` or `b?`."""
    return re.sub(r"[*?[]", r"[\g<0>]", str(path))


def packed(select: str, path: Path, *, for_now: bool = False) -> str:
    """Write what is asked for to a file of Parquet, in less time where it will not stay."""
    return f"COPY ({select}) TO {text(path)} ({FOR_NOW if for_now else PACKED})"


def money(layout: Layout[AnyRow], source: str) -> str:
    """Ask for the amounts of the rows, a line each; those of a kind and currency side by side, as they are added up."""
    from tacli.engines.ledger import columns_of

    held = {of.name: name(amounts_name(of.name)) for of in columns_of(layout.records)}
    each = (f"{items}[least(place, len({items}))] AS {name(of)}" for of, items in held.items())
    places = f"SELECT *, unnest(range(1, len({held['kind']}) + 1)) AS place FROM {source}"
    return f"SELECT {', '.join((name(ROW), *each))} FROM ({places}) ORDER BY kind, currency, {name(ROW)}"


def terms(vocabulary: str, source: str) -> str:
    """Ask for the terms that rows name of a vocabulary, in the order in which they came, and how often each does."""
    of, row = name(terms_name(vocabulary)), name(ROW)
    each = f"SELECT {row}, unnest({of}) AS term, generate_subscripts({of}, 1) AS place FROM {source}"
    return f"SELECT term, count(*) FROM ({each}) GROUP BY term ORDER BY min({{'row': {row}, 'place': place}})"


def one_by_one(run: Callable[[str], Value], statements: Sequence[str], path: Path, how: str = PACKED) -> None:
    """Write what each statement gives behind what came before."""
    if len(statements) == 1:
        run(f"COPY ({statements[0]}) TO {text(path)} ({how})")
        return
    parts = [path.with_name(f"{path.name}.{place}") for place, _ in enumerate(statements)]
    for statement, part in zip(statements, parts, strict=True):
        run(packed(statement, part, for_now=True))
    run(f"COPY (FROM {parquet(parts)}) TO {text(path)} ({how})")
    for part in parts:
        part.unlink()


class Merging:
    """Makes the tables of a store of rows that are written already, those of some files, in the order of these.

    Whatever grows with the rows is put in order part by part, as all are more than memory can sort. What is all read
    anew, file by file, lies in order.
    """

    def __init__(self, run: Callable[[str], Value], rows: Rows, old: Sequence[Path], units: Path) -> None:
        """Take what runs a statement, and tables with rows.

        `units` are lines that give the place of each file and the table of its rows, null where `old` ones have them.
        """
        self._run = run
        self._rows = rows
        self._old = old
        types = "unit: 'VARCHAR', place: 'BIGINT', rows: 'VARCHAR'"
        read = f"read_json({text(itself(units))}, columns = {{{types}}}, format = 'newline_delimited')"
        run(f"CREATE TABLE units AS FROM {read}")
        own = name(rows.identifier) if rows.identifier else "NULL"
        last = f"row_number() OVER (PARTITION BY {own} ORDER BY moment DESC NULLS LAST, place DESC, number DESC) = 1"
        stands = f"{own} IS NULL OR {last} AS stands"
        every = f"SELECT place, number, {stands} FROM ({self._of('TRUE')}) JOIN units USING (unit)"
        place = "row_number() OVER (PARTITION BY stands ORDER BY place, number) - 1"
        run(f"CREATE TABLE numbered AS SELECT *, {place} AS {name(ROW)} FROM ({every}) ORDER BY ALL")

    def _of(self, files: str) -> str:
        """Ask for the rows of tables that hold some files, where these stand in old tables for theirs alone."""
        tables = [table for (table,) in self._run(f"SELECT DISTINCT rows FROM units WHERE {files} ORDER BY ALL")]
        new = [table for table in tables if table is not None]
        sources = [parquet(new)] if new else []
        if None in tables:
            own = f"WHERE unit IN (SELECT unit FROM units WHERE rows IS NULL AND {files})"
            sources += [f"{parquet([path])} {own}" for path in self._old]
        return " UNION ALL ".join(selected(self._rows.columns, source) for source in sources)

    def rows(self, path: Path) -> None:
        """Write the rows that stand, in their order, numbered."""
        tables = [table for (table,) in self._run("SELECT rows FROM units GROUP BY rows ORDER BY min(place)")]
        if None in tables:
            self._in_order((Column(ROW, "whole"), *self._rows.columns), "stands", path)
        else:
            self._run(f"COPY ({self._as_they_lie(tables)}) TO {text(path)} ({_WIDE})")

    def _as_they_lie(self, tables: Sequence[str]) -> str:
        """Ask for the rows that stand of tables that have all rows in their order: nothing is sorted, nor held."""
        of_files = f"SELECT stands, {name(ROW)}, {name(NUMBER)} AS nth FROM numbered ORDER BY place, {name(NUMBER)}"
        checked = f"if({name(NUMBER)} = nth, {name(ROW)}, error('rows are in no order')) AS {name(ROW)}"
        columns = ", ".join((checked, *(name(column.name) for column in self._rows.columns)))
        return f"SELECT {columns} FROM (FROM {parquet(tables)}) POSITIONAL JOIN ({of_files}) WHERE stands"

    def aside(self, path: Path) -> None:
        """Write the rows that others replace."""
        self._in_order(self._rows.columns, "NOT stands", path)

    def _in_order(self, columns: Sequence[Column], which: str, path: Path) -> None:
        """Write rows, each part of the tables alone that hold it."""
        statements = []
        for some, least, most in self._parts(which):
            read = self._of(f"place BETWEEN {least} AND {most}")
            held = f"({read}) JOIN units USING (unit) JOIN (FROM numbered WHERE {some}) USING (place, number)"
            statements.append(f"{selected(columns, held)} ORDER BY {name(ROW)}")
        one_by_one(self._run, statements, path, _WIDE)

    def _parts(self, which: str) -> list[tuple[str, int, int]]:
        """Give a test for the rows of each part, and the places of the first and the last file that they are of."""
        part = f"{name(ROW)} // {A_PART}"
        found = self._run(
            f"SELECT {part}, min(place), max(place) FROM numbered WHERE {which} GROUP BY ALL ORDER BY ALL"
        )
        return [(f"{which} AND {part} = {place}", *span) for place, *span in found] or [("FALSE", 0, 0)]

    def money(self, rows: Path, path: Path) -> None:
        """Write the amounts of the rows that stand."""
        self._run(packed(money(self._rows.layout, parquet([rows])), path))

    def splits(self, money: Path, path: Path) -> None:
        """Write how amounts are split, of all that is given of where they go."""
        from tacli.engines import ledger, splits

        records, beside = self._rows.layout.records, path.with_suffix(".lines")
        with beside.open("wb") as file:
            lines = Lines(file)
            for dimension in splits.dimensions_of(records):
                given = name(ledger.given_name(dimension))
                texts = self._run(f"SELECT DISTINCT {given} FROM {parquet([money])} ORDER BY ALL")
                lines.write(splits.split_of(dimension, text) for (text,) in texts)
        source = lines_of((*splits.COLUMNS, *splits.LISTS), beside, lines.longest)
        held = [name(column.name) for column in splits.COLUMNS]
        lists = [f"unnest({column.name}) AS {column.name}" for column in splits.LISTS]
        place = f"generate_subscripts({splits.LISTS[0].name}, 1) AS place"
        self._run(packed(f"SELECT {', '.join((*held, *lists, place))} FROM {source}", path))
        beside.unlink()

    def counts(self) -> tuple[int, int]:
        """Give how many rows stand, and how many others replace."""
        filters = ", ".join(f"count(*) FILTER (WHERE {test})" for test in ("stands", "NOT stands"))
        ((rows, aside),) = self._run(f"SELECT {filters} FROM numbered")
        return rows, aside

    def repeated(self, rows: Path) -> list[str]:
        """Give the columns in which a row holds an item twice."""
        lists = [column.name for column in self._rows.layout.columns if column.many]
        tests = ", ".join(f"coalesce(bool_or(len({of}) > len(list_distinct({of}))), FALSE)" for of in map(name, lists))
        (found,) = self._run(f"SELECT {tests} FROM {parquet([rows])}") if lists else [()]
        return [column for column, twice in zip(lists, found, strict=True) if twice]

    def terms(self, rows: Path, vocabulary: str) -> Iterator[tuple[str, int]]:
        """Give the terms that rows name of a vocabulary, in the order in which they came, and how often each does."""
        yield from self._run(terms(vocabulary, parquet([rows])))


def text(value: object) -> str:
    """Give a text as SQL writes it."""
    return "'{}'".format(str(value).replace("'", "''"))


def name(of: str) -> str:
    """Give a name as SQL writes it."""
    return '"{}"'.format(of.replace('"', '""'))
