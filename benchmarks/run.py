"""Start-up of tacli against its floors, and the same answers from other tools. Prints Markdown."""

from __future__ import annotations

import json
import platform
import shutil
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from measure import Command, alternate

HERE = Path(__file__).parent
RECORDS = HERE.parent / "data" / "records.json"
RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 20
PYTHON = sys.executable
BIN = Path(PYTHON).parent

F1 = Command("F1: import typer", [PYTHON, "-c", "import typer"])
F2 = Command("F2: validate, print JSON", [PYTHON, str(HERE / "floors/records.py"), str(RECORDS)])
F3 = Command(
    "F3: validate, print 11 rows", [PYTHON, str(HERE / "floors/records.py"), str(RECORDS), "--table"], terminal=True
)
HELP = Command("help of two commands", [PYTHON, str(HERE / "floors/help.py"), "--help"], terminal=True)


def tacli(line: str, *, terminal: bool = False, exits: tuple[int, ...] = (0,)) -> Command:
    """Give tacli with arguments, as it is installed beside this Python."""
    return Command(f"tacli {line}", [str(BIN / "tacli"), *line.split()], terminal, exits)


BUDGETS = (
    (F1, 1.3, tacli("--version")),
    (F1, 1.3, tacli("activities --topic traficking", exits=(2,))),
    (F1, 1.3, Command("Tab: activities --topic t", ["env", "_TACLI_COMPLETE=complete_bash", "COMP_WORDS=tacli activities --topic t", "COMP_CWORD=3", str(BIN / "tacli")])),
    (F2, 1.15, tacli("donors --json")),
    (F2, 1.15, tacli("responses --json")),
    (F2, 1.15, tacli("activities --topic trafficking --json")),
    (F3, 1.15, tacli("donors", terminal=True)),
    (F3, 1.15, tacli("responses", terminal=True)),
    (F3, 1.15, tacli("activities --topic trafficking", terminal=True)),
    (HELP, 1.3, tacli("--help", terminal=True)),
)  # fmt: skip


def budgets() -> None:
    """Print each command against its floor."""
    print("| ratio | budget | | command | ms | floor | ms |\n|---:|---:|---|---|---:|---|---:|")
    for floor, most, command in BUDGETS:
        ours, least = alternate([command, floor], RUNS)
        ratio = ours.seconds / least.seconds
        held = "held" if ratio <= most else "MISSED"
        print(
            f"| {ratio:.2f} | {most} | {held} | `{command.name}` | {ours.seconds * 1e3:.0f} | {floor.name} | {least.seconds * 1e3:.0f} |",
            flush=True,
        )


def peers(folder: Path) -> None:
    """Print the same two answers from other tools, as ratios to tacli."""
    donors, activities = _flat(folder)
    jobs = {
        "donors by amount as JSON": (tacli("donors --sort amount --json"), _donors(donors)),
        "activities on trafficking in persons counted by entity": (
            tacli("summary --by entity --topic trafficking-in-persons --json"),
            _entities(activities),
        ),
    }
    for job, (ours, others) in jobs.items():
        there = [ours, *(c for c in others if shutil.which(c.arguments[0]))]
        figures = alternate(there, RUNS)
        print(f"\n{job}:\n\n| ratio to tacli | tool | ms | MiB |\n|---:|---|---:|---:|")
        for command, found in sorted(zip(there, figures, strict=True), key=lambda pair: pair[1].seconds):
            print(
                f"| {found.seconds / figures[0].seconds:.2f} | {command.name} | {found.seconds * 1e3:.0f} | {found.memory:.0f} |"
            )
        for command in others:
            if command not in there:
                print(f"| missing | {command.name} | | |")


def _flat(folder: Path) -> tuple[Path, Path]:
    """Write donors as CSV and activities as JSON, which some of the tools need."""
    records = json.loads(RECORDS.read_bytes())
    donors, activities = folder / "donors.csv", folder / "activities.json"
    rows = [f'"{d["donor"]}",{d["amount"]}' for d in records["contributions"]]
    donors.write_text("\n".join(["donor,amount", *rows]) + "\n", encoding="utf-8")
    flat = [{"entity": a["entity"], "topics": ";".join(a["topics"])} for a in records["activities"]]
    activities.write_text(json.dumps(flat), encoding="utf-8")
    return donors, activities


def _tool(name: str) -> str:
    return str(BIN / name) if (BIN / name).exists() else name


def _donors(donors: Path) -> list[Command]:
    sql = f"select * from '{donors}' order by amount desc"  # noqa: S608 - our own file
    duck = f"import duckdb, json; print(json.dumps(duckdb.sql({sql!r}).fetchall()))"
    return [
        Command("jq", ["jq", ".contributions | sort_by(-.amount)", str(RECORDS)]),
        Command("Miller", ["mlr", "--icsv", "--ojson", "sort", "-nr", "amount", str(donors)]),
        Command("csvkit", ["sh", "-c", f"{_tool('csvsort')} -r -c amount {donors} | {_tool('csvjson')}"]),
        Command(
            "sqlite-utils", [_tool("sqlite-utils"), "memory", str(donors), "select * from donors order by amount desc"]
        ),
        Command("VisiData, batch", [_tool("vd"), "-b", "-f", "csv", str(donors), "-o", "-", "--save-filetype", "json"]),
        Command("DuckDB from Python", [PYTHON, "-c", duck]),
    ]


def _entities(activities: Path) -> list[Command]:
    where = "topics like '%trafficking-in-persons%'"
    sql = f"select entity, count(*) from '{activities}' where {where} group by entity"  # noqa: S608 - our own file
    duck = f"import duckdb, json; print(json.dumps(duckdb.sql({sql!r}).fetchall()))"
    filter_ = '[.activities[] | select(.topics | index("trafficking-in-persons"))] | group_by(.entity) | map([.[0].entity, length])'
    memory = f"select entity, count(*) from activities where {where} group by entity"  # noqa: S608 - our own file
    return [
        Command("jq", ["jq", filter_, str(RECORDS)]),
        Command(
            "Miller",
            [
                "mlr",
                "--json",
                "filter",
                '$topics =~ "trafficking-in-persons"',
                "then",
                "count",
                "-g",
                "entity",
                str(activities),
            ],
        ),
        Command("sqlite-utils", [_tool("sqlite-utils"), "memory", str(activities), memory]),
        Command("DuckDB from Python", [PYTHON, "-c", duck]),
    ]


def _versions() -> str:
    found = []
    for name in ("typer", "rich", "pydantic", "csvkit", "sqlite-utils", "visidata", "duckdb"):
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"{name} missing")
    return f"Python {platform.python_version()}; {', '.join(found)}; {RUNS} runs each, medians."


if __name__ == "__main__":
    print(_versions(), end="\n\n")
    budgets()
    with tempfile.TemporaryDirectory() as name:
        peers(Path(name))
