"""A chart for a slide: one picture, light, titled, sourced, with every figure as text."""

import json
import xml.etree.ElementTree as ET

import pytest

from tacli.render.slides import drawings, paper
from tacli.render.slides.slide import slide
from tacli.views import charts
from tacli.views.blocks import Bar, Figure, Series
from tacli.views.table import Page, Section
from tests.conftest import Run
from tests.sources.iati.files import DATA

NAME = "{http://www.w3.org/2000/svg}"


def _read(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own output


def _texts(root: ET.Element) -> list[str]:
    return [(element.text or "").strip() for element in root.iter(f"{NAME}text")]


def _slide(pipe: Run, command: str) -> ET.Element:
    return _read(pipe(*command.split(), "--format", "svg").out)


@pytest.mark.parametrize(
    ("command", "title"),
    [
        (
            "responses --instrument migrants",
            "On the Migrants Protocol, replies range from 17% of African States to 77% of ",
        ),
        (
            "responses --by-group",
            "On the Organized Crime Convention, replies range from 26% of African States to 72% of ",
        ),
        ("donors", "Three of eleven donors paid 81% of the money"),
        (
            "summary --by topic",
            "Trafficking in persons is the topic of 87 activities, nearly three times as many",
        ),
        ("summary --by year", "The 25 activities that give a year peak in 2005"),
        ("summary --by status", "125 of 202 activities are ongoing"),
        (
            "summary --by country",
            "46 States are named; Cambodia, Lao People's Democratic Republic, Thailand and Viet Nam ",
        ),
    ],
)
def test_a_slide_says_what_was_found_and_where_it_comes_from(
    pipe: Run, monkeypatch: pytest.MonkeyPatch, command: str, title: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1132963200")
    root = _slide(pipe, command)
    assert (root.get("role"), root.get("width")) == ("img", "1280")
    assert (root.findtext(f"{NAME}title") or "").startswith(title)
    said = " ".join(_texts(root))
    assert title in said
    assert "Conference of the Parties" in said
    assert "9 September 2005, annex " in said
    assert f"tacli {command} --format svg · 26 November 2005, tacli 0.1.0" in said
    assert root.findall(f"{NAME}rect")[0].get("fill") == "#ffffff"


@pytest.mark.parametrize("command", ["summary", "activities --limit 3", "entities", "summary --by topic --by status"])
def test_what_is_no_one_chart_stays_a_table(pipe: Run, command: str) -> None:
    assert 'class="tacli-matrix"' in pipe(*command.split(), "--format", "svg").out


@pytest.mark.parametrize("command", ["summary", "profile Japan", "compare IOM OSCE"])
def test_a_page_as_picture_has_no_columns_that_could_be_left_out(pipe: Run, command: str) -> None:
    assert "Columns" not in " ".join(_texts(_slide(pipe, command)))


def test_a_slide_of_files_is_cited_without_their_folders(pipe: Run) -> None:
    texts = _texts(_slide(pipe, f"summary --by status --data {DATA / 'money-2.03.xml'}"))
    assert "Village & Sons and Ministry of Aid, IATI data: money-2.03.xml" in texts


def test_the_shades_of_a_map_have_a_key_also_for_none(pipe: Run) -> None:
    texts = _texts(_slide(pipe, "summary --by country"))
    place = texts.index("none")
    assert texts[place : place + 5] == ["none", "1", "2", "3", "4\u20135"]


def test_figures_of_a_slide_are_those_of_the_json(pipe: Run) -> None:
    rows = json.loads(pipe("responses", "--json").out)
    texts = _texts(_slide(pipe, "responses"))
    assert [text for row in rows for text in [f"{100 * row['rate']:.0f}%", f"{row['replies']} of {row['parties']}"]
            if text not in texts] == []  # fmt: skip
    rows = json.loads(pipe("donors", "--json").out)
    texts = _texts(_slide(pipe, "donors"))
    assert [row["donor"] for row in rows if f"{row['rank']}  {row['donor']}" not in texts] == []
    assert [row["amount"] for row in rows if f"{row['amount']:,}" not in texts] == []
    rows = json.loads(pipe("summary", "--by", "country", "--json", "--labels").out)
    said = " ".join(_texts(_slide(pipe, "summary --by country")))
    assert [row for row in rows if f"{row['country_label']} {row['count']}" not in said] == []


def test_nothing_is_written_past_the_edges_and_nothing_dropped(pipe: Run) -> None:
    root = _slide(pipe, "summary --by entity")
    assert float(root.get("height") or 0) > paper.LEAST
    height = float(root.get("height") or 0)
    assert max(float(element.get("y") or 0) for element in root.iter(f"{NAME}text")) < height
    assert len([text for text in _texts(root) if text.endswith("%")]) == 26


def test_rows_of_nothing_are_drawn_too() -> None:
    empty = Figure("Counts", (Bar("A", 0, None, None),), full=0)
    assert 'width="0"' in drawings.bars(empty).markup
    years = drawings.columns(Series(2004, 2005, (0, 0), "", now=2004))
    assert years.said == "2004: 0, 2005: 0"
    row = charts.RateRow("A", (None, charts.Reply(None, 0, 0)))
    rates = drawings.rates(charts.Rates("Rates", "Group", (("C", "C"), ("P", "P")), (row,)))
    assert rates.said == "A: P none (0 of 0)"
    nobody = drawings.world(charts.World("World", (), ("activity", "activities")))
    assert nobody.said == ""
    assert drawings.parts(charts.Parts("Parts", ("A",), ())).said == ""


def test_a_story_of_several_charts_or_of_none_is_no_slide() -> None:
    told = Page("Title")
    assert slide(told, "tacli") is None
    part = Section("Found", (charts.Names("Names", ("A",)),))
    assert slide(told._replace(sections=(part,)), "tacli") is None
    assert slide(told._replace(sections=(part, part)), "tacli") is None
