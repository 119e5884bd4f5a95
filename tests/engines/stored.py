"""An engine over tables of Parquet, made of rows as a store makes them."""

import atexit
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from tacli.engines.answering import SqlEngine
from tacli.engines.duckdb import DuckDB
from tacli.engines.layout import Layout
from tacli.engines.tables import lines, packed, stems, table, write_lines
from tacli.query.field import Records


def duckdb_engine(records: Records[Any], rows: Iterable[Any]) -> SqlEngine:
    """Write rows to Parquet, and give an engine that asks DuckDB of it. The folder goes with the process."""
    kept = TemporaryDirectory()
    atexit.register(kept.cleanup)
    folder, layout = Path(kept.name), Layout(records)
    with (folder / "rows.ndjson").open("w", encoding="utf-8") as file:
        write_lines(layout, rows, file)
    source = lines(layout, [folder / "rows.ndjson"])
    tables = {records.name: folder / "rows.parquet"}
    connection = duckdb.connect()
    connection.execute(packed(table(layout, source), folder / "rows.parquet"))
    if layout.words:
        tables[f"{records.name} stems"] = folder / "stems.parquet"
        connection.execute(packed(stems(layout, source), folder / "stems.parquet"))
    connection.close()
    return SqlEngine(records, DuckDB(tables, folder))
