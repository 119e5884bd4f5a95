"""Rows to tables of Parquet: written as JSON Lines by Python, which DuckDB reads, sorts, parts and packs."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

from tacli.engines.layout import OR, ROW

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from tacli.engines.layout import Column, Layout

_TYPES = {"text": "VARCHAR", "whole": "BIGINT", "truth": "BOOLEAN", "fraction": "DOUBLE", "json": "VARCHAR"}
_PACKED = "FORMAT parquet, COMPRESSION zstd"
_LONGEST = 2**28  # bytes of a row


def write_lines(layout: Layout[Any], rows: Iterable[Any], file: IO[str], first: int = 0) -> int:
    """Write what rows hold, a line each; give the number of the next row."""
    from json import dumps

    number = first
    for number, row in enumerate(rows, first + 1):
        file.write(dumps({ROW: number - 1, **layout.facts(row)}))
        file.write("\n")
    return number


def lines(layout: Layout[Any], paths: Sequence[Path]) -> str:
    """Give what reads such lines of files."""
    of_type = {ROW: "BIGINT", **{column.name: type_of(column) for column in (*layout.columns, *layout.words)}}
    columns = ", ".join(f"{text(column)}: '{kind}'" for column, kind in of_type.items())
    files = ", ".join(map(text, paths))
    more = f"format = 'newline_delimited', maximum_object_size = {_LONGEST}"
    return f"read_json([{files}], columns = {{{columns}}}, {more})"


def type_of(column: Column) -> str:
    """Give the type of a column's values."""
    return _TYPES[column.kind] + ("[]" if column.many else "")


def table(layout: Layout[Any], source: str) -> str:
    """Ask for the rows of a table in their order."""
    columns = ", ".join(map(name, (ROW, *(column.name for column in layout.columns))))
    return f"SELECT {columns} FROM {source} ORDER BY {name(ROW)}"


def stems(layout: Layout[Any], source: str) -> str:
    """Ask for the stems of the searched texts with their places, sorted by stem."""
    each = [
        f"SELECT {name(ROW)}, {number} AS field, unnest(parts) AS word, generate_subscripts(parts, 1) AS place FROM "
        f"(SELECT {name(ROW)}, string_split({name(column.name)}, ' ') AS parts FROM {source})"
        for number, column in enumerate(layout.words)
    ]
    columns = f"stem, {name(ROW)}, field, place"
    words = (
        f"SELECT *, unnest(string_split(word, {text(OR)})) AS stem FROM ({' UNION ALL '.join(each)}) WHERE word <> ''"
    )
    return f"SELECT {columns} FROM ({words}) ORDER BY {columns}"


def packed(select: str, path: Path) -> str:
    """Write what is asked for to a file of Parquet."""
    return f"COPY ({select}) TO {text(path)} ({_PACKED})"


def text(value: object) -> str:
    """Give a text as SQL writes it."""
    return "'{}'".format(str(value).replace("'", "''"))


def name(of: str) -> str:
    """Give a name as SQL writes it."""
    return '"{}"'.format(of.replace('"', '""'))
