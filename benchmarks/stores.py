"""Stores by rows: tacli against what else answers of the same Parquet, whole cold processes, ratios first. Prints Markdown.

`python benchmarks/stores.py RUNS FOLDER ROWS…`, such as `3 /tmp/stores 10000 100000 1000000`; what is made stays in the
folder for the next time. A store of ten thousand rows is indexed of XML that `aid.py` writes, larger ones are made of it
by `multiply.py`; up to 100,000 rows SQLite with FTS5 is asked too. With three runs and a million rows it takes some ten
minutes on two cores. `docs/curve.py` draws what it prints.
"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from measure import Command, alternate
from peers import PYTHON, tool

from tacli.engines.duckdb import runner
from tacli.sources.store.manifest import MONEY, ROWS, STEMS, manifest_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SMALL = 10_000
MOST_OF_SQLITE = 100_000
HERE = Path(__file__).parent


class Question(NamedTuple):
    """The same question of each: arguments of tacli, SQL of DuckDB, a line of Polars, SQL of SQLite; "" for none.

    `{rows}`, `{stems}` and `{money}` are the tables.
    """

    name: str
    tacli: str
    sql: str
    polars: str = ""
    sqlite: str = ""


SHOWN = """id, entity, reporter, title, summary, topics, kinds, status, scope, countries, regions, start, "end", partners, donors,
roles, humanitarian, hierarchy, markers, languages, currencies, publisher_type, updated"""


def _counted(facets: Sequence[str], source: str) -> str:
    """Count rows by facets, of a list each item, and all."""
    by = [f"SELECT '{facet}', CAST({facet} AS VARCHAR) AS v, count(*) FROM {source} GROUP BY v" for facet in facets]
    return " UNION ALL ".join([f"SELECT '', '', count(*) FROM {source}", *by])


YEARS = "unnest(range(coalesce(start_year, end_year), coalesce(end_year, start_year) + 1))"
OVERVIEW = ("status", "unnest(category)", "unnest(countries)", "entity", YEARS)
OF_ONE = ("status", "unnest(topics)", "entity", "unnest(donors)", YEARS)
ETHIOPIA = "list_contains(countries, 'ET')"
IN_ETHIOPIA = '"row" IN (SELECT "row" FROM {rows} WHERE list_contains(countries, \'ET\'))'
# Of a country: the regions that hold it are named by rows, too, and some rows name no place.
REGIONAL = "list_has_any(regions, ['1027', '289', '298', '2:001', '2:002', '2:014', '2:202'])"
PROFILE = f"""
WITH kept AS MATERIALIZED (SELECT id, title, status, topics, entity, donors, start_year, end_year FROM {{rows}}
WHERE {ETHIOPIA}) {_counted(OF_ONE, "kept")}
UNION ALL SELECT * FROM (SELECT id, title, NULL FROM kept LIMIT 10)
UNION ALL SELECT 'regional', NULL, count(*) FROM {{rows}} WHERE len(countries) = 0 AND {REGIONAL}
UNION ALL SELECT 'nowhere', NULL, count(*) FROM {{rows}} WHERE len(countries) = 0 AND len(regions) = 0"""
CROSS = """
SELECT v, o, count(*) FROM (SELECT v, {other} AS o FROM (SELECT unnest(topics) AS v, {kept} FROM {{rows}})) GROUP BY v, o
UNION ALL SELECT v, NULL, count(*) FROM (SELECT unnest(topics) AS v FROM {{rows}}) GROUP BY v
UNION ALL SELECT NULL, o, count(*) FROM (SELECT {other} AS o FROM {{rows}}) GROUP BY o"""


# Money split by percentages, as the standard has it, and rounded to cents that add up to the total. Shares are of 15
# decimals, so that what is multiplied fits into whole numbers of 128 bits; tacli's have 18.
UNIT, CENT = 10**15, 10**8


def _added(facets: Mapping[str, tuple[str, str]], where: str = "", keep: str = "TRUE") -> str:
    """Add up disbursements by facets: the column that each is given in, and what its codes are to it."""
    given = ", ".join(f'"{of}" AS {name}' for name, (of, _) in facets.items())
    texts = " UNION ".join(f"SELECT DISTINCT {name} AS given FROM added" for name in facets)
    shares = "".join(f" JOIN shares AS of_{name} ON of_{name}.given = added.{name}" for name in facets)
    codes = ", ".join(f"{code.format(f'of_{name}.code')} AS {name}" for name, (_, code) in facets.items())
    amount = "a * 1000000"
    for name in facets:
        amount = f"({amount}) * of_{name}.share // {UNIT}"
    by = "".join(f", {name} NULLS LAST" for name in facets)
    return f"""
WITH added AS (SELECT currency, {given}, CAST(sum(amount) * 10000 AS HUGEINT) AS a FROM {{money}}
  WHERE kind = 'disbursement'{where} GROUP BY ALL),
each AS (SELECT given, from_json(given -> '$[1]', '[["VARCHAR"]]') AS held FROM ({texts})),
said AS (SELECT given, place, held[place][1] AS code, CAST(held[place][2] AS DECIMAL(7, 2)) AS percentage
  FROM (SELECT *, unnest(range(1, len(held) + 1)) AS place FROM each)),
weights AS (SELECT given, code, place, CAST(coalesce(percentage, 1) * 100 AS HUGEINT) AS weight FROM said
  UNION ALL SELECT given, NULL, 999, CAST((100 - sum(percentage)) * 100 AS HUGEINT) FROM said
  GROUP BY given HAVING sum(percentage) < 100
  UNION ALL SELECT given, NULL, 1, 1 FROM each WHERE len(held) = 0),
down AS (SELECT given, code, place, weight * {UNIT} AS weight, sum(weight) OVER (PARTITION BY given) AS whole FROM weights),
shares AS (SELECT given, code, weight // whole + CAST(row_number() OVER (
    PARTITION BY given ORDER BY weight % whole DESC, place
  ) <= {UNIT} - sum(weight // whole) OVER (PARTITION BY given) AS INTEGER) AS share FROM down),
split AS (SELECT currency, {codes}, sum({amount}) AS a FROM added{shares} WHERE {keep} GROUP BY ALL),
cents AS (SELECT *, CAST(round(sum(a) OVER (PARTITION BY currency) / {CENT}) AS HUGEINT)
  - sum(a // {CENT}) OVER (PARTITION BY currency) AS more FROM split)
SELECT * EXCLUDE (a, more), a // {CENT} + CAST(row_number() OVER (
    PARTITION BY currency ORDER BY a % {CENT} DESC{by}
  ) <= more AS INTEGER) AS cents FROM cents"""


FUNDERS = """
SELECT funder ->> 0 AS name, sum(n), list(DISTINCT entity), list(DISTINCT CAST(funder -> 1 AS VARCHAR[])),
list(DISTINCT CAST(funder -> 2 AS VARCHAR[])) FROM (SELECT f AS funder, entity, count(*) AS n
FROM (SELECT unnest(funders) AS f, entity FROM {rows}) GROUP BY ALL) GROUP BY name"""
TOPIC = ("given sector", "{}")
COUNTRY = ("given place", "CASE WHEN {0} LIKE 'country %' THEN substr({0}, 9) END")
POINTS = """
SELECT "row", sum(CASE field WHEN 1 THEN 100 WHEN 2 THEN 10 ELSE 1 END) AS p{n}
FROM (SELECT DISTINCT "row", field FROM {{stems}} WHERE stem IN ({stem})) GROUP BY "row"
"""


def _searched(*stems: str) -> str:
    """Find the best rows of stems, all of which they hold."""
    words = " JOIN ".join(
        f"({POINTS.format(n=n, stem=stem)}) AS w{n}{' USING (row)' if n else ''}" for n, stem in enumerate(stems)
    )
    points = " + ".join(f"p{n}" for n, _ in enumerate(stems))
    best = f'SELECT "row", {points} AS score FROM {words} ORDER BY score DESC, "row" LIMIT 25'
    return f'SELECT {SHOWN}, score FROM {{rows}} JOIN ({best}) USING ("row") ORDER BY score DESC, "row"'


QUESTIONS = (
    Question(
        "filter, counted",
        "activities --country ET --count",
        "SELECT count(*) FROM {rows} WHERE list_contains(countries, 'ET')",
        "pl.scan_parquet({rows!r}).filter(pl.col('countries').list.contains('ET')).select(pl.len()).collect()",
        "SELECT count(*) FROM countries WHERE value = 'ET'",
    ),
    Question(
        "filter, 25 rows",
        "activities --country ET --limit 25 --json",
        f"SELECT {SHOWN} FROM {{rows}} WHERE list_contains(countries, 'ET') LIMIT 25",
        "pl.scan_parquet({rows!r}).filter(pl.col('countries').list.contains('ET')).head(25).collect()",
        'SELECT * FROM activities WHERE "row" IN (SELECT "row" FROM countries WHERE value = \'ET\') LIMIT 25',
    ),
    Question(
        "three filters, counted",
        "activities --country ET --topic 15142 --status 2 --count",
        "SELECT count(*) FROM {rows} WHERE list_contains(countries, 'ET') AND list_contains(topics, '15142') AND status = '2'",
    ),
    Question(
        "facet",
        "summary --by topic --json",
        "SELECT unnest(topics) AS t, count(*) FROM {rows} GROUP BY t",
        "pl.scan_parquet({rows!r}).select(pl.col('topics').explode()).group_by('topics').len().collect()",
        "SELECT value, count(*) FROM topics GROUP BY value",
    ),
    Question(
        "cross-table",
        "summary --by topic --by status --json",
        CROSS.format(other="status", kept="status"),
        "pl.scan_parquet({rows!r}).select('topics', 'status').explode('topics').group_by('topics', 'status').len().collect()",
        'SELECT value, status, count(*) FROM topics JOIN activities USING ("row") GROUP BY value, status',
    ),
    Question(
        "cross-table of lists",
        "summary --by topic --by country --json",
        CROSS.format(other="unnest(countries)", kept="countries"),
    ),
    Question(
        "search, the best 25",
        "search training --limit 25 --json",
        _searched("'train', 'fr:training'"),
        "",
        "SELECT * FROM texts WHERE texts MATCH 'training' ORDER BY rank LIMIT 25",
    ),
    Question(
        "search, three words",
        "search training police money --limit 25 --json",
        _searched("'train', 'fr:training'", "'polic', 'fr:police'", "'money', 'fr:money'"),
    ),
    Question("overview", "summary --json", _counted(OVERVIEW, "{rows}")),
    Question("profile", "profile Ethiopia --json", PROFILE),
    Question(
        "sum",
        "summary --sum disbursement --json",
        "SELECT currency, sum(amount) FROM {money} WHERE kind = 'disbursement' GROUP BY currency",
    ),
    Question("sum, by topic", "summary --by topic --sum disbursement --json", _added({"topic": TOPIC})),
    Question(
        "sum, by topic and country",
        "summary --by topic --by country --sum disbursement --json",
        _added({"topic": TOPIC, "country": COUNTRY}),
    ),
    Question(
        "sum, of a country",
        "summary --by topic --country ET --sum disbursement --json",
        _added({"topic": TOPIC, "country": COUNTRY}, f" AND {IN_ETHIOPIA}", "of_country.code = 'country ET'"),
    ),
    Question(
        "publishers",
        "entities --json",
        """SELECT entity, mode(reporter), mode(publisher_type), count(*), min(start), max("end"), max(updated),
list(DISTINCT version) FROM {rows} GROUP BY entity""",
    ),
    Question("funders", "donors --json", FUNDERS),
)


def stores(sizes: Sequence[int], folder: Path) -> Iterator[tuple[int, Path, float]]:
    """Make a store of each size, and give it with the seconds that its index took, 0 where it was multiplied."""
    small, taken = folder / "small", 0.0
    if not small.exists():
        run = [PYTHON, str(HERE / "aid.py"), str(SMALL), str(folder / "xml")]
        subprocess.run(run, check=True)
        start = time.perf_counter()
        index = [tool("tacli"), "index", str(folder / "xml"), "--output", str(small)]
        subprocess.run(index, check=True, capture_output=True)
        taken = time.perf_counter() - start
    for size in sizes:
        if size == SMALL:
            yield size, small, taken
            continue
        large = folder / str(size)
        if not large.exists():
            subprocess.run([PYTHON, str(HERE / "multiply.py"), str(small), str(size), str(large)], check=True)
        yield size, large, 0.0


def commands(question: Question, store: Path, sqlite: Path | None) -> Iterator[Command]:
    """Give the question as each asks it, tacli first."""
    manifest = manifest_of(store)
    if manifest is None:
        sys.exit(f"{store} is no store")
    rows, stems, money = (str(store / manifest.generation / name) for name in (ROWS, STEMS, MONEY))
    yield Command("tacli", [tool("tacli"), *question.tacli.split(), "--data", str(store)])
    sql = question.sql.format(rows=f"'{rows}'", stems=f"'{stems}'", money=f"'{money}'")
    yield Command("DuckDB", [PYTHON, "-c", f"import duckdb; print(duckdb.connect().execute({sql!r}).fetchall())"])
    if question.polars and find_spec("polars"):
        yield Command("Polars", [PYTHON, "-c", f"import polars as pl; print({question.polars.format(rows=rows)})"])
    if question.sqlite and sqlite:
        ask = f"import sqlite3; print(sqlite3.connect({str(sqlite)!r}).execute({question.sqlite!r}).fetchall())"
        yield Command("SQLite", [PYTHON, "-c", ask])


def sqlite_of(store: Path, path: Path) -> Path:
    """Give the same rows as tables of SQLite, with a full-text index."""
    if path.exists():
        return path
    manifest = manifest_of(store)
    if manifest is None:
        sys.exit(f"{store} is no store")
    run = runner(path.parent, 512)
    rows = f"read_parquet('{store / manifest.generation / ROWS}')"
    with sqlite3.connect(path) as to:
        to.execute('CREATE TABLE activities ("row" INTEGER PRIMARY KEY, id, title, summary, status)')
        to.executemany(
            "INSERT INTO activities VALUES (?, ?, ?, ?, ?)",
            run(f'SELECT "row", id, title, summary, status FROM {rows}'),
        )
        for name in ("countries", "topics"):
            to.execute(f'CREATE TABLE {name} ("row" INTEGER, value)')
            to.executemany(f"INSERT INTO {name} VALUES (?, ?)", run(f'SELECT "row", unnest({name}) FROM {rows}'))
            to.execute(f"CREATE INDEX by_{name} ON {name} (value)")
        to.execute("CREATE VIRTUAL TABLE texts USING fts5(title, summary, tokenize = porter)")
        to.execute('INSERT INTO texts ("rowid", title, summary) SELECT "row", title, summary FROM activities')
    return path


def main() -> None:
    """Print a row a size, question and tool."""
    runs, folder, sizes = int(sys.argv[1]), Path(sys.argv[2]), list(map(int, sys.argv[3:]))
    folder.mkdir(parents=True, exist_ok=True)
    print("| ratio to tacli | question | rows | tool | s | MiB |\n|---:|---|---:|---|---:|---:|")
    made = []
    for size, store, taken in stores(sizes, folder):
        sqlite = sqlite_of(store, folder / f"{size}.sqlite") if size <= MOST_OF_SQLITE else None
        made.append((size, sum(path.stat().st_size for path in store.rglob("*") if path.is_file()), taken))
        for question in QUESTIONS:
            tools = list(commands(question, store, sqlite))
            figures = alternate(tools, runs)
            for command, found in zip(tools, figures, strict=True):
                ratio = found.seconds / figures[0].seconds
                line = f"{question.name} | {size:,} | {command.name} | {found.seconds:.2f} | {found.memory:.0f}"
                print(f"| {ratio:.2f} | {line} |", flush=True)
    print("\n| rows | store, MiB | index, s |\n|---:|---:|---:|")
    for size, held, taken in made:
        print(f"| {size:,} | {held / 2**20:.0f} | {f'{taken:.1f}' if taken else 'multiplied'} |")


if __name__ == "__main__":
    main()
