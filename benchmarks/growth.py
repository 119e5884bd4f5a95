"""Time and peak memory over the number of activities, against jq, DuckDB and a plain loop. Prints Markdown."""

from __future__ import annotations

import shutil
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from generate import write
from measure import Command, alternate

SIZES = (200, 2_000, 20_000, 200_000)
RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 3
PYTHON = sys.executable
TACLI = str(Path(PYTHON).parent / "tacli")
LOOP = """
import json, sys
from collections import Counter
print(Counter(t for line in open(sys.argv[1], 'rb') for t in json.loads(line)['topics']))
"""
DUCK = """
import duckdb, sys
print(duckdb.sql(f"select unnest(topics) t, count(*) from '{sys.argv[1]}' group by t").fetchall())
"""


def jobs(path: str) -> dict[str, list[Command]]:
    """Give the jobs, tacli first in each."""
    tally = [
        Command("tacli", [TACLI, "summary", "--by", "topic", "--json", "--data", path]),
        Command("jq", ["jq", "-n", "reduce inputs.topics[] as $t ({}; .[$t] += 1)", path]),
        Command("Python loop", [PYTHON, "-c", LOOP, path]),
    ]
    if find_spec("duckdb"):
        tally.append(Command("DuckDB", [PYTHON, "-c", DUCK, path]))
    return {
        "filter": [
            Command("tacli", [TACLI, "activities", "--topic", "drugs", "--count", "--data", path]),
            Command("jq", ["jq", "-c", 'select(.topics | index("drugs")) | .id', path]),
        ],
        "tally": tally,
        "search": [Command("tacli", [TACLI, "search", "border", "--count", "--data", path])],
        "list": [
            Command("tacli", [TACLI, "activities", "--format", "jsonl", "--data", path]),
            Command("jq", ["jq", "-c", ".", path]),
        ],
    }


def main() -> None:
    """Print a row a job, size and tool."""
    print("| job | activities | tool | ratio to tacli | s | MiB |\n|---|---:|---|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            path = Path(folder) / f"{size}.jsonl"
            write(size, path)
            for job, commands in jobs(str(path)).items():
                there = [c for c in commands if shutil.which(c.arguments[0])]
                figures = alternate(there, RUNS)
                for command, found in zip(there, figures, strict=True):
                    ratio = found.seconds / figures[0].seconds
                    print(
                        f"| {job} | {size:,} | {command.name} | {ratio:.2f} | {found.seconds:.2f} | {found.memory:.0f} |",
                        flush=True,
                    )


if __name__ == "__main__":
    main()
