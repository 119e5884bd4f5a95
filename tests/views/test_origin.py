"""What a page is from, directly under its title."""

from datetime import date
from pathlib import Path

import pytest

from tacli.views.origin import of_files, of_lines
from tests.conftest import Run
from tests.render.web import Page
from tests.sources.iati.files import DATA

PAPER = (
    "As at 9 September 2005, a paper for the Conference of the Parties to the United Nations Convention against "
    "Transnational Organized Crime, Second session: “Technical assistance activities: working paper prepared by the "
    "Secretariat, addendum”."
)


@pytest.mark.parametrize(
    "command", ["summary", "activities --topic drugs", "responses", "donors", "profile Moldova", "compare IOM OSCE",
                "show unesco-7.1", "summary --by topic --by status", "entities", "about"]
)  # fmt: skip
def test_a_page_says_under_its_title_what_it_is_from_and_as_at_when(pipe: Run, command: str) -> None:
    page = Page(pipe(*command.split(), "--format", "html").out)
    assert page.texts("p", "origin") == [PAPER]
    following = [
        tag for tag, attributes, _ in page.elements if tag in ("h1", "p") and attributes.get("class") != "kicker"
    ]
    assert following[:2] == ["h1", "p"]


@pytest.mark.parametrize("command", ["activities", "summary", "profile Kenya", "summary --sum disbursement"])
def test_a_page_of_files_names_publishers_files_and_their_last_update(pipe: Run, command: str) -> None:
    page = Page(pipe(*command.split(), "--data", str(DATA / "money-2.03.xml"), "--format", "html").out)
    (said,) = page.texts("p", "origin")
    assert said == (
        "Without a date of update, published by Village & Sons and Ministry of Aid under the International Aid "
        "Transparency Initiative (IATI), in money-2.03.xml."
    )


def test_the_last_update_is_that_of_all_files() -> None:
    said = of_files(["A", "B", "C", "D"], date(2021, 5, 28), ("x/a.xml", "b.xml", "c.xml", "d.xml"))
    assert said.cite == "4 organizations, IATI data: a.xml, b.xml, c.xml and 1 more file, as at 28 May 2021"
    assert said.when + said.what == (
        "As at 28 May 2021, published by 4 organizations under the International Aid Transparency Initiative (IATI), "
        "in a.xml, b.xml, c.xml and 1 more file."
    )


def test_a_page_of_dated_files(pipe: Run) -> None:
    page = Page(pipe("activities", "--data", str(DATA / "nasty-2.03.xml"), "--format", "html").out)
    assert page.texts("p", "origin")[0].startswith("As at ")


def test_activities_that_come_alone_have_no_date(pipe: Run, tmp_path: Path) -> None:
    path = tmp_path / "some.jsonl"
    path.write_text(pipe("activities", "--topic", "drugs", "--format", "jsonl").out, encoding="utf-8")
    page = Page(pipe("activities", "--data", str(path), "--format", "html").out)
    assert page.texts("p", "origin") == ["".join(of_lines("some.jsonl"))]


def test_data_that_is_refused_is_from_nothing(pipe: Run, tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_text('{"document": {}}', encoding="utf-8")
    page = Page(pipe("validate", "--data", str(path), "--format", "html").out)
    assert page.texts("p", "origin") == []
