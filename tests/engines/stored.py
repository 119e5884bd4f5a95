"""An engine over tables of Parquet, made of rows as a store makes them."""

import atexit
import json
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tacli.engines.answering import SqlEngine
from tacli.engines.columns import Known
from tacli.engines.duckdb import DuckDB, runner
from tacli.engines.layout import Layout
from tacli.engines.ledger import ledger_name
from tacli.engines.tables import Lines, Merging, Rows, lines_of, packed, selected
from tacli.query.field import Records
from tacli.query.stems import known_language


def duckdb_engine(records: Records[Any], rows: Iterable[Any]) -> SqlEngine:
    """Write rows to Parquet, and give an engine that asks DuckDB of it. The folder goes with the process."""
    kept = TemporaryDirectory()
    atexit.register(kept.cleanup)
    tables, known = tables_of(records, rows, Path(kept.name))
    return SqlEngine(records, DuckDB(tables, kept.name), known)


def tables_of(records: Records[Any], rows: Iterable[Any], folder: Path) -> tuple[dict[str, Path], Known]:
    """Write rows as tables into a folder; give these by their names, and what is known of the rows."""
    made, run = Rows(Layout(records)), runner(folder, 384)
    with (folder / "rows.lines").open("wb") as file:
        lines = Lines(file)
        for number, row in enumerate(rows):
            lines.write({"unit": "x", "number": number, **made.layout.facts(row)})
    read = folder / "read.parquet"
    (folder / "units.lines").write_text(json.dumps({"unit": "x", "place": 0, "rows": str(read)}), encoding="utf-8")
    source = lines_of(made.columns, folder / "rows.lines", lines.longest)
    run(packed(selected(made.columns, source), read))
    merging = Merging(run, made, [], folder / "units.lines")
    merging.rows(folder / "rows.parquet")
    tables = {records.name: folder / "rows.parquet"}
    if made.layout.words:
        tables[f"{records.name} stems"] = folder / "stems.parquet"
        merging.stems(folder / "rows.parquet", folder / "stems.parquet")
    if records.money:
        tables[ledger_name(records)] = folder / "money.parquet"
        merging.money(folder / "rows.parquet", folder / "money.parquet")
    languages = tuple(sorted(map(known_language, made.layout.languages)))
    return tables, Known(tuple(dict.fromkeys(languages)), frozenset(merging.repeated(folder / "rows.parquet")))
