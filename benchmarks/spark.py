"""Spark by rows: four questions of stores, whole cold processes that ask a warm cluster, beside DuckDB. Prints Markdown.

`python -m tests.spark.cluster python benchmarks/spark.py RUNS STORE…`; settings of Spark go before the command, such as
`spark.sql.files.maxPartitionBytes=16m` for more partitions, or `spark.cores.max=1` for one worker of the two.
"""

from __future__ import annotations

import sys
from pathlib import Path

from measure import Command, alternate
from peers import tool

from tacli.sources.store.manifest import manifest_of

QUESTIONS = {
    "filter, counted": "activities --country ET --count",
    "cross-table": "summary --by topic --by status --json",
    "cross-table of money": "summary --by topic --by country --sum disbursement --json",
    "search, the best 25": "search training --limit 25 --json",
}


def main() -> None:
    """Print a row a store and question."""
    runs, stores = int(sys.argv[1]), sys.argv[2:]
    print("| rows | question | Spark, s | DuckDB, s | tacli asking Spark, MiB |\n|---:|---|---:|---:|---:|")
    for store in stores:
        manifest = manifest_of(Path(store))
        if manifest is None:
            sys.exit(f"{store} is no store")
        for name, question in QUESTIONS.items():
            asked = [tool("tacli"), *question.split(), "--data", store, "--engine"]
            spark, duckdb = alternate([Command(engine, [*asked, engine]) for engine in ("spark", "duckdb")], runs)
            figures = f"{spark.seconds:.2f} | {duckdb.seconds:.2f} | {spark.memory:.0f}"
            print(f"| {manifest.activities:,} | {name} | {figures} |", flush=True)


if __name__ == "__main__":
    main()
