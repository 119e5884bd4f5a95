"""Pages of subjects as HTML."""

import pytest

import tacli
from tacli.query.field import text
from tacli.render.web.frame import html, made_on
from tacli.text import day
from tacli.views.blocks import Bar, Facts, Figure, Key, Pair, Series, Step
from tacli.views.rows import as_listing
from tacli.views.table import Page, Section, Table
from tests.conftest import Run
from tests.render.web import Page as Html

COLUMNS = tuple(text(name, name.title(), "") for name in ("who", "what", "status", "when", "id"))
ROWS = (("IOM", "Training", "Ongoing", "2005", "iom-1"), ("OSCE", "Advice", "Planned", "", "osce-1"))


def _html(page: Page) -> Html:
    return Html(html(page, "tacli x", "Source"))


def test_each_block_is_drawn() -> None:
    table = Table(COLUMNS, iter(ROWS), grouped="who", bare=True)
    bars = (Bar("A", 13, 18, 0.722), Bar("Least", 2, 24, 0.08, "overlap"), Bar("All", 50, 107, 0.467, "total"))
    page = Page(
        "Moldova",
        ("Eastern European group", "not a donor to the fund"),
        "",
        (
            Section(
                "Named in 2 activities", (table,), "A note", (Key("2", "activities name it"),),
                more=Step("tacli activities", "3 more"),
            ),
            Section("Reached through a region by 9 more", (Table(COLUMNS[1:], ROWS[:0]),), apart=True),
            Section("Replies", (Figure("Eastern European States", bars, "rate", "States parties"),)),
            Section(
                "In figures",
                (Figure("Topics", (Bar("A", 2, 4, 0.5),), full=2, found=3), Series(2004, 2005, (1, 2), "so")),
            ),
            Section("Paid", (Figure("Donors", (Bar("Japan", 827410, 2875202, 0.288),), "amount", "USD", 827410),)),
            Section("Facts", (Facts((Pair("A", "B"),)), "A sentence")),
            Section("Facts"),
        ),
        cite="The paper",
        steps=(Step("tacli profile Ukraine", "a neighbour"),),
        keys=(Key("72%", "of Eastern European States replied", "13 of 18"),),
    )  # fmt: skip
    drawn = _html(page)
    assert drawn.texts("p", "kicker") == ["tacli · Eastern European group · not a donor to the fund"]
    assert drawn.texts("p", "lede") == ["Named in 2 activities; reached through a region by 9 more."]
    assert drawn.texts("dd")[:2] == ["72%", "2"]
    assert drawn.attributes("section", "id")[-3:] == ["facts", "facts-2", "source"]
    assert drawn.attributes("section", "class") == [None, "apart", *[None] * 5, "source"]
    assert drawn.texts("p", "note") == ["Not on this page: 3 more. A note"]
    listed, rates, counts, paid = drawn.texts("table")
    assert listed.endswith("WhatWhoStatusIdTrainingWhoIOMStatusOngoing2005Idiom-1AdviceWhoOSCEStatusPlannedIdosce-1")
    assert rates.endswith("RepliedRateA13 of 1872%Least apart, in no total2 of 248%All50 of 10747%")
    assert counts == "TopicsTopics: the first 1 of 3CountShareA250%"
    assert paid == "DonorsDonorsUS$ShareJapan827,41028.8%"
    assert drawn.texts("desc") == ["2004: 1, 2005: 2. so"]
    assert drawn.texts("dl", "facts") == ["AB"]
    assert "A sentence" in drawn.texts("p")
    assert "Ukraine" not in " ".join(drawn.texts("main"))


def test_a_page_without_lists_has_the_answer_that_it_gives() -> None:
    page = Page("Title", (), "The answer.", (Section("A", (Figure("F", (Bar("A", 1, None, 0),), "rate"),)),))
    assert _html(page).texts("p", "lede") == ["The answer."]
    assert _html(page).texts("td", "r") == ["1", "0%"]
    assert _html(Page("Title")).texts("p", "lede") == []
    assert _html(Page("Title", sections=(Section("5", (Figure("F", ()),)),))).texts("th") == ["F", "Count", "Share"]


@pytest.mark.parametrize(
    ("command", "title", "said"),
    [
        ("profile Moldova", "Republic of Moldova", "Named in 4 activities; reached through a region by 9 more."),
        ("compare Moldova Ukraine", "Republic of Moldova · Ukraine", None),
        ("show unesco-7.1", "Project to Fight Human Trafficking in Africa", None),
    ],
)
def test_a_subject_has_a_page(pipe: Run, command: str, title: str, said: str | None) -> None:
    page = Html(pipe(*command.split(), "--format", "html").out)
    assert page.texts("h1") == [title]
    assert said is None or page.texts("p", "lede") == [said]
    assert "Cite as" in page.texts("section", "source")[0]
    assert [text for text, within in page.said if "tacli" in text and "kicker" not in within] == [
        f"tacli {command} --format html", MADE,
    ]  # fmt: skip


@pytest.mark.parametrize("command", ["profile Trafficking", "activities --topic drugs", "summary", "profile UNODC"])
def test_a_page_speaks_of_the_tool_in_its_foot_alone(pipe: Run, command: str) -> None:
    page = Html(pipe(*command.split(), "--format", "html").out)
    said = [text for text, within in page.said if "kicker" not in within and not within & {"script", "style"}]
    assert [text for text in said if "tacli" in text or "--" in text] == [f"tacli {command} --format html", MADE]


def test_rows_of_few_organizations_stand_under_them() -> None:
    rows = tuple((who, f"{who} {n}", "", "", f"{n}") for who in ("IOM", "OSCE") for n in range(2))
    assert as_listing(Table(COLUMNS, rows, grouped="who"), "All").layout.group == "who"


def test_a_key_figure_is_a_phrase(pipe: Run) -> None:
    def keys(command: str) -> list[str]:
        page = Html(pipe(*command.split(), "--format", "html").out)
        return [f"{figure} {words}" for figure, words in zip(page.texts("dd"), page.texts("dt"), strict=False)]

    assert keys("profile Cambodia")[:4] == [
        "5 activities name it",
        "6 more reach it through a region",
        "47% of Asian States in the Organized Crime Convention replied 7 of 15",
        "8% of least developed countries in the Organized Crime Convention replied 2 of 24",
    ]
    assert keys("profile Japan")[0] == "1 more reaches it through a region"
    assert keys("profile african")[0] == "5 activities name a State of it"
    assert keys("profile africa")[:3] == [
        "8 activities name it", "8 more activities naming a region within it", "2 more activities naming a State of it"
    ]  # fmt: skip
    assert keys("profile convention")[:2] == [
        "8 activities name it", "47% of States parties in the Organized Crime Convention replied 50 of 107",
    ]  # fmt: skip
    assert keys("profile drugs")[0] == "6 activities are on this topic"
    assert keys("profile UNODC")[0] == "7 activities in which it takes part"


def test_what_stands_beside_a_row_that_reaches_a_state_is_the_region_through_which(pipe: Run) -> None:
    page = Html(pipe("profile", "Cambodia", "--format", "html").out)
    (row,) = (row for row in page.texts("tr") if row.endswith("adb-15.1"))  # of South Asia, too
    assert "ThroughGreater Mekong SubregionStatus" in row
    (head,) = (row for row in page.texts("tr") if row.startswith("What") and "Through" in row)
    assert "Also in" not in head
    of_region = Html(pipe("profile", "central america", "--format", "html").out)
    assert "ThroughAmericas" in " ".join(of_region.texts("tr"))


MADE = f"{day(made_on())}, with tacli {tacli.__version__}"
