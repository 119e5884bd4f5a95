"""Rows of Parquet again and again, as they are packed: only columns that differ each time are written anew.

A million rows of a store are 8 GB unpacked: to unpack and pack ten times as many takes a quarter of an hour, to copy them
less than a minute. Groups of rows stay what they are, but for their Bloom filters, of which fastparquet does not tell.
"""

from __future__ import annotations

from itertools import chain
from typing import IO, TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
from fastparquet import ParquetFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fastparquet.cencoding import ThriftObject

MAGIC = b"PAR1"


def spliced(old: Path, copies: int, changed: Callable[[int, int], pa.Table], new: Path) -> None:
    """Write the rows of a table so many times; `changed` gives columns for so many rows from a place among all."""
    footer = ParquetFile(str(old)).fmd
    sizes = [group.num_rows for group in footer.row_groups]
    own = new.with_suffix(".own")
    _write_own(own, sizes * copies, changed)
    groups = chain.from_iterable([ParquetFile(str(old)).fmd.row_groups for _ in range(copies)])
    with old.open("rb") as source, own.open("rb") as theirs, new.open("wb") as to:
        to.write(MAGIC)
        written = [
            _group(group, {_name(column): column for column in other.columns}, source, theirs, to)
            for group, other in zip(groups, ParquetFile(str(own)).fmd.row_groups, strict=True)
        ]
        footer.row_groups = written
        footer.num_rows = sum(sizes) * copies
        said = footer.to_bytes()
        to.write(said)
        to.write(len(said).to_bytes(4, "little"))
        to.write(MAGIC)
    own.unlink()


def _write_own(path: Path, sizes: list[int], changed: Callable[[int, int], pa.Table]) -> None:
    """Write the columns that are changed, in groups of the same rows."""
    writer, first = None, 0
    for size in sizes:
        table = changed(first, size)
        writer = writer or pq.ParquetWriter(path, table.schema, compression="zstd", use_dictionary=False)
        writer.write_table(table, row_group_size=size)
        first += size
    if writer:
        writer.close()


def _group(
    group: ThriftObject, own: dict[str, ThriftObject], source: IO[bytes], theirs: IO[bytes], to: IO[bytes]
) -> ThriftObject:
    """Copy a group of rows, with the columns of its own; give what is said of it at the end."""
    group.file_offset = to.tell()
    columns = [(own[_name(column)], theirs) if _name(column) in own else (column, source) for column in group.columns]
    for column, file in columns:
        _chunk(column, file, to)
    group.columns = [column for column, _ in columns]
    group.total_compressed_size = sum(column.meta_data.total_compressed_size for column, _ in columns)
    group.total_byte_size = sum(column.meta_data.total_uncompressed_size for column, _ in columns)
    return group


def _chunk(column: ThriftObject, source: IO[bytes], to: IO[bytes]) -> None:
    said = column.meta_data
    start = said.dictionary_page_offset or said.data_page_offset
    moved = to.tell() - start
    source.seek(start)
    to.write(source.read(said.total_compressed_size))
    said.bloom_filter_offset = None
    said.data_page_offset += moved
    if said.dictionary_page_offset:
        said.dictionary_page_offset += moved


def _name(column: ThriftObject) -> str:
    first = column.meta_data.path_in_schema[0]
    return first.decode() if isinstance(first, bytes) else str(first)
