"""DuckDB, which reads Parquet where it lies: an extra, imported for stores alone."""

from __future__ import annotations

import os
import re
from contextlib import contextmanager, suppress
from errno import ENOSPC
from functools import cache
from importlib import import_module
from itertools import count
from threading import Lock
from typing import TYPE_CHECKING

from tacli.engines.database import Asked, Derived, Kept
from tacli.engines.sql import DUCKDB, Sql
from tacli.engines.tables import name, parquet
from tacli.errors import DatasetError, TacliError
from tacli.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from tacli.anything import Foreign, Option, Values

MEMORY = 384  # MiB, so that the whole process stays within 512
_BESIDE = 10  # times the bytes of the footers: measured, of 560 groups of rows
_LEAST = 128  # MiB, in which every question of ten million rows is answered
_AT_ONCE = 256  # rows
_TABLE = """'[^']*'|(FROM|JOIN) ("(?:[^"]|"")+")( AS)?"""  # or a text, which names none
_ANEW = "Remove it and make it anew: tacli index SOURCE… --output STORE"


def connected(spill: Path | str, memory: int = MEMORY, **config: Option) -> Foreign:
    """Give a connection of no database; what does not fit into `memory`, in MiB, it spills. Raises TacliError."""
    return imported().connect(config={"memory_limit": f"{memory}MiB", "temp_directory": str(spill), **config})


def runner(spill: Path | str, memory: int, **config: Option) -> Callable[[str], list[Values]]:
    """Give what runs a statement and gives its rows. Raises DatasetError."""
    connection = connected(spill, memory, **config)

    def run(statement: str) -> list[Values]:
        with _told("The store cannot be made", spill, "Make room there."):
            return list(connection.execute(statement).fetchall())

    return run


class DuckDB:
    """Tables in files, and made of these, by their names; what does not fit into memory is spilled to a folder."""

    dialect = DUCKDB

    def __init__(self, tables: Mapping[str, Path | Derived], spill: Path | str, *, measured: bool = False) -> None:
        """Take the tables; `measured` counts the bytes that are read of them."""
        self.name = f"DuckDB {imported().__version__}"
        self.asked: list[Asked] = []
        self._measured = measured
        self._spill = spill
        self._connection = connected(spill, _room(tables.values()))
        self._derived = {name(table): of for table, of in tables.items() if isinstance(of, Derived)}
        self._files = {name(table): of for table, of in tables.items() if not isinstance(of, Derived)}
        self._kept: dict[Sql, Kept | None] = {}
        self._numbers = count()
        self._looking = Lock()  # as questions may be asked from several threads

    def ask(self, statement: Sql) -> Iterator[Values]:
        """Give the rows of a statement, one at a time. Raises DatasetError."""
        cursor = self._connection.cursor()  # as others may be asked before all rows are taken
        with _told("The store cannot be read", self._spill, "Make room there, or set TACLI_SPILL to another folder."):
            if self._measured:
                cursor.execute("SET enable_profiling = 'no_output'")
            with self._looking:
                asked = self._of_files(statement.text)
            cursor.execute(asked, list(statement.values))
            while rows := cursor.fetchmany(_AT_ONCE):
                yield from rows
        self.asked.append(Asked(*statement, _bytes_read(cursor) if self._measured else None))

    def kept(self, statement: Sql, most: int = 0) -> Kept | None:
        """Make a table of the rows of a statement, or give the one that was made. Raises DatasetError."""
        if statement not in self._kept:
            table = f"kept{next(self._numbers)}"
            limit = f" LIMIT {most + 1}" if most else ""  # which one processor alone can keep
            ((rows,),) = self.ask(Sql(f"CREATE TABLE {table} AS {statement.text}{limit}", statement.values))
            self._kept[statement] = None if most and rows > most else Kept(Sql(f"FROM {table}"), rows)
        return self._kept[statement]

    def _of_files(self, statement: str) -> str:
        """Let a statement read files where it names them as tables: a view would look at all columns of them first.

        The tables that it names and that are made of others are made.
        """
        while table := next((table for table in self._derived if table in statement), None):
            made = self._derived.pop(table)
            select = self._of_files(made.select)
            self._connection.execute(f"CREATE {'TABLE' if made.kept else 'VIEW'} {table} AS {select}")
        return re.sub(_TABLE, self._file, statement)

    def _file(self, found: re.Match[str]) -> str:
        before, table, called = found.groups()
        path = self._files.get(table)
        return f"{before} {parquet([path])}{called or f' AS {table}'}" if path else found[0]


def _room(tables: Iterable[Path | Derived]) -> int:
    """Give the MiB that DuckDB may take: what it keeps of where columns lie in files is not within that, but beside."""
    footers = sum(_footer(table) for table in tables if not isinstance(table, Derived))
    return max(MEMORY - _BESIDE * footers // 2**20, _LEAST)


def _footer(path: Path) -> int:
    """Give how many bytes say where columns lie in Parquet, which stands before its last four; 0 for no file."""
    with suppress(OSError), path.open("rb") as file:
        file.seek(-8, os.SEEK_END)
        return int.from_bytes(file.read(4), "little")
    return 0


def _bytes_read(cursor: Foreign) -> int | None:
    """Give how many bytes the last statement read, None where DuckDB does not tell."""
    from json import loads

    tell = getattr(cursor, "get_profiling_information", None)
    said = loads(tell(format="json")) if tell else {}
    found: int | None = said.get("io", said).get("total_bytes_read")
    return found


@contextmanager
def _told(what: str, spill: Path | str, instead: str) -> Iterator[None]:
    """Say of what DuckDB could not do that it is the store, or the folder where it has no room, and what to do then."""
    try:
        yield
    except imported().Error as error:
        why, _, _ = str(error).partition("\n\nLINE ")  # of the statement, which nobody typed
        said = " ".join(why.split()).rstrip(".")
        if isinstance(error, imported().OutOfMemoryException) or f'directory "{spill}' in said:
            message = f"{what}: {visible(str(spill))} has no room for what does not fit into memory."
            raise DatasetError(message, instead) from error
        if os.strerror(ENOSPC) in said:
            raise DatasetError(f"{what}: {os.strerror(ENOSPC)}.", "Make room, and type the same again.") from error
        raise DatasetError(f"{what}: {said}.", _ANEW) from error


@cache
def imported() -> Foreign:
    """Give the library, of which what asks is imported in half the time that all of it takes. Raises TacliError."""
    for name_ in ("_duckdb", "duckdb"):
        with suppress(ImportError):
            return import_module(name_)
    raise TacliError("A store needs DuckDB, which is not there.", "Type pip install 'tacli[store]'")
