"""Make a store of a million rows, or as many as are wanted, of one of ten thousand: the same skew, other identifiers.

`python benchmarks/multiply.py SMALL 1000000 LARGE`. Nothing is sorted or spilled: each table is written once, in its order. Beyond a million, rows are those of a million, packed.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute
from splice import spliced

from tacli.engines.tables import _WIDE, name, packed, text
from tacli.sources.folders import MANIFEST
from tacli.sources.store.manifest import ASIDE, MONEY, ROWS, SPLITS, STEMS, UNITS, manifest_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray


MEMORY = 1024  # MiB
STEP = 1_000_000  # rows that are packed anew; as many are copied as often as is wanted
AT_ONCE = 122_880  # lines: a group of Parquet, as DuckDB has them


def multiply(small: Path, wanted: int, large: Path) -> None:
    """Write the store."""
    manifest = manifest_of(small)
    if manifest is None:
        sys.exit(f"{small} is no store")
    old, new = small / manifest.generation, large / manifest.generation
    shutil.rmtree(large, ignore_errors=True)
    new.mkdir(parents=True)
    connection = duckdb.connect(config={"memory_limit": f"{MEMORY}MiB", "temp_directory": str(large)})
    _rows(connection, old / ROWS, manifest.activities, wanted, new / ROWS)
    for table, keys in ((STEMS, ["stem"]), (MONEY, ["kind", "currency"])):
        lines = connection.sql(f"FROM read_parquet({text(old / table)})").to_arrow_table()
        multiplied = _Multiplied(lines, keys, manifest.activities, wanted)
        connection.register("multiplied", pa.RecordBatchReader.from_batches(multiplied.schema, iter(multiplied)))
        connection.execute(packed("FROM multiplied", new / table))
    for path in (ASIDE, SPLITS, UNITS, *(found.name for found in old.glob("terms-*"))):
        shutil.copy(old / path, new / path)
    said = manifest._replace(activities=wanted, bytes=manifest.bytes * wanted // manifest.activities)
    (large / MANIFEST).write_text(json.dumps(said._asdict()), encoding="utf-8")


def _rows(connection: duckdb.DuckDBPyConnection, old: Path, size: int, wanted: int, new: Path) -> None:
    """Write the rows again and again, each time with other identifiers."""
    step, times = min(wanted, STEP), -(-wanted // STEP)
    if times > 1 and (wanted % STEP or STEP % size):
        sys.exit(f"More than {STEP:,} rows are some millions, of a store of which so many make one.")
    packed_once = new if times == 1 else new.with_suffix(".once")
    copied = f"read_parquet([{', '.join([text(old)] * -(-step // size))}])"  # in their order, so that nothing is sorted
    changed = {"row": "place", "number": "place", "id": f"r.id || '-' || place // {size}"}
    replaced = ", ".join(f"{expression} AS {name(column)}" for column, expression in changed.items())
    placed = f"SELECT *, row_number() OVER () - 1 AS place FROM {copied}"
    rows = f"SELECT r.* EXCLUDE place REPLACE ({replaced}) FROM ({placed}) AS r WHERE place < {step}"
    connection.execute(f"COPY ({rows}) TO {text(packed_once)} ({_WIDE})")
    if times > 1:
        spliced(packed_once, times, _Identified(connection, old, size), new)
        packed_once.unlink()


class _Identified:
    """The columns of rows that no two have alike."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, old: Path, size: int) -> None:
        self._ids = connection.sql(f"SELECT id FROM read_parquet({text(old)})").to_arrow_table()["id"].combine_chunks()
        self._size = size

    def __call__(self, first: int, count: int) -> pa.Table:
        places = np.arange(first, first + count)
        ids = self._ids.take(pa.array(places % self._size))
        copies = pa.array(places // self._size).cast(pa.string())
        ids = pa.compute.binary_join_element_wise(ids, copies, "-")
        return pa.table({"row": places, "number": places, "id": ids})


class _Multiplied:
    """A table sorted by keys and then by rows: the lines of a key come again and again, before those of the next."""

    def __init__(self, lines: pa.Table, keys: Sequence[str], size: int, wanted: int) -> None:
        texts = [field.name for field in lines.schema if pa.types.is_string(field.type)]
        lines = lines.combine_chunks()
        for column in texts:  # few are of their own: their places are moved, not they
            place = lines.schema.get_field_index(column)
            lines = lines.set_column(place, column, lines[column].combine_chunks().dictionary_encode())
        self.schema = lines.schema
        self._lines = lines.to_batches()[0]
        self._rows = lines["row"].to_numpy()
        self._ends = np.append(_changes([lines[key].combine_chunks().indices.to_numpy() for key in keys]), len(lines))
        self._size, self._wanted = size, wanted

    def __iter__(self) -> Iterator[pa.RecordBatch]:
        held: list[tuple[NDArray[Any], NDArray[Any]]] = []
        count = 0
        for some in self._each():
            held.append(some)
            count += len(some[0])
            if count >= AT_ONCE:
                places, rows = map(np.concatenate, zip(*held, strict=True))
                whole = count - count % AT_ONCE
                for first in range(0, whole, AT_ONCE):
                    yield self._batch(places[first : first + AT_ONCE], rows[first : first + AT_ONCE])
                held, count = [(places[whole:], rows[whole:])], count - whole
        if count:
            yield self._batch(*map(np.concatenate, zip(*held, strict=True)))

    def _each(self) -> Iterator[tuple[NDArray[Any], NDArray[Any]]]:
        """Give the places of lines, and the rows that they get, for some copies of a key's lines at a time."""
        copies = -(-self._wanted // self._size)
        first = 0
        for end in self._ends:
            places = np.arange(first, end)
            several = max(1, AT_ONCE // len(places))
            for copy in range(0, copies, several):
                some = np.arange(copy, min(copy + several, copies))
                rows = (some[:, None] * self._size + self._rows[None, first:end]).ravel()
                within = rows < self._wanted
                yield np.tile(places, len(some))[within], rows[within]
            first = end

    def _batch(self, places: NDArray[Any], rows: NDArray[Any]) -> pa.RecordBatch:
        taken = self._lines.take(pa.array(places))
        return taken.set_column(self.schema.get_field_index("row"), self.schema.field("row"), pa.array(rows))


def _changes(keys: Sequence[NDArray[Any]]) -> NDArray[Any]:
    """Give the places at which any of the keys is another than before."""
    return np.flatnonzero(np.logical_or.reduce([key[1:] != key[:-1] for key in keys])) + 1


if __name__ == "__main__":
    multiply(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
