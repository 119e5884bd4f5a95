"""An engine over tables of Parquet, made of rows as a store makes them."""

import atexit
import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tacli.collections.iati.activities import IATI_ACTIVITIES, activities
from tacli.collections.iati.vocabularies import OF_ROWS
from tacli.engines import postings
from tacli.engines.answering import SqlEngine
from tacli.engines.columns import Known
from tacli.engines.duckdb import DuckDB, runner
from tacli.engines.layout import Layout
from tacli.engines.ledger import ledger_name
from tacli.engines.splits import splits_name
from tacli.engines.spoken import in_language
from tacli.engines.tables import Lines, Merging, Rows, lines_of, packed, selected
from tacli.engines.versions import of_all_versions, parts_of
from tacli.query.field import Records
from tacli.query.stems import known_language
from tacli.sources.store.kinds import KINDS
from tacli.sources.store.spoken import columns_of_language


def duckdb_engine(records: Records[Any], rows: Iterable[Any]) -> SqlEngine:
    """Write rows to Parquet, and give an engine that asks DuckDB of it. The folder goes with the process."""
    kept = TemporaryDirectory()
    atexit.register(kept.cleanup)
    tables, known = tables_of(records, rows, Path(kept.name))
    return SqlEngine(records, DuckDB(tables, kept.name), known)


def all_versions_engine(records: Records[Any], rows: Iterable[Any]) -> SqlEngine:
    """Give an engine of rows of two files of which some replace others, and that is asked of all. The folder goes."""
    kept = TemporaryDirectory()
    atexit.register(kept.cleanup)
    listed = list(rows)
    files = {"it's x": listed[: len(listed) // 3], "none": [], "y": listed[len(listed) // 3 :]}
    folder, made = Path(kept.name), Rows(Layout(records), (), "id")
    tables, known, merging = _merged(made, files, folder)
    merging.aside(folder / "aside.parquet")
    standing, aside = merging.counts()
    numbers = {path: len(of_file) for path, of_file in files.items()}
    derived = of_all_versions(made.layout, tables, folder / "aside.parquet", aside, numbers)
    known = known._replace(repeated=None, rows=standing + aside, parts=parts_of(records.name), splits=False)
    return SqlEngine(records, DuckDB(derived, kept.name), known)


def engine_in(lang: str, rows: Iterable[Any]) -> SqlEngine:
    """Give an engine of rows of IATI that is asked in a language. The folder goes with the process."""
    kept = TemporaryDirectory()
    atexit.register(kept.cleanup)
    made, beside = Rows(Layout(IATI_ACTIVITIES), OF_ROWS, "", spoken=True), KINDS["iati"].beside
    tables, known, _ = _merged(made, {"x": rows}, Path(kept.name), beside)
    derived = in_language(made.layout, tables, columns_of_language(), lang)
    return SqlEngine(activities(lang), DuckDB(derived, kept.name), known._replace(repeated=None, splits=False))


def tables_of(records: Records[Any], rows: Iterable[Any], folder: Path) -> tuple[dict[str, Path], Known]:
    """Write rows as tables into a folder; give these by their names, and what is known of the rows."""
    tables, known, _ = _merged(Rows(Layout(records)), {"x": rows}, folder)
    return tables, known


def _merged(
    made: Rows, files: Mapping[str, Iterable[Any]], folder: Path, beside: Callable[[Any, Any], Any] = lambda _, __: {}
) -> tuple[dict[str, Path], Known, Merging]:
    records, run = made.layout.records, runner(folder, 384)
    with (folder / "rows.lines").open("wb") as file:
        lines = Lines(file)
        for path, rows in files.items():
            told = ((number, row, made.layout.facts(row)) for number, row in enumerate(rows))
            lines.write({"unit": path, "number": n, **facts, **beside(row, facts)} for n, row, facts in told)
    read = folder / "read.parquet"
    units = ({"unit": path, "place": place, "rows": str(read)} for place, path in enumerate(files))
    (folder / "units.lines").write_text("\n".join(map(json.dumps, units)), encoding="utf-8")
    source = lines_of(made.columns, folder / "rows.lines", lines.longest)
    run(packed(selected(made.columns, source), read))
    merging = Merging(run, made, [], folder / "units.lines")
    merging.rows(folder / "rows.parquet")
    tables = {records.name: folder / "rows.parquet"}
    if made.layout.words:
        tables[f"{records.name} stems"] = folder / "stems.parquet"
        postings.write(run, made.layout, folder / "rows.parquet", folder / "stems.parquet")
    if records.money:
        tables[ledger_name(records)] = folder / "money.parquet"
        merging.money(folder / "rows.parquet", folder / "money.parquet")
        tables[splits_name(records)] = folder / "splits.parquet"
        merging.splits(folder / "money.parquet", folder / "splits.parquet")
    languages = tuple(sorted(map(known_language, made.layout.languages)))
    known = Known(tuple(dict.fromkeys(languages)), frozenset(merging.repeated(folder / "rows.parquet")))
    known = known._replace(splits=bool(records.money))
    return tables, known, merging
