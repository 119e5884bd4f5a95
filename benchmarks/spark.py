"""Spark by rows, by partitions and by workers. Prints Markdown, whose tables `docs/curve.py` puts into docs/scale.md.

`python benchmarks/spark.py RUNS STORE…` from the root of the repository starts a cluster of two workers
(`tests/spark/cluster.py`) and times whole cold commands that ask it of each store, beside DuckDB; then, of the last store,
a sum by topic and country alone, in one session, by partitions: first on two workers, then on one of another cluster.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

from measure import Command, Figures, alternate
from peers import tool
from tables import region, table

from tacli.engines.spark import Session
from tacli.engines.sql import Sql
from tacli.named_tuples import NamedTuple
from tacli.query.conditions import Query
from tacli.query.sums import Sum
from tacli.sources.store.manifest import manifest_of
from tacli.sources.store.remote import asked_of_spark

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from tacli.engines.answering import SqlEngine

ROOT = Path(__file__).parent.parent
COMMANDS = (
    "activities --country ET --count",
    "summary --by topic --by country --sum disbursement",
    "search training --limit 25",
    "donors",
)
SUM = Sum("disbursement", ("topic", "country"))
PARTITIONS = (1, 2, 4, 8)
LONG_LIVED = [f"spark.{of}.extraJavaOptions=-XX:+UseSerialGC" for of in ("driver", "executor")]  # JVMs that get fast
ONE_WORKER = "spark.cores.max=1"


class Work(NamedTuple):
    """What the workers did so far: tasks, seconds of CPU, bytes and rows read of tables."""

    tasks: float
    seconds: float
    bytes: float
    rows: float


class Summed(NamedTuple):
    """The median seconds of all statements of a sum, and what the workers did for one."""

    seconds: float
    work: Work


def main() -> None:
    """Start a cluster for each part, and print what it found."""
    runs, *stores = sys.argv[1:]
    if runs in INSIDE:
        print(INSIDE[runs](stores))
        return
    print(region("spark", _in_a_cluster([], "commands", runs, *stores)), flush=True)
    two, one = (json.loads(_in_a_cluster(more, "sum", runs, stores[-1])) for more in ([], [ONE_WORKER]))
    print(region("partitions", by_partitions(_rows(stores[-1]), two, one)))


def _in_a_cluster(settings: Sequence[str], *asked: str) -> str:
    """Run a part of this beside a cluster with settings, and give what it prints."""
    inside = [sys.executable, __file__, *asked]
    command = [sys.executable, "-m", "tests.spark.cluster", *LONG_LIVED, *settings, *inside]
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT).stdout.strip()


def commands(arguments: Sequence[str]) -> str:
    """Time commands as processes of their own, of each store."""
    runs, *stores = arguments
    alternate([_command("spark", asked, stores[0]) for asked in COMMANDS], 1)  # a server is slow at first
    found = {
        _rows(store): {
            asked: alternate([_command(engine, asked, store) for engine in ("spark", "duckdb")], int(runs))
            for asked in COMMANDS
        }
        for store in stores
    }
    heads = ("tacli", *(f"{rows:,} rows" for rows in found))
    rows = ((f"`{asked}`", *(_both(*of_store[asked]) for of_store in found.values())) for asked in COMMANDS)
    memory = max(spark.memory for of_store in found.values() for spark, _ in of_store.values())
    told = f"Seconds of Spark / of DuckDB, medians of {runs} runs; tacli that asks Spark took {memory:.0f} MiB at most."
    return f"{told}\n\n{table(heads, rows, ['tacli'])}"


def _command(engine: str, asked: str, store: str) -> Command:
    return Command(engine, [tool("tacli"), *asked.split(), "--json", "--data", store, "--engine", engine])


def _both(spark: Figures, duckdb: Figures) -> str:
    return f"{spark.seconds:.2f} / {duckdb.seconds:.2f}"


def _rows(store: str) -> int:
    manifest = manifest_of(Path(store))
    if manifest is None:
        sys.exit(f"{store} is no store")
    return manifest.activities


def sums(arguments: Sequence[str]) -> str:
    """Time the statements of a sum by partitions, and give them as JSON."""
    runs, store = arguments
    session = Session(os.environ["TACLI_REMOTE"])
    engine: SqlEngine = asked_of_spark(store, session).engine("activities")  # type: ignore[assignment]
    engine.sums(Query(), SUM)
    asked = [Sql(each.sql, each.values) for each in engine.asked]
    found = {}
    for partitions in PARTITIONS:
        session._session.conf.set("spark.sql.files.minPartitionNum", partitions)  # noqa: SLF001 - of this benchmark alone
        found[partitions] = _summed(session, asked, int(runs))
    session.close()
    return json.dumps({partitions: (each.seconds, each.work) for partitions, each in found.items()})


def _summed(session: Session, asked: Sequence[Sql], runs: int) -> Summed:
    seconds, before = [], _work()
    for _ in range(runs):
        start = time.perf_counter()
        for statement in asked:
            list(session.run(statement))
        seconds.append(time.perf_counter() - start)
    done = Work(*((now - then) / runs for now, then in zip(_work(), before, strict=True)))
    return Summed(statistics.median(seconds), done)


def by_partitions(rows: int, two: dict[str, Any], one: dict[str, Any]) -> str:
    """Give a line for each number of partitions."""
    heads = ("partitions", "tasks", "two workers, s", "their CPU, s", "one worker, s", "its CPU, s")
    lines = []
    for partitions, (seconds, work) in two.items():
        of_two, of_one = Summed(seconds, Work(*work)), Summed(one[partitions][0], Work(*one[partitions][1]))
        taken = (f"{each:.2f}" for of in (of_two, of_one) for each in (of.seconds, of.work.seconds))
        lines.append((partitions, f"{of_two.work.tasks:.0f}", *taken))
    read = Work(*two[str(PARTITIONS[-1])][1])
    told = f"A sum of {rows:,} activities by topic and country reads {read.rows:,.0f} rows, {read.bytes / 1e6:.0f} MB."
    return f"{told}\n\n{table(heads, lines)}"


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


INSIDE = {"commands": commands, "sum": sums}

if __name__ == "__main__":
    main()
