"""`tacli cite`: what is cited, and in which form."""

import json
from pathlib import Path

import pytest

from tacli.vocabulary.bundled import data_file
from tests.conftest import Run
from tests.render.web import Page
from tests.sources.iati.files import written

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


def test_csl_is_the_json_without_what_is_empty(pipe: Run) -> None:
    items = json.loads(pipe("cite", "--json").out)
    cited = json.loads(pipe("cite", "--format", "csl").out)
    assert cited == [{name: value for name, value in item.items() if value} for item in items]
    assert [(item["type"], item["language"], "section" in item) for item in cited] == [("report", "en", False)]


def test_files_are_cited_by_publisher_name_and_day(pipe: Run, tmp_path: Path) -> None:
    said = '<iati-identifier>XX-1-A</iati-identifier><reporting-org ref="XX-1"><narrative>Aid Office</narrative>'
    path = written(tmp_path / "of-2023.xml", f"{said}</reporting-org>")
    text = path.read_text(encoding="utf-8")
    dated = '<iati-activity last-updated-datetime="2023-11-09T10:00:00Z">'
    path.write_text(text.replace("<iati-activity>", dated), encoding="utf-8")
    data = ("--data", str(path))
    words = "Aid Office, IATI data: of-2023.xml, as at 9 November 2023"
    assert pipe("cite", *data).out == f"{words}\n"
    bibtex = pipe("cite", *data, "--format", "bibtex").out
    assert bibtex.startswith("@misc{iati-of-2023.xml,\n  author = {{Aid Office}},\n")
    assert "  title = {{IATI data: of-2023.xml}},\n" in bibtex
    assert "year = {2023}" in bibtex
    assert pipe("cite", *data, "--format", "ris").out.startswith("TY  - DATA\r\n")
    for command in ("activities", "summary", "profile XX-1"):
        source = Page(pipe(*command.split(), *data, "--format", "html").out).texts("section", "source")[0]
        assert f"Cite as{words}" in source
    record = Page(pipe("show", "XX-1-A", *data, "--format", "html").out).texts("section", "source")[0]
    assert "Cite asAid Office, XX-1-A, as at 9 November 2023, of-2023.xml, line " in record
    assert str(tmp_path) not in record.partition("Made with")[0]


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
