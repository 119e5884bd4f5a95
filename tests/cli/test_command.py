"""A field is declared once: whatever a command or a page can do with one follows."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import tacli
from tests.conftest import Result, several

REFERENCE = Path(__file__).parents[2] / "docs" / "reference.py"
# Two replies where a row names two States or more, one where it names one, none where it names none.
ONE_MORE = """
from tacli.collections.paper import activities
from tacli.query.field import Records, text
more = text(
    "shades", "Shades", "Shades of it.", 9, get=lambda row: ["reported", "nothing-to-report"][: len(row.countries)],
    type=list[str], may_be_empty=True, option="shade", vocabulary="reply", asks="Shade that it has.",
)
activities.ACTIVITIES = Records("activities", (*activities.ACTIVITIES.fields, more))
"""


def _with_one_more(*arguments: str, program: tuple[str, str], **environment: str) -> Result:
    """Run a program in a process where activities have one more field."""
    done = subprocess.run(
        [sys.executable, "-c", ONE_MORE + program[1], *arguments],
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(scope="module")
def answers() -> dict[str, Result]:
    return several(
        _with_one_more,
        "activities --shade reported --count",
        "activities --not shade=nothing --count",
        "activities --shade reported,nothing --all shade --count",
        "activities --has shades --count",
        "activities --no shades --count",
        "activities --fields shades,id --sort shades --limit 1 --csv",
        "activities --limit 1 --json",
        "activities --shade reported --limit 1 --explain",
        "activities --help",
        "search training --shade reported --count",
        "summary --by shades --json",
        "summary --shade reported --by status --by shade --csv",
        "schema activities",
        "terms --json",
    )


def test_a_new_field_can_be_asked_for(dataset: tacli.Dataset, answers: dict[str, Result]) -> None:
    sizes = [len(a.countries) for a in dataset.activities]
    one, two, none = (sum(map(fits, sizes)) for fits in (bool, (1).__lt__, (0).__eq__))
    assert none
    assert two < one
    asked = {
        "activities --shade reported --count": one,
        "activities --not shade=nothing --count": len(sizes) - two,
        "activities --shade reported,nothing --all shade --count": two,
        "activities --has shades --count": one,
        "activities --no shades --count": none,
    }
    assert {question: int(answers[question].out) for question in asked} == asked
    assert 0 < int(answers["search training --shade reported --count"].out) <= one


def test_a_new_field_is_counted_by(dataset: tacli.Dataset, answers: dict[str, Result]) -> None:
    rows = json.loads(answers["summary --by shades --json"].out)
    sizes = [len(a.countries) for a in dataset.activities]
    counts = [sum(size > 0 for size in sizes), sum(size > 1 for size in sizes)]
    assert [(row["shade"], row["count"]) for row in rows] == list(
        zip(("reported", "nothing-to-report"), counts, strict=True)
    )
    assert answers["summary --shade reported --by status --by shade --csv"].out.startswith("status,reported,nothing")


def test_a_new_field_is_shown(answers: dict[str, Result]) -> None:
    out = answers["activities --fields shades,id --sort shades --limit 1 --csv"].out
    assert out.startswith(("shades,id\nreported,", "shades,id\nreported; nothing-to-report,"))
    (row,) = json.loads(answers["activities --limit 1 --json"].out)
    assert list(row)[-1] == "shades"


def test_a_new_field_is_described(answers: dict[str, Result]) -> None:
    shades = json.loads(answers["schema activities"].out)["properties"]["shades"]
    assert (shades["description"], shades["items"]["enum"]) == ("Shades of it.", ["reported", "nothing-to-report"])
    assert "--shade" in answers["activities --help"].out
    assert "Shade that it has." in answers["activities --help"].out
    (reply,) = (row for row in json.loads(answers["terms --json"].out) if row["vocabulary"] == "reply")
    assert "activities --shade" in reply["used"]


def test_a_new_field_stands_in_the_reference() -> None:
    program = ("-c", f"import runpy; print(runpy.run_path({str(REFERENCE)!r})['reference']())")
    lines = _with_one_more(program=program).out.splitlines()
    assert "| `--shade` | REPLY | Shade that it has. |" in lines
    assert "| `shades` | Shades of it. |" in lines


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("tacli activities --sha", "--shade"),
        ("tacli activities --shade rep", "reported"),
        ("tacli activities --not shade=rep", "shade=reported"),
        ("tacli activities --all sh", "shade"),
        ("tacli activities --has sh", "shades"),
        ("tacli activities --sort sh", "shades"),
        ("tacli summary --by sh", "shade"),
    ],
)
def test_a_new_field_is_offered_by_tab(line: str, offered: str) -> None:
    words = line.split(" ")
    asked = {"_TACLI_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    program = ("-c", "from tacli.cli.run import run; run([])")
    assert offered in _with_one_more(program=program, **asked).out.split()


def test_a_new_field_is_selected_by(dataset: tacli.Dataset) -> None:
    program = ("-c", "import tacli; print(len(tacli.load().select(shade='reported')))")
    assert int(_with_one_more(program=program).out) == sum(bool(a.countries) for a in dataset.activities)
