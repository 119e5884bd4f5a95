"""Hostile text in a dataset and in arguments: shown as escapes on a terminal, carried exactly by data formats."""

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tacli.cli.run import run
from tacli.vocabulary.bundled import data_file
from tests.conftest import Run, several

HOSTILE = (
    "\x1b[2J\x1b]52;c;aGk=\x07\x9b31m\u202e\u200b[/red][bold] :smile: \x7f\x08\r\n\u2028<script>|`*`" + "\u0301" * 50
)
FIRST = json.loads(data_file("records.json").read_bytes())["activities"][0]


@pytest.fixture
def hostile(tmp_path: Path) -> str:
    path = tmp_path / "hostile.jsonl"
    path.write_text(json.dumps({**FIRST, "title": HOSTILE, "summary": "=1+1", "names": [HOSTILE]}), encoding="utf-8")
    return str(path)


def test_nothing_acts_on_a_terminal(terminal: Run, hostile: str) -> None:
    forms = ["--wide", "--json", "--csv"]
    forms += [f"--format={name}" for name in ("table", "tsv", "jsonl", "markdown", "html", "svg")]
    results = several(terminal, *(f"activities {form} --data {hostile}" for form in forms))
    for out in (result.out for result in results.values()):
        assert "script" in out or "…" in out
        assert not [c for c in out if (ord(c) < 32 and c not in "\n\t") or 127 <= ord(c) < 160]
        assert not {"\u202e", "\u200b", "\u2028"} & set(out)
        assert "\u0301" * 5 not in out


def test_cards_and_searches_are_as_safe(terminal: Run, hostile: str) -> None:
    out = terminal("search", "script", "--fields", "title", "--data", hostile).out
    assert "\\x1b[2J" in out
    assert "[/red][bold] :smile:" in out.replace("\n", "")


def test_data_formats_carry_it_exactly(pipe: Run, hostile: str) -> None:
    assert json.loads(pipe("activities", "--json", "--data", hostile).out)[0]["title"] == HOSTILE
    assert json.loads(pipe("activities", "--format", "jsonl", "--data", hostile).out)["title"] == HOSTILE
    rows = list(csv.DictReader(io.StringIO(pipe("activities", "--csv", "--data", hostile).out, newline="")))
    assert rows[0]["title"] == HOSTILE


def test_json_escapes_what_no_reader_sees(pipe: Run, hostile: str) -> None:
    out = pipe("activities", "--json", "--fields", "title", "--data", hostile).out
    assert not {"\x1b", "\x9b", "\u202e", "\u200b", "\u2028", "\x7f"} & set(out)


def test_formulas_are_told_of_and_made_text(pipe: Run, hostile: str) -> None:
    plain = pipe("activities", "--csv", "--data", hostile)
    assert "1 row has cells that a spreadsheet would run (--excel makes them text)." in plain.err
    safe = pipe("activities", "--excel", "--fields", "summary", "--data", hostile)
    assert (safe.out, safe.err) == ("\ufeffsummary\n'=1+1\n", "")
    assert pipe("activities", "--csv", "--excel", "--fields", "summary", "--data", hostile).out == safe.out


def test_only_formulas_that_went_out_are_told_of(pipe: Run, hostile: str) -> None:
    row = Path(hostile).read_text(encoding="utf-8")
    Path(hostile).write_text("\n".join([row] * 3), encoding="utf-8")
    question = ("activities", "--csv", "--data", hostile)
    assert "3 rows have cells" in pipe(*question).err
    assert "1 row has cells" in pipe(*question, "--limit", "1").err
    assert pipe(*question, "--count").err == ""


def test_numbers_are_no_formulas(pipe: Run) -> None:
    assert pipe("donors", "--csv").err == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ["activities", "--topic", HOSTILE],
        ["activities", "--fields", HOSTILE],
        ["activities", f"--{HOSTILE}"],
        ["activities", "--format", HOSTILE],
        ["activities", "--limit", HOSTILE],
        ["activities", "--data", HOSTILE],
        ["activities", "--output", f"/nowhere/{HOSTILE}.json"],
        ["show", HOSTILE],
        ["terms", HOSTILE],
        ["profile", HOSTILE],
        ["schema", HOSTILE],
        ["summary", "--by", HOSTILE],
        [HOSTILE],
    ],
)
def test_an_error_repeats_an_argument_as_escapes(pipe: Run, arguments: list[str]) -> None:
    code, out, err = pipe(*arguments)
    assert code in (1, 2)
    assert out == ""
    assert not [c for c in err if (ord(c) < 32 and c != "\n") or 127 <= ord(c) < 160]
    assert "\u202e" not in err
    assert len(err.splitlines()) <= 5


COMMANDS = st.sampled_from(
    ["activities", "responses", "donors", "entities", "show", "search", "summary", "profile", "terms"]
)
OPTIONS = st.sampled_from(
    [
        "--topic",
        "--country",
        "--year",
        "--fields",
        "--sort",
        "--limit",
        "--not",
        "--all",
        "--has",
        "--by",
        "--format",
        "--min",
    ]
)
ARGUMENT = st.text(max_size=20)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(COMMANDS, st.lists(st.one_of(OPTIONS, ARGUMENT), max_size=4))
def test_any_arguments_end_with_a_sentence(pipe: Run, command: str, arguments: list[str]) -> None:
    allowed = [a for a in arguments if not a.startswith(("-o", "--o", "--d"))]  # no files, please
    code, _, err = pipe(command, *allowed)
    assert code in (0, 1, 2)
    assert "Traceback" not in err


def test_run_gives_a_code_and_never_raises() -> None:
    assert run(["\x00"]) == 2
