"""`tacli cite`: what is cited, and in which form."""

import json
from pathlib import Path

import pytest

from tacli.vocabulary.bundled import data_file
from tests.conftest import Run

PAPER = (
    "Conference of the Parties to the United Nations Convention against Transnational Organized Crime, Second session, "
    "Technical assistance activities: working paper prepared by the Secretariat, addendum, 9 September 2005"
)


@pytest.mark.parametrize(
    ("what", "place"),
    [
        ([], ""),
        (["unesco-7.1"], ", annex I, paragraph 7, sentence 1"),
        (["UNESCO-7.1"], ", annex I, paragraph 7, sentence 1"),
        (["activities"], ", annex I"),
        (["entities"], ", annex I"),
        (["responses"], ", annex II"),
        (["Donors"], ", annex III"),
        (["UNIDIR"], ", annex I, paragraphs 6"),
    ],
)
def test_in_words(pipe: Run, what: list[str], place: str) -> None:
    assert pipe("cite", *what) == (0, f"{PAPER}{place}\n", "")


def test_it_says_the_same_as_about(pipe: Run) -> None:
    assert json.loads(pipe("about", "--json").out)["cite"] == PAPER


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.bib", "@techreport{technical-"), ("a.ris", "TY  - RPRT\n"), ("a.json", '[\n{"id": "technical-')],
)
def test_a_suffix_gives_the_form(pipe: Run, tmp_path: Path, name: str, begins: str) -> None:
    path = tmp_path / name
    assert pipe("cite", "donors", "-o", str(path)) == (0, "", "")
    assert path.read_text(encoding="utf-8").startswith(begins)


def test_json_is_csl(pipe: Run) -> None:
    items = json.loads(pipe("cite", "iom", "--json").out)
    assert items == json.loads(pipe("cite", "iom", "--format", "csl").out)
    assert [item["type"] for item in items] == ["report"]


def test_on_a_terminal_it_is_words_too(terminal: Run) -> None:
    assert terminal("cite", "donors").out == f"{PAPER}, annex III\n"


def test_another_dataset_cites_its_own_document(pipe: Run, tmp_path: Path) -> None:
    data = json.loads(data_file("records.json").read_text(encoding="utf-8"))
    data["document"]["title"] = "Another paper"
    path = tmp_path / "other.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    out = pipe("cite", "donors", "--data", str(path)).out
    assert out == PAPER.replace(PAPER.split(", ")[2] + ", addendum", "Another paper") + ", annex III\n"


def test_activities_alone_have_no_document(pipe: Run, tmp_path: Path) -> None:
    path = tmp_path / "some.jsonl"
    path.write_text(pipe("activities", "--limit", "1", "--format", "jsonl").out, encoding="utf-8")
    code, out, err = pipe("cite", "--data", str(path))
    assert (code, out) == (1, "")
    assert "holds activities alone" in err


def test_an_unknown_record_is_explained(pipe: Run) -> None:
    code, out, err = pipe("cite", "nonesuch")
    assert (code, out) == (2, "")
    assert err == (
        "tacli: There is no record 'nonesuch'.\n"
        "Type activities, entities, responses, donors, an entity, or an id: 'tacli activities --fields id,title' lists "
        "all.\n"
    )


def test_other_commands_give_no_citations(pipe: Run) -> None:
    code, out, err = pipe("donors", "--format", "bibtex")
    assert (code, out) == (2, "")
    assert "format 'bibtex' is unknown" in err
