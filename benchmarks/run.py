"""One table: tacli against its floors, and against other tools that give the same answer. Prints Markdown."""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from measure import Command, alternate
from peers import PYTHON, RECORDS, donors_by_amount, entities_of_a_topic, tool

FLOORS = Path(__file__).parent / "floors"
RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 20

F1 = Command("F1: import typer", [PYTHON, "-c", "import typer"])
F2 = Command("F2: validate, print JSON", [PYTHON, str(FLOORS / "records.py"), str(RECORDS)])
F3 = Command("F3: validate, draw 11 rows", [*F2.arguments, "--table"], terminal=True)
HELP = Command("help of two commands", [PYTHON, str(FLOORS / "help.py"), "--help"], terminal=True)


def tacli(line: str, *, terminal: bool = False, exits: tuple[int, ...] = (0,)) -> Command:
    """Give tacli with arguments, as it is installed beside this Python."""
    return Command(f"`tacli {line}`{', drawn' if terminal else ''}", [tool("tacli"), *line.split()], terminal, exits)


TAB = ["env", "_TACLI_COMPLETE=complete_bash", "COMP_WORDS=tacli activities --topic t", "COMP_CWORD=3", tool("tacli")]
BUDGETS = (
    (F1, 1.3, tacli("--version")),
    (F1, 1.3, tacli("activities --topic traficking", exits=(2,))),
    (F1, 1.3, tacli("activities --bogus", exits=(2,))),
    (F1, 1.3, Command("Tab after `--topic t`", TAB)),
    (HELP, 1.3, tacli("--help", terminal=True)),
    (F2, 1.15, tacli("donors --json")),
    (F2, 1.15, tacli("responses --json")),
    (F2, 1.15, tacli("activities --topic trafficking --json")),
    (F3, 1.15, tacli("donors", terminal=True)),
    (F3, 1.15, tacli("responses", terminal=True)),
    (F3, 1.15, tacli("activities --topic trafficking", terminal=True)),
)
ANSWERS = (
    (tacli("donors --sort amount --json"), donors_by_amount),
    (tacli("summary --by entity --topic trafficking-in-persons --json"), entities_of_a_topic),
)


def compare(ours: Command, others: list[Command], budget: float | None = None) -> None:
    """Print a row for each other command: the ratio of medians, ours to theirs."""
    there = [other for other in others if _is_there(other)]
    figures = alternate([ours, *there], RUNS)
    for other in others:
        if other not in there:
            print(f"| missing | | {ours.name} | | {other.name} | | |")
            continue
        mine, theirs = figures[0], figures[1 + there.index(other)]
        ratio = mine.seconds / theirs.seconds
        held = f"{budget} {'held' if ratio <= budget else 'MISSED'}" if budget else ""
        row = (f"{ratio:.2f}", held, ours.name, f"{mine.seconds * 1e3:.0f}", other.name, f"{theirs.seconds * 1e3:.0f}")
        print(f"| {' | '.join(row)} | {theirs.memory:.0f} |", flush=True)


def _is_there(command: Command) -> bool:
    program = command.arguments[0]
    if program == PYTHON and "duckdb" in command.arguments[-1]:
        return find_spec("duckdb") is not None
    if program == "sh":
        program = command.arguments[-1].split()[0]
    return shutil.which(program) is not None


def versions() -> str:
    """Name what is measured."""
    found = [f"Python {platform.python_version()}"]
    for name in ("typer", "rich", "pydantic", "csvkit", "sqlite-utils", "visidata", "duckdb"):
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"{name} missing")
    for name in ("jq", "mlr"):
        if shutil.which(name):
            found.append(subprocess.run([name, "--version"], capture_output=True, check=True, text=True).stdout.strip())
        else:
            found.append(f"{name} missing")
    return f"{'; '.join(found)}; medians of {RUNS} runs."


def main() -> None:
    """Print the table."""
    print(versions())
    print("\n| ratio | budget | tacli | ms | against | ms | MiB |\n|---:|---|---|---:|---|---:|---:|")
    for floor, budget, command in BUDGETS:
        compare(command, [floor], budget)
    with tempfile.TemporaryDirectory() as folder:
        for command, others in ANSWERS:
            compare(command, others(Path(folder)))


if __name__ == "__main__":
    main()
