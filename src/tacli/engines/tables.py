"""Rows to tables of Parquet: written as JSON Lines by Python, which DuckDB reads, sorts, parts and packs.

Beside its columns a row has the file that it is of and its number there, when it was last updated, and the terms that
it names. A table for answers has the number of each row among all, too.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from tacli.engines.columns import DECIMALS, DIGITS, OR, ROW, Column, amounts_name
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
A_SORT = 2**22  # stems that are sorted at once
_SAMPLE = 100_000
_PACKED = "FORMAT parquet, COMPRESSION zstd"
_WIDE = f"{_PACKED}, ROW_GROUP_SIZE {A_GROUP}"
_FOR_NOW = f"{_PACKED}, COMPRESSION_LEVEL 1"
_LEAST_BUFFER = 2**20  # bytes
UNIT, NUMBER, MOMENT = "unit", "number", "moment"
_OF_FILE = (Column(UNIT, "text"), Column(NUMBER, "whole"), Column(MOMENT, "whole"))


class Rows(NamedTuple):
    """What rows of a kind are written as: the columns, and how terms are named that they have of `vocabularies`.

    `identifier` is the field of which no two rows stand with the same, "" where that may be.
    """

    layout: Layout[AnyRow]
    vocabularies: tuple[str, ...] = ()
    identifier: str = ""

    @property
    def columns(self) -> tuple[Column, ...]:
        """Everything that is written of a row."""
        terms = (Column(terms_name(name), "text", many=True) for name in self.vocabularies)
        return (*_OF_FILE, *self.layout.columns, *self.layout.words, *self.layout.amounts, *terms)


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

    def write(self, facts: JsonObject) -> None:
        """Write what a row holds."""
        line = self._to_json(facts)
        self.longest = max(self.longest, len(line))
        self._file.write(line)
        self._file.write(b"\n")


def lines_of(columns: Sequence[Column], path: Path, longest: int) -> str:
    """Give what reads such lines of a file."""
    types = ", ".join(f"{text(column.name)}: '{type_of(column)}'" for column in columns)
    most = max(_LEAST_BUFFER, longest * 2)
    return f"read_json({text(path)}, columns = {{{types}}}, format = 'newline_delimited', maximum_object_size = {most})"


def type_of(column: Column) -> str:
    """Give the type of a column's values."""
    return _TYPES[column.kind] + ("[]" if column.many else "")


def selected(columns: Iterable[Column], source: str) -> str:
    """Ask for columns."""
    return f"SELECT {', '.join(name(column.name) for column in columns)} FROM {source}"


def parquet(paths: Iterable[Path]) -> str:
    """Give what reads tables of the same columns."""
    return f"read_parquet([{', '.join(map(text, paths))}])"


def packed(select: str, path: Path, *, for_now: bool = False) -> str:
    """Write what is asked for to a file of Parquet, in less time where it will not stay."""
    return f"COPY ({select}) TO {text(path)} ({_FOR_NOW if for_now else _PACKED})"


def stems(layout: Layout[AnyRow], source: str) -> str:
    """Ask for the stems of the searched texts with their places."""
    each = [
        f"SELECT {name(ROW)}, {number} AS field, unnest(parts) AS word, generate_subscripts(parts, 1) AS place FROM "
        f"(SELECT {name(ROW)}, string_split({name(column.name)}, ' ') AS parts FROM {source})"
        for number, column in enumerate(layout.words)
    ]
    split = f"unnest(string_split(word, {text(OR)})) AS stem"
    return f"SELECT {split}, {name(ROW)}, field, place FROM ({' UNION ALL '.join(each)}) WHERE word <> ''"


def money(layout: Layout[AnyRow], source: str) -> str:
    """Ask for the amounts of the rows, a line each; those of a kind and currency side by side, as they are added up."""
    from tacli.engines.ledger import columns_of

    held = {of.name: name(amounts_name(of.name)) for of in columns_of(layout.records)}
    each = (f"{items}[least(place, len({items}))] AS {name(of)}" for of, items in held.items())
    places = f"SELECT *, unnest(range(1, len({held['kind']}) + 1)) AS place FROM {source}"
    return f"SELECT {', '.join((name(ROW), *each))} FROM ({places}) ORDER BY kind, currency, {name(ROW)}"


class Merging:
    """Makes the tables of a store of rows that are written already, those of some files, in the order of these."""

    def __init__(
        self, run: Callable[[str], Value], rows: Rows, sources: Sequence[Path], old: Sequence[Path], units: Path
    ) -> None:
        """Take what runs a statement, and tables with rows.

        `units` are lines that give the place of each file, and whether its rows are those of the `old` tables.
        """
        self._run = run
        self._rows = rows
        types = "unit: 'VARCHAR', place: 'BIGINT', old: 'BOOLEAN'"
        run(f"CREATE TABLE units AS FROM read_json({text(units)}, columns = {{{types}}}, format = 'newline_delimited')")
        parts = [selected(rows.columns, parquet(sources))] if sources else []
        if old:
            kept = "WHERE unit IN (SELECT unit FROM units WHERE old)"
            parts += [f"{selected(rows.columns, parquet([path]))} {kept}" for path in old]
        run(f"CREATE VIEW every AS {' UNION ALL '.join(parts)}")
        own = name(rows.identifier) if rows.identifier else "NULL"
        last = f"row_number() OVER (PARTITION BY {own} ORDER BY moment DESC NULLS LAST, place DESC, number DESC) = 1"
        run(
            f"CREATE TABLE numbered AS SELECT unit, place, number, {own} IS NULL OR {last} AS stands "
            "FROM every JOIN units USING (unit)"
        )
        run(
            f"CREATE TABLE places AS SELECT *, row_number() OVER (ORDER BY place, number) - 1 AS {name(ROW)} "
            "FROM numbered WHERE stands"
        )

    def rows(self, path: Path) -> None:
        """Write the rows that stand, in their order, numbered: part by part, as all are more than memory can sort."""
        columns = (Column(ROW, "whole"), *self._rows.columns)
        count, _ = self.counts()
        parts = [path.with_name(f"{path.name}.{first}") for first in range(0, count or 1, A_PART)]
        for place, part in enumerate(parts):
            within = f"{name(ROW)} BETWEEN {place * A_PART} AND {(place + 1) * A_PART - 1}"
            source = f"every JOIN (FROM places WHERE {within}) USING (unit, number) ORDER BY {name(ROW)}"
            self._run(packed(selected(columns, source), part, for_now=True))
        self._run(f"COPY ({selected(columns, parquet(parts))}) TO {text(path)} ({_WIDE})")
        for part in parts:
            part.unlink()

    def aside(self, path: Path) -> None:
        """Write the rows that others replace."""
        _, many = self.counts()  # mostly none, for which nothing is read then
        source = f"every JOIN numbered USING (unit, number) WHERE NOT stands ORDER BY place, number LIMIT {many}"
        self._run(packed(selected(self._rows.columns, source), path))

    def stems(self, rows: Path, path: Path) -> None:
        """Write the stems of the rows that stand, sorted: part by part, as all are more than memory can sort."""
        found = path.with_name(f"{path.name}.found")
        self._run(packed(stems(self._rows.layout, parquet([rows])), found, for_now=True))
        ((count,),) = self._run(f"SELECT count(*) FROM {parquet([found])}")
        parts = [path.with_name(f"{path.name}.{first}") for first in range(0, count or 1, A_SORT)]
        shares = [place / len(parts) for place in range(1, len(parts))]
        some = f"(SELECT stem FROM {parquet([found])} USING SAMPLE {_SAMPLE} ROWS)"
        ((bounds,),) = self._run(f"SELECT quantile_disc(stem, {shares}) FROM {some}") if shares else [([],)]
        last = f"ORDER BY stem, {name(ROW)}, field, place"
        for part, first, end in zip(parts, ["", *bounds], [*bounds, None], strict=True):
            within = f"stem >= {text(first)}" + ("" if end is None else f" AND stem < {text(end)}")
            self._run(packed(f"FROM {parquet([found])} WHERE {within} {last}", part, for_now=True))
        self._run(packed(f"FROM {parquet(parts)}", path))
        for part in (found, *parts):
            part.unlink()

    def money(self, rows: Path, path: Path) -> None:
        """Write the amounts of the rows that stand."""
        self._run(packed(money(self._rows.layout, parquet([rows])), path))

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
        of, row = name(terms_name(vocabulary)), name(ROW)
        each = f"SELECT {row}, unnest({of}) AS term, generate_subscripts({of}, 1) AS place FROM {parquet([rows])}"
        came = f"min({{'row': {row}, 'place': place}})"
        yield from self._run(f"SELECT term, count(*) FROM ({each}) GROUP BY term ORDER BY {came}")


def text(value: object) -> str:
    """Give a text as SQL writes it."""
    return "'{}'".format(str(value).replace("'", "''"))


def name(of: str) -> str:
    """Give a name as SQL writes it."""
    return '"{}"'.format(of.replace('"', '""'))
