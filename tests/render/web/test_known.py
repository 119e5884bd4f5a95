"""What is to be known of the figures of a page, and what it shows of many: nothing is lost by mail."""

import json

import pytest

from tacli.render.web.charts import bars
from tacli.views.blocks import Bar, Figure
from tests.conftest import Run
from tests.render.web import Page
from tests.sources.iati.files import DATA

MONEY = str(DATA / "money-2.03.xml")
PAID = "6 disbursements of 3 activities, 2 publishers, levels 1 and 2: money passed from one to another counts at each."


def _known(pipe: Run, *command: str) -> str:
    page = Page(pipe(*command, "--format", "html").out)
    said = dict(zip(page.texts("dt"), page.texts("dd"), strict=True))
    return said.get("To be known", "")


def test_a_page_tells_its_remarks_without_options(pipe: Run) -> None:
    assert _known(pipe, "activities", "--country", "Cambodia") == (
        "6 more rows naming only a region that holds it (country Cambodia)."
    )
    assert _known(pipe, "activities", "--country", "Cambodia", "--include-regional", "--explain") == (
        "Country Cambodia: 5 naming it, 6 naming only a region that holds it."
    )
    assert _known(pipe, "summary") == ""
    assert _known(pipe, "summary", "--data", MONEY).endswith("could not be read and are left empty.")


@pytest.mark.parametrize("more", [(), ("--limit", "3")])
def test_what_is_known_of_sums_stands_on_the_page_once(pipe: Run, more: tuple[str, ...]) -> None:
    asked = ("summary", "--sum", "disbursement", "--by", "topic", "--data", MONEY, *more)
    page = Page(pipe(*asked, "--format", "html").out)
    said = " ".join(text for text, _ in page.said)
    for line in (PAID, "1 has several sectors and no percentages: each takes the same share."):
        assert said.count(line) == 1


@pytest.mark.parametrize("command", ["profile trafficking", "compare trafficking drugs", "profile IOM"])
def test_a_page_to_be_mailed_leaves_nothing_out(pipe: Run, command: str) -> None:
    page = Page(pipe(*command.split(), "--format", "html").out)
    said = " ".join(text for text, within in page.said if not within & {"style", "script"})
    assert [word for word in ("left out", "the first", "Not on this page") if word in said] == []


def test_a_long_figure_of_a_subject_is_folded_and_whole(pipe: Run) -> None:
    page = Page(pipe("profile", "trafficking", "--format", "html").out)
    assert page.texts("label") == ["Show 9 more", "Show 3 more"]  # countries, and regions
    places = json.loads(pipe("summary", "--topic", "trafficking", "--by", "country", "--json").out)
    assert len(places) == 29
    (table,) = (text for text in page.texts("table", "bars") if "Cambodia" in text)
    assert "Mexico" in table


def test_many_bars_are_folded_and_none_alone() -> None:
    some = tuple(Bar(str(n), 1, None, None) for n in range(6))
    folded = Page(str(bars(Figure("Counts", some, seen=4), "")))
    assert [attributes.get("class") for tag, attributes, _ in folded.elements if tag == "tbody"] == [None, "folded"]
    assert folded.texts("label") == ["Show 2 more"]
    assert Page(str(bars(Figure("Counts", some[:5], seen=4), ""))).texts("label") == []


def test_more_is_darker_on_a_map_and_none_has_its_key(pipe: Run) -> None:
    page = Page(pipe("summary", "--by", "country", "--format", "html").out)
    assert page.texts("ul", "legend")[0].startswith("Activities:none1234\u20135")


def test_what_no_mail_holds_is_counted(pipe: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tacli.views.subject_page._WHOLE", 4)
    page = Page(pipe("profile", "Cambodia", "--format", "html").out)
    notes = [text for text, _ in page.said if text.startswith("Not on this page")]
    assert notes == ["Not on this page: 1 more.", "Not on this page: 2 more."]
