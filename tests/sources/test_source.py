"""Where records come from: the bundled paper, a dataset of one's own, or activities line by line."""

import json
import shlex
from pathlib import Path

import pytest

from tacli.vocabulary.bundled import data_file
from tests.conftest import Run

GOOD = data_file("records.json").read_bytes()
LINES = [json.dumps(a, ensure_ascii=False) for a in json.loads(GOOD)["activities"]]


@pytest.mark.parametrize("name", ["rows.jsonl", "rows"])
@pytest.mark.parametrize("data", ["", "\n \n"])
def test_no_line_is_an_empty_file(pipe: Run, tmp_path: Path, name: str, data: str) -> None:
    path = tmp_path / name
    path.write_text(data, encoding="utf-8")
    for command in (["activities", "--data"], ["summary", "--data"], ["donors", "--data"]):
        code, out, err = pipe(*command, str(path))
        assert (code, out) == (1, "")
        assert str(path) in err
    assert pipe("validate", str(path)).code == 1


def test_json_lines_are_known_by_their_first_line_with_text(pipe: Run, tmp_path: Path) -> None:
    path = tmp_path / "rows"
    path.write_text("\n".join(["", " ", *LINES[:3], ""]), encoding="utf-8")
    assert pipe("activities", "--data", str(path), "--count").out == "3\n"
    path.write_text("\n".join([LINES[0].replace('"topics"', '"topic"'), LINES[1]]), encoding="utf-8")
    assert "line 1 is refused: topics: Field required" in pipe("activities", "--data", str(path)).err
    places = [row["place"] for row in json.loads(pipe("validate", str(path), "--json").out)]
    assert sorted(places) == ["line 1: topic", "line 1: topics"]


def test_json_lines_answer_as_the_dataset_does(pipe: Run, tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(LINES), encoding="utf-8")
    for question in (
        ["activities", "--topic", "drugs", "--json"],
        ["summary", "--by", "kind", "--csv"],
        ["search", "border", "--json"],
    ):
        assert pipe(*question, "--data", str(path)).out == pipe(*question).out
    assert "activities alone" in pipe("donors", "--data", str(path)).err


def test_the_environment_names_a_dataset(pipe: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "row.jsonl"
    path.write_text(LINES[0], encoding="utf-8")
    monkeypatch.setenv("TACLI_DATA", str(path))
    assert pipe("activities", "--count").out == "1\n"


def test_a_dataset_of_ones_own_has_its_own_entities(pipe: Run, tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    path.write_bytes(GOOD.replace(b'"aliases": ["IOM"', b'"aliases": ["Movers"'))
    assert (
        pipe("activities", "--entity", "Movers", "--data", str(path), "--count").out
        == pipe("activities", "--entity", "IOM", "--count").out
    )
    assert pipe("activities", "--entity", "Movers").code == 2


OWN = (
    GOOD.replace(b"unesco", b"myorg")
    .replace(b"UNESCO", b"MYO")
    .replace(b'"United Nations Educational, Scientific and Cultural Organization"', b'"My Org, of the World"')
)


@pytest.mark.parametrize(
    "question",
    [
        "activities --entity myorg",
        "activities --entity 'My Org, of the World'",
        "activities --not 'entity=My Org, of the World'",
        "entities --entity 'My Org, of the World'",
        "search training --entity myorg",
        "show myorg",
        "show myorg-7.1",
        "summary",
        "summary --by entity",
        "summary --by entity --by topic",
        "profile myorg",
        "profile trafficking",
        "profile african",
        "profile Benin",
        "terms entity",
        "activities --entity myorg --explain",
    ],
)
def test_every_command_takes_entities_of_ones_own(pipe: Run, tmp_path: Path, question: str) -> None:
    path = tmp_path / "own.json"
    path.write_bytes(OWN)
    code, out, err = pipe(*shlex.split(question), "--data", str(path), "--format", "jsonl")
    assert (code, "itself failed" in err) == (0, False)
    assert "unesco" not in (out + err).lower()
    if "Benin" not in question and "--not" not in question and question != "summary":
        assert "myorg" in out


def test_activities_alone_take_known_names_and_any_code_of_an_entity(pipe: Run, tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    own = LINES[0].replace('"eclac', '"our-office')
    path.write_text("\n".join([*LINES, own]), encoding="utf-8")
    ask = ("activities", "--data", str(path), "--count", "--entity")
    assert pipe(*ask, "IOM").out == pipe("activities", "--count", "--entity", "IOM").out
    assert pipe(*ask, "our-office").out == "1\n"
    assert pipe(*ask, "our-office,iom").out == pipe(*ask, "our-office", "--entity", "iom").out
    assert pipe(*ask, "Our Office").code == 2


def test_the_overview_of_activities_alone_has_no_replies_and_donors(pipe: Run, tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(row for row in LINES if '"start": null, "end": null' in row), encoding="utf-8")
    rows = json.loads(pipe("summary", "--data", str(path), "--json").out)
    assert {row["source"]["annex"] for row in rows} == {"I"}
    assert "Years" not in pipe("summary", "--data", str(path), "--format", "table").out


def test_lines_on_stdin_have_no_size(pipe: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "rows"
    path.write_text("\n".join(LINES[:3]), encoding="utf-8")
    with path.open(encoding="utf-8") as file:
        monkeypatch.setattr("sys.stdin", file)
        assert pipe("activities", "--data", "-", "--count").out == "3\n"
