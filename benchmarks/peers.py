"""The same two answers from other tools, each from the form of the data that it reads best."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from measure import Command

if TYPE_CHECKING:
    from collections.abc import Iterable

RECORDS = Path(__file__).parent.parent / "data" / "records.json"
PYTHON = sys.executable
_TOPIC = "trafficking-in-persons"
_COUNTED = f"select entity, count(*) as n from activities where topics like '%{_TOPIC}%' group by entity"
_SORTED = "select * from donors order by amount desc"


def tool(name: str) -> str:
    """Give the path of a tool that is installed beside this Python, or its name."""
    beside = Path(PYTHON).parent / name
    return str(beside) if beside.exists() else name


def donors_by_amount(folder: Path) -> list[Command]:
    """Sort the donors and print them as JSON."""
    source = folder / "donors.csv"
    _write_csv(source, ({"donor": d["donor"], "amount": d["amount"]} for d in _records()["contributions"]))
    steps = [{"longname": "open-file", "input": str(source)}]
    steps += [{"sheet": "donors", "col": "amount", "row": "", "longname": name} for name in ("type-int", "sort-desc")]
    return [
        Command("jq", ["jq", ".contributions | sort_by(-.amount)", str(RECORDS)]),
        Command("Miller", ["mlr", "--icsv", "--ojson", "sort", "-nr", "amount", str(source)]),
        Command("csvkit", ["sh", "-c", f"{tool('csvsort')} -r -c amount {source} | {tool('csvjson')}"]),
        Command("sqlite-utils", [tool("sqlite-utils"), "memory", str(source), _SORTED]),
        Command("VisiData, batch", _visidata(folder / "donors.vdj", steps)),
        Command("DuckDB from Python", _duckdb(_SORTED, source)),
    ]


def entities_of_a_topic(folder: Path) -> list[Command]:
    """Count the activities on trafficking in persons by entity, as JSON."""
    source = folder / "activities.csv"
    rows = ({"entity": a["entity"], "topics": ";".join(a["topics"])} for a in _records()["activities"])
    _write_csv(source, rows)
    steps = [
        {"longname": "open-file", "input": str(source)},
        {"sheet": "activities", "col": "topics", "row": "", "longname": "select-col-regex", "input": _TOPIC},
        {"sheet": "activities", "col": "", "row": "", "longname": "dup-selected"},
        {"sheet": "activities_selectedref", "col": "entity", "row": "", "longname": "freq-col"},
    ]
    program = f'[.activities[] | select(.topics | index("{_TOPIC}"))] | group_by(.entity) | map([.[0].entity, length])'
    miller = ["mlr", "--icsv", "--ojson", "filter", f'$topics =~ "{_TOPIC}"', "then", "count", "-g", "entity"]
    return [
        Command("jq", ["jq", program, str(RECORDS)]),
        Command("Miller", [*miller, str(source)]),
        Command("csvkit", ["sh", "-c", f'{tool("csvsql")} --query "{_COUNTED}" {source} | {tool("csvjson")}']),
        Command("sqlite-utils", [tool("sqlite-utils"), "memory", str(source), _COUNTED]),
        Command("VisiData, batch", _visidata(folder / "activities.vdj", steps)),
        Command("DuckDB from Python", _duckdb(_COUNTED, source)),
    ]


def _records() -> Any:
    return json.loads(RECORDS.read_bytes())


def _write_csv(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    first, *others = rows
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, first)
        writer.writeheader()
        writer.writerows([first, *others])


def _visidata(path: Path, steps: list[dict[str, str]]) -> list[str]:
    path.write_text("#!vd -p\n" + "".join(json.dumps(step) + "\n" for step in steps), encoding="utf-8")
    return [tool("vd"), "-b", "-N", "-p", str(path), "-o", "-", "--save-filetype", "json"]


def _duckdb(sql: str, source: Path) -> list[str]:
    query = sql.replace(f" {source.stem} ", f" '{source}' ")
    return [PYTHON, "-c", f"import duckdb, json; print(json.dumps(duckdb.sql({query!r}).fetchall()))"]
