"""Subjects side by side."""

import json

import pytest

from tacli.views.compare import Compared, compare_page, parts_of
from tacli.views.stories.compare import compare_story
from tests.conftest import Run


def _fact(section: str, item: str, amount: int, of: int | None = None, **more: str) -> Compared:
    label, unit = more.get("label", ""), more.get("unit", "rows")
    return Compared("x", section, item, label, amount, of, amount / of if of else None, unit, "item", None)


def test_the_same_line_holds_the_same_fact_of_each() -> None:
    one = [_fact("named in", "activities", 4), _fact("by topic", "drugs", 1, label="Drugs")]
    two = [_fact("named in", "activities", 2), _fact("by topic", "firearms", 3, label="Firearms")]
    page = compare_page(["One", "Two"], list(parts_of(["One", "Two"], [one, two])), cite="cite")
    assert page.title == "One · Two"
    assert [(s.heading, [tuple(r) for b in s.blocks for r in b.rows]) for s in page.sections] == [  # type: ignore[union-attr]
        ("Activities", [("Name it", "4", "2")]),
        ("Topics", [("Firearms", "-", "3"), ("Drugs", "1", "-")]),
    ]
    assert [step.command for step in page.steps] == ["tacli profile One", "tacli profile Two"]


def test_rates_have_their_whole_and_payments_are_added_up() -> None:
    convention = {"label": "African States: Convention", "unit": "States"}
    one = [_fact("replies", "convention", 9, 34, **convention), _fact("paid", "A", 10, 100, unit="USD")]
    two = [_fact("paid", "B", 20, 100, unit="USD"), _fact("paid", "C", 5, 100, unit="USD")]
    page = compare_page(["One", "Two"], list(parts_of(["One", "Two"], [one, two])), cite="")
    lines = [tuple(row) for section in page.sections for block in section.blocks for row in block.rows]  # type: ignore[union-attr]
    assert lines == [("Convention", "9 of 34 (26%)", "-"), ("USD", "10 (10.0%)", "25 (25.0%)")]


def test_lines_in_which_all_have_nothing_are_not_there() -> None:
    nothing = [_fact("paid", "nothing", 0, 100, unit="USD")]
    assert compare_page(["One", "Two"], list(parts_of(["One", "Two"], [nothing, nothing])), cite="").sections == ()


def test_a_page_to_be_mailed_has_bars_on_one_scale_and_the_first_line_as_key_figures() -> None:
    convention = {"label": "African States: Convention", "unit": "States"}
    one = [_fact("named in", "activities", 4), _fact("replies", "convention", 9, 36, **convention)]
    two = [_fact("named in", "activities", 2), _fact("named in", "x", 8, label="beside")]
    parts = list(parts_of(["One", "Two"], [one, two]))
    page = compare_story(["One", "Two"], parts, "cite")
    assert page.keys == (("4", "One", "Activities that name it"), ("2", "Two", "Activities that name it"))
    assert [block.lines for section in page.sections for block in section.blocks] == [  # type: ignore[union-attr]
        (("Name it", (("4", 0.5), ("2", 0.25))), ("Beside", (("-", 0), ("8", 1)))),
        (("Convention", (("9 of 36 (25%)", 0.25), ("-", 0))),),
    ]


def test_without_a_line_that_leads_there_are_no_key_figures() -> None:
    parts = list(parts_of(["A", "B"], [[_fact("paid", "A", 10, 100, unit="USD")], []]))
    assert compare_story(["A", "B"], parts, "").keys == ()


def test_one_line_that_is_left_out_is_one() -> None:
    many = [_fact("by country", f"C{n}", n, label=f"Country {n}") for n in range(1, 8)]
    assert [note for _, note in parts_of(["A", "B"], [many, []])] == ["1 more is left out."]


def test_a_long_section_shows_the_first_and_says_how_many_there_are() -> None:
    many = [_fact("by country", f"C{n}", n, label=f"Country {n}") for n in range(1, 10)]
    (section,) = compare_page(["One", "Two"], list(parts_of(["One", "Two"], [many, []])), cite="").sections
    (table,) = section.blocks
    assert [row[0] for row in table.rows][:2] == ["Country 9", "Country 8"]  # type: ignore[union-attr]
    assert section.note == "3 more are left out."


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (["Moldova"], "1 given, and two or three can stand side by side."),
        (["Moldova", "Ukraine", "Belarus", "Armenia"], "4 given, and two or three can stand side by side."),
        (
            ["Moldova", "IOM"],
            "Republic of Moldova is a State and International Organization for Migration is an entity: these",
        ),
    ],
)
def test_what_cannot_be_compared_is_refused(pipe: Run, typed: list[str], message: str) -> None:
    code, out, err = pipe("compare", *typed)
    assert (code, out) == (2, "")
    assert message in err


def test_data_has_a_row_for_each_fact_of_each(pipe: Run) -> None:
    rows = json.loads(pipe("compare", "moldova", "ukr", "--json").out)
    assert {row["subject"] for row in rows} == {"MDA", "UKR"}
    assert all(isinstance(row["count"], int) for row in rows)
    assert ("MDA", "named in", 4) in [(row["subject"], row["section"], row["count"]) for row in rows]


def test_a_beginning_that_was_taken_is_said(pipe: Run) -> None:
    assert "'Kazakh' was taken for Kazakhstan." in pipe("compare", "Kazakh", "Uzbekistan").err
