"""Facets of `tacli browse`: what is chosen, left out and counted."""

import json
from pathlib import Path

from tacli.browse.question import Question
from tests.browse.screens import TRAFFICKING, browsing, drive, line_of, shelf
from tests.conftest import Run


def test_a_value_is_chosen_left_out_and_given_back() -> None:
    app = browsing(TRAFFICKING)
    asked: list[Question] = []
    steps = ("space", "minus", "down", "space", "a", "down")
    screens = drive(app, "f", "down", *(step for key in steps for step in (key, lambda _: asked.append(app.question))))
    topic = TRAFFICKING.asked
    assert "✓ Trafficking in persons 87" in screens[1]
    assert [(question.asked, question.without, question.every) for question in asked[:5]] == [
        ({**topic, "entity": ("iom",)}, {}, frozenset()),
        (topic, {"entity": ("iom",)}, frozenset()),
        (topic, {"entity": ("iom",)}, frozenset()),
        ({**topic, "entity": ("unesco",)}, {"entity": ("iom",)}, frozenset()),
        ({**topic, "entity": ("unesco",)}, {"entity": ("iom",)}, frozenset({"entity"})),
    ]
    assert "Entity (all of them)" in screens[-1]


def test_a_facet_says_the_command_line_of_its_counts(pipe: Run) -> None:
    app = browsing(Question("activities", {"topic": ("justice-and-rule-of-law",)}, words="police"))
    told: list[list[str]] = []

    def to_topic(_: object) -> None:
        while app.facets.facet != "topic":
            app.facets.action_go(1)

    screen = drive(app, "f", to_topic, lambda _: told.append(app.arguments))[-1]
    assert line_of(screen, "$") == "$ tacli summary --by topic --search=police"
    counts = {row["topic"]: row["count"] for row in json.loads(pipe(*told[0], "--json").out)}
    shown = line_of(screen, "✓ Justice and rule").split("▕")[0]
    assert shown.split()[-1] == str(counts["justice-and-rule-of-law"])


def test_facets_unfold() -> None:
    screens = drive(browsing(), "f", "right", "left", *["down"] * 6, "enter", "home", "up", size=(80, 60))
    assert "… 21 more" in screens[1]
    assert "… 21 more" not in screens[2]
    assert screens[3] == screens[1]
    assert "… 21 more" not in screens[-1]


def test_what_is_asked_of_no_facet_is_shown_and_can_be_taken_back_also_where_nothing_is_found() -> None:
    app = browsing(Question("activities", {"has": ("figures",), "year": ("1066",)}))
    screens = drive(app, "enter", "down", "f", "down", "space", size=(80, 110))
    assert " 0 of 202 activities" in screens[0]
    assert screens[2] == screens[0]
    assert "✓ figures" in screens[3]
    assert "✓ 1066" in screens[3]
    assert app.question.asked == {"year": ("1066",)}


def test_a_value_that_stands_for_several_is_called_by_its_name() -> None:
    path = str(Path(__file__).parents[1] / "data" / "iati" / "nasty-2.03.xml")
    screen = drive(browsing(Question("activities", {"topic": ("120",)}), shelf(path)), "f", size=(80, 60))[-1]
    assert "✓ Health:" in screen
    assert "taken for" not in screen
