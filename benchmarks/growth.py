"""Time and peak memory over the number of activities, against jq, DuckDB and a plain loop. Prints Markdown."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from measure import Command, Figures, alternate
from peers import PYTHON, tool

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZES = (200, 2_000, 20_000, 200_000)
RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 3


class Job(NamedTuple):
    """The same work for each tool: arguments of tacli, a program of jq, a line of Python a row, a query of DuckDB."""

    name: str
    tacli: str
    jq: str
    loop: str
    sql: str
    suffix: str = ".jsonl"


JOBS = (
    Job(
        "filter, counted",
        "activities --topic drugs --count",
        'reduce (inputs | select(.topics | index("drugs"))) as $a (0; . + 1)',
        "found += 'drugs' in row['topics']",
        "select count(*) from rows where list_contains(topics, 'drugs')",
    ),
    Job(
        "filter, as JSON Lines",
        "activities --topic drugs --format jsonl",
        'inputs | select(.topics | index("drugs"))',
        "if 'drugs' in row['topics']: print(json.dumps(row))",
        "copy (select * from rows where list_contains(topics, 'drugs')) to '/dev/stdout' (format json)",
    ),
    Job(
        "tally by topic",
        "summary --by topic --json",
        "reduce inputs.topics[] as $t ({}; .[$t] += 1)",
        "tally.update(row['topics'])",
        "select t, count(*) from (select unnest(topics) t from rows) group by t",
    ),
    Job(
        "search",
        "search border --count",
        'reduce (inputs | select("\\(.title) \\(.summary)" | test("border"; "i"))) as $a (0; . + 1)',
        "found += 'border' in (row['title'] + row['summary']).lower()",
        "select count(*) from rows where concat(title, summary) ilike '%border%'",
    ),
    Job(
        "list as JSON Lines",
        "activities --format jsonl",
        "inputs",
        "print(json.dumps(row))",
        "copy (select * from rows) to '/dev/stdout' (format json)",
    ),
    Job(
        "one object: tally by topic",
        "summary --by topic --json",
        "reduce inputs.activities[].topics[] as $t ({}; .[$t] += 1)",
        "tally.update(row['topics'])",
        "",
        ".json",
    ),
)


def commands(job: Job, path: str) -> Iterator[Command]:
    """Give the job as each tool does it, tacli first; a tool that is missing is left out."""
    yield Command("tacli", [tool("tacli"), *job.tacli.split(), "--data", path])
    if shutil.which("jq"):
        yield Command("jq", ["jq", "-nc", job.jq, path])
    rows = "map(json.loads, open(sys.argv[1], 'rb'))"
    rows = "json.load(open(sys.argv[1], 'rb'))['activities']" if job.suffix == ".json" else rows
    head = "import json, sys; from collections import Counter; found, tally = 0, Counter()"
    loop = f"{head}\nfor row in {rows}:\n    {job.loop}\nprint(found, tally)"
    yield Command("Python loop", [PYTHON, "-c", loop, path])
    if job.sql and find_spec("duckdb"):
        sql = job.sql.replace("from rows", f"from '{path}'")
        yield Command("DuckDB", [PYTHON, "-c", f"import duckdb; print(duckdb.sql({sql!r}))"])


def main() -> None:
    """Print a row a job, size and tool; what a row takes is the time beyond that for the smallest size."""
    print("| ratio to tacli | job | activities | tool | s | µs a row | MiB |\n|---:|---|---:|---|---:|---:|---:|")
    generate = str(Path(__file__).parent / "generate.py")
    with tempfile.TemporaryDirectory() as folder:
        for job in JOBS:
            smallest: dict[str, Figures] = {}
            for size in SIZES:
                path = Path(folder) / f"{size}{job.suffix}"
                if not path.exists():  # by another process: what this one takes would count as that of its children
                    subprocess.run([PYTHON, generate, str(size), str(path)], check=True)
                tools = list(commands(job, str(path)))
                figures = alternate(tools, RUNS)
                for command, found in zip(tools, figures, strict=True):
                    least = smallest.setdefault(command.name, found)
                    row = (found.seconds - least.seconds) / max(size - SIZES[0], 1) * 1e6
                    ratio = found.seconds / figures[0].seconds
                    print(
                        f"| {ratio:.2f} | {job.name} | {size:,} | {command.name} | {found.seconds:.2f} "
                        f"| {row:.1f} | {found.memory:.0f} |",
                        flush=True,
                    )


if __name__ == "__main__":
    main()
