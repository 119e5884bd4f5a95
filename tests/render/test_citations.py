"""Forms of a citation, read back by other libraries; nothing in a value is markup."""

import json
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from hypothesis import example, given
from hypothesis import strategies as st

from tacli.query.field import text
from tacli.render import formats, pieces
from tacli.text import visible
from tacli.views import Table

SAID: dict[str, Any] = {
    "id": "paper-2005-a-1.1",
    "type": "report",
    "title": "A title: of a paper",
    "author": [{"literal": "The Body and its Members"}],
    "issued": {"date-parts": [[2005, 9, 9]]},
    "section": "annex I, paragraph 7, sentence 1",
    "event-title": "The Body, Second session",
    "event-place": "Vienna",
    "event-date": {"date-parts": [[2005, 10, 10], [2005, 10, 21]]},
    "language": "English",
    "note": "Item 6",
}
_LETTERS = st.characters(exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Mn", "Me"])
TEXTS = st.text(_LETTERS, min_size=1).filter(lambda text: visible(text) == text)  # blank letters stand as escapes
# Where braces and backslashes stand, both readers of BibTeX and TeX have to agree.
HOSTILE = '}, evil = {x} @book{a, \\input{b} 100% #1 $x$ a_b ^ ~ "q" & é'


def _render(form: str, **changed: Any) -> str:
    said = {**SAID, **changed}
    return "".join(map(str, pieces(Table(tuple(text(n, n, "") for n in said), [tuple(said.values())]), form)))


def _without_tex(value: str) -> str:
    """Read what TeX would print."""
    names = {"textbackslash": "\\", "textasciicircum": "^", "textasciitilde": "~", "textbraceleft": "{"}
    for name, character in {**names, "textbraceright": "}"}.items():
        value = value.replace(f"\\{name}{{}}", f"\\char{ord(character)} ")
    for character in "$&#%_":
        value = value.replace(f"\\{character}", f"\\char{ord(character)} ")
    head, *parts = value.split("\\char")
    return head + "".join(chr(int(part.split(" ", 1)[0])) + part.split(" ", 1)[1] for part in parts)


def _bibtex(out: str) -> tuple[str, str, dict[str, str]]:
    library = parse_string(out)
    assert library.failed_blocks == []
    (entry,) = library.entries
    return entry.entry_type, entry.key, {field.key: str(field.value) for field in entry.fields}


def test_in_words() -> None:
    said = "The Body, Second session, A title: of a paper, 9 September 2005, annex I, paragraph 7, sentence 1\n"
    assert _render("text") == said
    assert _render("text", section="") == said.replace(", annex I, paragraph 7, sentence 1", "")


def test_bibtex() -> None:
    assert _bibtex(_render("bibtex")) == (
        "techreport",
        "paper-2005-a-1.1",
        {
            "author": "{The Body and its Members}",
            "title": "{A title: of a paper}",
            "institution": "{The Body and its Members}",
            "type": "Report",
            "year": "2005",
            "date": "2005-09-09",
            "language": "English",
            "note": "annex I, paragraph 7, sentence 1; "
            "The Body, Second session, Vienna, 2005-10-10 to 2005-10-21; Item 6",
            "month": "sep",
        },
    )


@given(TEXTS)
@example(HOSTILE)
def test_bibtex_holds_whatever_a_title_holds(title: str) -> None:
    fields = _bibtex(_render("bibtex", title=f"a {title} z"))[2]
    assert _without_tex(fields["title"][1:-1]) == " ".join(f"a {title} z".split())
    assert "evil" not in fields


def test_ris() -> None:
    out = _render("ris")
    assert all(line.endswith("\r\n") for line in out.splitlines(keepends=True))
    assert rispy.loads(out) == [
        {
            "type_of_reference": "RPRT",
            "id": "paper-2005-a-1.1",
            "authors": ["The Body and its Members"],
            "title": "A title: of a paper",
            "year": "2005",
            "date": "2005/09/09",
            "section": "annex I, paragraph 7, sentence 1",
            "language": "English",
            "notes": [
                "annex I, paragraph 7, sentence 1",
                "The Body, Second session, Vienna, 2005-10-10 to 2005-10-21",
                "Item 6",
            ],
        }
    ]


@given(TEXTS)
@example("x\r\nER  - \r\nTY  - BOOK")
def test_ris_holds_whatever_a_title_holds(title: str) -> None:
    (said,) = rispy.loads(_render("ris", title=f"a {title} z"))
    assert said["title"] == " ".join(f"a {title} z".split())


def test_csl_is_a_list_of_items_as_they_are() -> None:
    assert json.loads(_render("csl")) == [SAID]
    assert _render("csl") == _render("json")


@pytest.mark.parametrize("form", ["text", "bibtex", "ris"])
def test_what_no_reader_sees_is_an_escape(form: str) -> None:
    out = _render(form, title="a\x1b[31m\u202eb")
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "x1b" in out


@pytest.mark.parametrize("form", ["text", "bibtex", "ris"])
def test_some_parts_alone_are_a_citation_too(form: str) -> None:
    table = Table((text("title", "Title", ""),), [("A title",)])
    assert "A title" in "".join(map(str, pieces(table, form)))


def test_forms_of_citations_are_for_citations() -> None:
    assert {"bibtex", "csl", "ris", "text"} == set(formats(cites=True)) - set(formats())
