"""Pages of subjects as stories."""

import pytest

from tacli.query.field import text
from tacli.views import story
from tacli.views.page import Bar, Facts, Figure, Page, Pair, Section, Step
from tacli.views.stories.of_page import page_story
from tacli.views.table import Series, Table
from tests.conftest import Run
from tests.render.web import Page as Html

COLUMNS = tuple(text(name, name.title(), "") for name in ("who", "what", "status", "when", "id"))
ROWS = (("IOM", "Training", "Ongoing", "2005", "iom-1"), ("OSCE", "Advice", "Planned", "", "osce-1"))


def test_each_block_has_its_figure() -> None:
    table = Table(COLUMNS, iter(ROWS), grouped="who", bare=True)
    bars = (Bar("A", 13, 18, 0.722), Bar("Least", 2, 24, 0.08, "overlap"), Bar("All", 50, 107, 0.467, "total"))
    page = Page(
        "Moldova",
        ("Eastern European group", "not a donor"),
        "",
        (
            Section("Named in 2 activities", (table,), "A note"),
            Section("Reached through a region by 9 more", (Table(COLUMNS[1:], ROWS[:0]),)),
            Section("Replies of its group", (Figure("Eastern European States", bars, "rate", "States parties"),)),
            Section(
                "In figures",
                (Figure("Topics", (Bar("A", 2, 4, 0.5),), full=2, found=3), Series(2004, 2005, (1, 2), "so")),
            ),
            Section(
                "What it paid", (Figure("Donors", (Bar("Japan", 827410, 2875202, 0.288),), "amount", "USD", 827410),)
            ),
            Section("Facts", (Facts((Pair("A", "B"),)), "A sentence")),
            Section("Facts"),
        ),
        cite="The paper",
        steps=(Step("tacli profile Ukraine", "a neighbour"),),
    )
    told = page_story(page)
    assert (told.kind, told.lede) == (
        "Eastern European group · not a donor", "Named in 2 activities; reached through a region by 9 more.",
    )  # fmt: skip
    assert told.keys == (
        story.Key("2", "activities", "Named in"),
        story.Key("9", "more", "Reached through a region by"),
        story.Key("72%", "A: replied", "13 of 18 States parties, Eastern European States"),
    )
    assert told.further == (("tacli profile Ukraine", "a neighbour"),)
    assert [part.id for part in told.parts[-2:]] == ["facts", "facts-2"]
    assert [part.apart for part in told.parts] == [False, True, *[False] * 5]
    listing, rates, counts, paid = (told.parts[place].figures[0] for place in (0, 2, 3, 4))
    assert isinstance(listing, story.Listing)
    assert [beside.fields for beside in listing.layout.beside] == [("status", "when"), ("id",)]
    assert (listing.layout.lead, listing.layout.group, listing.narrows) == ("what", "who", False)
    assert isinstance(rates, story.Bars)
    assert [(bar.name, bar.figures, bar.small) for bar in rates.bars] == [
        ("A", ("13 of 18", "72%"), ""), ("Least", ("2 of 24", "8%"), "apart, in no total"),
    ]  # fmt: skip
    assert (rates.total, rates.scale) == (("All", "50 of 107", "47%"), 1)
    assert isinstance(counts, story.Bars)
    assert (counts.heads[0], counts.bars[0].figures) == ("Topics: the first 1 of 3", ("2", "50%"))
    assert isinstance(told.parts[3].figures[1], story.Years)
    assert isinstance(paid, story.Bars)
    assert (paid.heads, paid.bars[0].figures) == (("Donors", "US$", "Share"), ("827,410", "28.8%"))
    assert told.parts[5].figures == (story.Facts((("A", "B"),)), story.Facts((("", "A sentence"),)))


def test_a_page_without_lists_has_the_answer_that_it_gives() -> None:
    told = page_story(
        Page("Title", (), "The answer.", (Section("A", (Figure("F", (Bar("A", 1, None, 0),), "rate"),)),))
    )
    assert (told.lede, told.keys) == ("The answer.", ())
    assert page_story(Page("Title")).lede == ""


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
    assert "tacli profile" in page.texts("section", "source")[0]
