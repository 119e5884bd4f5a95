"""`tacli validate`: all that is wrong, each with its place, within bounds."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tacli.vocabulary.bundled import data_file
from tests.conftest import Run, measured

GOOD = data_file("records.json").read_bytes()
LINES = [json.dumps(a, ensure_ascii=False) for a in json.loads(GOOD)["activities"]]


def test_validate_lists_all_grouped(pipe: Run, terminal: Run, tmp_path: Path) -> None:
    records = json.loads(GOOD)
    for row in records["activities"][:30]:
        row["status"] = "lost"
    records["activities"][40]["colour"] = "red"
    path = tmp_path / "bad.json"
    path.write_text(json.dumps(records), encoding="utf-8")
    code, out, err = terminal("validate", str(path), width=140, height=24)
    assert (code, len(out.splitlines())) == (1, 21)
    assert "31 wrong: 30 unknown code, 1 unknown field." in err
    assert "Not shown: 11 more rows (--limit 0)." in err
    assert len(pipe("validate", str(path)).out.splitlines()) == 32
    assert pipe("validate", str(path), "--count").out == "31\n"
    assert pipe("validate", str(path), "-o", str(tmp_path / "all.csv")).code == 1
    assert len((tmp_path / "all.csv").read_text(encoding="utf-8").splitlines()) == 32
    rows = json.loads(pipe("validate", str(path), "--json").out)
    assert len(rows) == 31
    assert rows[0] == {"place": "activities.0.status", "reason": rows[0]["reason"], "kind": "unknown code"}


def test_validate_goes_through_all_lines(pipe: Run, tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join([LINES[0], "{", LINES[1].replace("proposed", "lost"), LINES[2]]), encoding="utf-8")
    rows = json.loads(pipe("validate", str(path), "--json").out)
    assert [(r["place"], r["kind"]) for r in rows] == [
        ("line 3: status", "unknown code"),
        ("line 2 column 1", "unreadable"),
    ]


def test_validate_says_that_nothing_is_wrong(pipe: Run, terminal: Run, tmp_path: Path) -> None:
    path = tmp_path / "good.json"
    path.write_bytes(GOOD)
    assert pipe("validate", str(path), "--json") == (0, "[]\n", "Nothing is wrong.\n")
    assert pipe("validate", str(path), "--json", "--fail-empty").code == 0
    assert terminal("validate", str(path)) == (0, "", "Nothing is wrong.\n")


def test_a_file_that_is_no_json_is_one_problem_with_its_place(pipe: Run, tmp_path: Path) -> None:
    path = tmp_path / "cut.json"
    path.write_bytes(b'{"document":\n {"title":')
    code, out, err = pipe("validate", str(path), "--format", "jsonl")
    place = {"place": "line 2 column 10", "reason": "no JSON: EOF while parsing a value", "kind": "unreadable"}
    assert (code, json.loads(out), err) == (1, place, "1 wrong: 1 unreadable.\n")


def test_a_file_that_is_not_there_is_a_problem(pipe: Run) -> None:
    code, out, _ = pipe("validate", "nowhere.json", "--format", "jsonl")
    reason = "Cannot read nowhere.json: No such file or directory."
    assert (code, json.loads(out)) == (1, {"place": "nowhere.json", "reason": reason, "kind": "unreadable"})


def test_an_id_that_stands_twice_in_json_lines_is_found(pipe: Run, tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join([*LINES[:3], "", LINES[1]]), encoding="utf-8")
    rows = json.loads(pipe("validate", str(path), "--json").out)
    again = {"place": "line 5: id", "reason": f"{json.loads(LINES[1])['id']} stands on line 2 already"}
    assert rows == [{**again, "kind": "contradiction"}]


def test_contradictions_are_found_once_all_rows_are_good(pipe: Run, tmp_path: Path) -> None:
    path = tmp_path / "sum.json"
    path.write_bytes(GOOD.replace(b'"total": 2875202', b'"total": 1', 1))
    rows = json.loads(pipe("validate", str(path), "--json").out)
    reason = "contributions: 1 stated in all, 2875202 summed"
    assert rows == [{"place": "dataset", "reason": reason, "kind": "contradiction"}]


def test_what_is_wrong_beside_the_rows_is_listed_too(pipe: Run, tmp_path: Path) -> None:
    records = json.loads(GOOD)
    records["activities"][0]["status"] = "lost"
    records["document"]["paragraphs"] = "x"
    del records["document"]["issued"]
    records["zzz"] = 1
    path = tmp_path / "two.json"
    path.write_text(json.dumps(records), encoding="utf-8")
    places = [row["place"] for row in json.loads(pipe("validate", str(path), "--json").out)]
    assert sorted(places) == ["activities.0.status", "document.issued", "document.paragraphs", "zzz"]


def test_a_reader_that_leaves_makes_no_file_good(tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(FLOODS["wrong lines"])
    line = f"'{sys.executable}' -m tacli validate {path} | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, check=False)
    assert done.stdout == b"1\n"


def test_a_name_cannot_make_two_problems_of_one(pipe: Run, tmp_path: Path) -> None:
    records = json.loads(GOOD)
    records["contributions"] += [{"donor": "A\nB", "kind": "other", "country": None, "amount": 0}] * 2
    path = tmp_path / "forged.json"
    path.write_text(json.dumps(records), encoding="utf-8")
    reasons = [row["reason"] for row in json.loads(pipe("validate", str(path), "--json").out)]
    assert reasons == ["contributions: A\\nB stands 2 times"]


@pytest.mark.parametrize("name", [name for name, rows in json.loads(GOOD).items() if isinstance(rows, list)])
def test_each_wrong_row_of_a_collection_is_listed(pipe: Run, tmp_path: Path, name: str) -> None:
    records = json.loads(GOOD)
    records[name][0]["zzz"] = records[name][2]["zzz"] = 1
    path = tmp_path / "two.json"
    path.write_text(json.dumps(records), encoding="utf-8")
    places = [row["place"] for row in json.loads(pipe("validate", str(path), "--json").out)]
    assert places == [f"{name}.0.zzz", f"{name}.2.zzz"]


FLOODS = {
    "empty rows": b'{"activities": [' + b"{}," * 300_000 + b"{}]}",
    "wrong items": b'{"activities": [' + b"1," * 500_000 + b"1]}",
    "wrong codes": b'{"activities": [' + b",".join([b'{"topics": [' + b"1," * 900 + b"1]}"] * 50) + b"]}",
    "wrong lines": b'{"topics":1}\n' * 100_000,
    "lines of wrong codes": (b'{"topics": [' + b"1," * 900 + b"1]}\n") * 50,
    "a million paragraphs": GOOD.replace(b'"paragraphs": 57', b'"paragraphs": 1000000', 1),
}


@pytest.mark.parametrize("name", FLOODS)
def test_a_flood_of_problems_is_cut(name: str, tmp_path: Path) -> None:
    path = tmp_path / "flood.json"
    path.write_bytes(FLOODS[name])
    (code, out, err), peak = measured("validate", str(path), "--json")
    assert code == 1
    assert err.startswith("10,000 wrong, where looking ended: ")
    assert peak < 64 * 2**20 + 40 * len(FLOODS[name])
    assert len(out) < 8 * 2**20
