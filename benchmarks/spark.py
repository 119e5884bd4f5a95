"""Spark by rows, by workers and by partitions. Prints Markdown.

`python -m tests.spark.cluster python benchmarks/spark.py questions RUNS STORE…` times whole cold processes that ask a
warm cluster, beside DuckDB; `… sum RUNS STORE…` the statements of one sum alone, with the CPU time that the workers took
for them as Spark tells it, which a busy machine changes little. Settings of Spark go before the command, such as
`spark.sql.files.minPartitionNum=8` for more partitions, or `spark.cores.max=1` for one worker of the two.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

from measure import Command, alternate
from peers import tool

from tacli.engines.spark import Session
from tacli.engines.sql import Sql
from tacli.named_tuples import NamedTuple
from tacli.query.conditions import Query
from tacli.query.sums import Sum
from tacli.sources.store.manifest import manifest_of
from tacli.sources.store.remote import asked_of_spark

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from tacli.engines.answering import SqlEngine

QUESTIONS = {
    "filter, counted": "activities --country ET --count",
    "cross-table": "summary --by topic --by status --json",
    "cross-table of money": "summary --by topic --by country --sum disbursement --json",
    "search, the best 25": "search training --limit 25 --json",
}
SUM = Sum("disbursement", ("topic", "country"))


class Work(NamedTuple):
    """What the workers did so far: tasks, seconds of CPU, bytes and rows read of tables."""

    tasks: int
    seconds: float
    bytes: int
    rows: int


def main() -> None:
    """Print a row a store and question, or one a store and statement."""
    what, runs, *stores = sys.argv[1:]
    titles, measure = {"questions": (_QUESTIONS, questions), "sum": (_STATEMENTS, statements)}[what]
    print(f"| {' | '.join(titles)} |\n|{'---:|' * len(titles)}", flush=True)
    for store in stores:
        for figures in measure(store, int(runs)):
            print(f"| {_rows(store):,} | {' | '.join(figures)} |", flush=True)


_QUESTIONS = ("rows", "question", "Spark, s", "DuckDB, s", "tacli asking Spark, MiB")
_STATEMENTS = ("rows", "statement of a sum", "s", "CPU of workers, s", "tasks", "rows read", "MB read")


def questions(store: str, runs: int) -> Iterator[tuple[str, ...]]:
    """Time each question as processes of their own."""
    for name, question in QUESTIONS.items():
        asked = [tool("tacli"), *question.split(), "--data", store, "--engine"]
        spark, duckdb = alternate([Command(engine, [*asked, engine]) for engine in ("spark", "duckdb")], runs)
        yield name, f"{spark.seconds:.2f}", f"{duckdb.seconds:.2f}", f"{spark.memory:.0f}"


def _rows(store: str) -> int:
    manifest = manifest_of(Path(store))
    if manifest is None:
        sys.exit(f"{store} is no store")
    return manifest.activities


def statements(store: str, runs: int) -> Iterator[tuple[str, ...]]:
    """Time each statement of a sum, asked again and again in one session."""
    session = Session(os.environ["TACLI_REMOTE"])
    engine: SqlEngine = asked_of_spark(store, session).engine("activities")  # type: ignore[assignment]
    engine.sums(Query(), SUM)
    for number, asked in enumerate(engine.asked, 1):
        seconds, before = [], _work()
        for _ in range(runs):
            start = time.perf_counter()
            list(session.run(Sql(asked.sql, asked.values)))
            seconds.append(time.perf_counter() - start)
        done = Work(*(round((now - then) / runs, 3) for now, then in zip(_work(), before, strict=True)))
        taken = f"{statistics.median(seconds):.2f}", f"{done.seconds:.2f}", f"{done.tasks:g}"
        yield str(number), *taken, f"{done.rows:,.0f}", f"{done.bytes / 1e6:.1f}"
    session.close()


def _work() -> Work:
    """Ask Spark, a moment after the last answer, as it counts behind."""
    time.sleep(1)
    jobs = json.loads(os.environ["TACLI_CLUSTER"])[0][1]
    (application,) = _asked(jobs)
    stages = _asked(f"{jobs}/{application['id']}/stages")
    told = ("numCompleteTasks", "executorCpuTime", "inputBytes", "inputRecords")
    tasks, nanoseconds, size, rows = (sum(stage[name] for stage in stages) for name in told)
    return Work(tasks, nanoseconds / 1e9, size, rows)


def _asked(address: str) -> Any:
    with urlopen(address) as found:  # noqa: S310 - the cluster's own
        return json.load(found)


if __name__ == "__main__":
    main()
