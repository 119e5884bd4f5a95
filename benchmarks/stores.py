"""Stores by rows: tacli against what else answers of the same rows, whole cold processes, ratios first. Prints Markdown.

`python benchmarks/stores.py RUNS FOLDER ROWS…`, such as `3 /tmp/stores 10000 100000 1000000`; what is made stays in the
folder for the next time, but for stores of up to 100,000 rows, which are indexed anew to see what that takes. Larger ones
are those that `index.py` left there, or are made of one of ten thousand by `multiply.py`.

DuckDB and Polars read the same Parquet; up to 100,000 rows SQLite with FTS5 is asked, and up to 10,000 jq over JSON Lines
and iatikit over the files. What is not installed is not asked, and named. `docs/curve.py` takes what is printed.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import suppress
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from index import files_of, indexed, made
from measure import Command, alternate
from peers import PYTHON, tool
from questions import QUESTIONS, Question
from tables import answers, by_duckdb, region, stores_made

from tacli.engines.duckdb import runner
from tacli.errors import DatasetError
from tacli.sources.store.manifest import MONEY, ROWS, SPLITS, STEMS, manifest_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from measure import Figures

    from tacli.sources.store.manifest import Manifest

SMALL = 10_000
MOST_TO_INDEX = 100_000
MOST = {"Polars": 1_000_000, "SQLite": 100_000, "jq": 10_000, "iatikit": 10_000}  # rows that each is asked of
HERE = Path(__file__).parent


class Rows(NamedTuple):
    """The same rows in the form that each tool reads; a tool that is not asked has none."""

    size: int
    store: Path
    tables: dict[str, str]
    sqlite: Path | None
    lines: Path | None
    registry: Path | None


def missing() -> list[str]:
    """Name the tools that are not installed."""
    there = {"Polars": find_spec("polars"), "jq": shutil.which("jq"), "iatikit": find_spec("iatikit")}
    return [name for name, found in there.items() if not found]


def rows_of(size: int, folder: Path) -> Rows:
    """Make the rows in all forms, where they are not there yet."""
    store = folder / str(size)
    if size > MOST_TO_INDEX:
        _multiplied(folder / str(SMALL), size, store)
    manifest = manifest_of(store)
    if manifest is None:
        sys.exit(f"{store} is no store")
    generation = store / manifest.generation
    files = {"rows": ROWS, "stems": STEMS, "money": MONEY, "splits": SPLITS}
    tables = {name: str(generation / file) for name, file in files.items()}
    asked = {name for name, most in MOST.items() if size <= most and name not in missing()}
    return Rows(
        size,
        store,
        tables,
        _sqlite(tables["rows"], folder / f"{size}.sqlite") if "SQLite" in asked else None,
        _lines(store, folder / f"{size}.jsonl") if "jq" in asked else None,
        _registry(files_of(size, folder), folder / f"{size}.registry") if "iatikit" in asked else None,
    )


def _multiplied(small: Path, size: int, store: Path) -> None:
    """Make a large store of a small one, where none is there of today's form."""
    if not small.exists():
        indexed(SMALL, small.parent)
    form, today = _manifest(store), manifest_of(small)
    if form is None or today is None or (form.format, form.fields) != (today.format, today.fields):
        subprocess.run([PYTHON, str(HERE / "multiply.py"), str(small), str(size), str(store)], check=True)


def _manifest(store: Path) -> Manifest | None:
    with suppress(DatasetError):  # of a format that was
        return manifest_of(store)
    return None


def commands(question: Question, rows: Rows) -> Iterator[Command]:
    """Give the question as each asks it, tacli first."""
    yield Command("tacli", [tool("tacli"), *question.tacli.split(), "--data", str(rows.store)])
    sql = question.sql.format(**{name: f"'{path}'" for name, path in rows.tables.items()})
    yield _python("DuckDB", "import duckdb", f"duckdb.connect().execute({sql!r}).fetchall()")
    if question.polars and rows.size <= MOST["Polars"] and "Polars" not in missing():
        yield _python("Polars", "import polars as pl", question.polars.format(**rows.tables))
    if question.sqlite and rows.sqlite:
        ask = f"sqlite3.connect({str(rows.sqlite)!r}).execute({question.sqlite!r}).fetchall()"
        yield _python("SQLite", "import sqlite3", ask)
    if question.jq and rows.lines:
        yield Command("jq", ["jq", "-nc", question.jq, str(rows.lines)])
    if question.iatikit and rows.registry:
        head = (
            f"import iatikit; from collections import Counter; found = iatikit.data({str(rows.registry)!r}).activities"
        )
        yield _python("iatikit", head, question.iatikit)


def _python(name: str, head: str, expression: str) -> Command:
    return Command(name, [PYTHON, "-c", f"{head}; print({expression})"])


def _sqlite(rows: str, path: Path) -> Path:
    """Give the rows as tables of SQLite, with a full-text index."""
    if path.exists():
        return path
    run = runner(path.parent, 512)
    with sqlite3.connect(path) as to:
        to.execute('CREATE TABLE activities ("row" INTEGER PRIMARY KEY, id, title, summary, status)')
        to.executemany(
            "INSERT INTO activities VALUES (?, ?, ?, ?, ?)",
            run(f"SELECT \"row\", id, title, summary, status FROM read_parquet('{rows}')"),
        )
        for name in ("countries", "topics"):
            of_each = f"SELECT \"row\", unnest({name}) FROM read_parquet('{rows}')"
            to.execute(f'CREATE TABLE {name} ("row" INTEGER, value)')
            to.executemany(f"INSERT INTO {name} VALUES (?, ?)", run(of_each))
            to.execute(f"CREATE INDEX by_{name} ON {name} (value)")
        to.execute("CREATE VIRTUAL TABLE texts USING fts5(title, summary, tokenize = porter)")
        to.execute('INSERT INTO texts ("rowid", title, summary) SELECT "row", title, summary FROM activities')
    return path


def _lines(store: Path, path: Path) -> Path:
    """Give the rows as JSON Lines."""
    if not path.exists():
        with path.open("wb") as to:
            command = [tool("tacli"), "activities", "--data", str(store), "--format", "jsonl"]
            subprocess.run(command, check=True, stdout=to)
    return path


def _registry(files: Iterable[Path], folder: Path) -> Path:
    """Give the files as the registry that iatikit reads."""
    if not folder.exists():
        data, metadata = folder / "data" / "aid", folder / "metadata" / "aid"
        data.mkdir(parents=True)
        metadata.mkdir(parents=True)
        for path in files:
            (data / path.name).symlink_to(path.resolve())
            said = {"extras": [{"key": "filetype", "value": "activity"}]}
            (metadata / f"{path.stem}.json").write_text(json.dumps(said), encoding="utf-8")
        (folder / "metadata.json").write_text('{"updated_at": "2099-01-01T00:00:00Z"}', encoding="utf-8")  # never stale
    return folder


def measured(rows: Rows, runs: int) -> dict[str, dict[str, Figures]]:
    """Ask all questions; give what each tool took of each."""
    found = {}
    for question in QUESTIONS:
        tools = list(commands(question, rows))
        names = [command.name for command in tools]
        found[question.name] = dict(zip(names, alternate(tools, runs), strict=True))
        said = ", ".join(f"{name} {figures.seconds:.2f}" for name, figures in found[question.name].items())
        print(f"{rows.size:,} {question.name}: {said}", file=sys.stderr, flush=True)
    return found


def said_of(runs: int) -> str:
    """Name what is measured."""
    found = [f"Python {sys.version.split()[0]}", f"SQLite {sqlite3.sqlite_version}"]
    for name, package in (("DuckDB", "duckdb"), ("Polars", "polars"), ("iatikit", "iatikit")):
        if find_spec(package):
            found.append(f"{name} {version(package)}")
    if jq := shutil.which("jq"):
        found.append(subprocess.run([jq, "--version"], capture_output=True, check=True, text=True).stdout.strip())
    without = f" Not installed, and not asked: {', '.join(missing())}." if missing() else ""
    return f"{'; '.join(found)}; {f'medians of {runs} runs' if runs > 1 else 'one run'}.{without}"


def main(runs: int, folder: Path, sizes: Sequence[int]) -> None:
    """Print what stores take to be made, and what answers of them take."""
    folder.mkdir(parents=True, exist_ok=True)
    for size in sizes:
        if size <= MOST_TO_INDEX:
            indexed(size, folder)
    found = {size: measured(rows_of(size, folder), runs) for size in sizes}
    print(region("tools", said_of(runs)))
    print(region("ratios", by_duckdb(found)))
    print(region("answers", answers(found)))
    print(region("index", stores_made(made(folder))))


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), list(map(int, sys.argv[3:])))
