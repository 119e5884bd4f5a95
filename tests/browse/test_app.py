"""What is seen and done on the screen of `tacli browse`."""

import json
import re

import pytest
from textual.binding import Binding

from tacli.browse.app import INTERRUPTED, Browse
from tacli.browse.facets import Facets
from tacli.browse.listing import Heading, Listing
from tacli.browse.question import Question
from tests.browse.screens import Step, browsing, clicked, drive, line_of, one_line, typed
from tests.conftest import Run


def test_words_are_searched_for_while_they_are_typed(pipe: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tacli.browse.app._PATIENCE", 0.001)
    app = browsing()
    steps: tuple[Step, ...] = ("slash", typed("judges training"), "ctrl+a", typed("-"), "down", "t")
    _, _, searched, _, wrong, _, back, *_, page = drive(app, *steps, "slash", typed("border"), "enter", "enter")
    said = json.loads(pipe("search", "judges", "training", "--json").out)
    assert line_of(searched, "$") == "$ tacli search judges training"
    assert f"{len(said)} of 202 activities" in searched
    assert "There is no word to search for in '-'." in wrong
    assert line_of(wrong, "$") == "$ tacli search judges training"
    assert "There is no word" in back
    assert line_of(page, "$").startswith("$ tacli show ")


def test_a_word_that_is_not_whole_yet_is_told_to_be_none() -> None:
    begun, whole = drive(browsing(), "slash", typed("traffickin"), "enter", "slash", typed("trafficking"), "enter")[
        3::3
    ]
    assert "Words are found whole" in one_line(begun)
    assert "Words are found whole" not in one_line(whole)


def test_other_kinds_of_records() -> None:
    app = browsing()
    screens = drive(app, "slash", typed("police"), "enter", "3", "enter", "9", "3", "4", "enter")
    assert "Japan" in screens[4]
    assert {line_of(screen, "$") for screen in screens[4:8]} == {"$ tacli donors"}
    assert "ECONOMIC COMMISSION FOR LATIN AMERICA" in one_line(screens[-1])


def test_sorting_by_keys_and_by_a_click_on_a_heading() -> None:
    heading = clicked(Heading, 10, 0)
    screens = drive(browsing(Question("donors")), "r", "s", "s", "r", *["s"] * 5, heading, heading)
    lines = [line_of(screen, "$").removeprefix("$ tacli donors") for screen in screens]
    assert lines[:5] == ["", "", " --sort rank", " --sort donor", " --sort -donor"]
    assert lines[5:] == [
        " --sort amount", " --sort share", " --sort cumulative", " --sort kind", "",
        " --sort donor", " --sort -donor",
    ]  # fmt: skip
    assert "Donor↓" in screens[-1]


def test_a_click_chooses() -> None:
    app = browsing()
    row, below = clicked(Listing, 5, 2), clicked(Listing, 5, 18)
    screens = drive(app, row, row, "escape", "f", clicked(Facets, 8, 1), "3", below)
    lines = [line_of(screen, "$") for screen in screens]
    assert lines[1:3] == ["$ tacli activities", "$ tacli show eclac-3.3"]
    assert lines[5] == "$ tacli summary --by entity"
    assert re.search("✓ IOM +34 ", screens[5])
    assert lines[-1] == "$ tacli donors"


def test_moving() -> None:
    app = browsing()
    cursors: list[int] = []
    keys = ("pagedown", "j", "k", "up", "end", "end", "home", "up")
    drive(app, *(step for key in keys for step in (key, lambda _: cursors.append(app.listing.cursor))))
    assert cursors == [18, 19, 18, 17, 99, 201, 0, 0]


def test_help_has_all_keys() -> None:
    start, shown, back = drive(browsing(), "question_mark", "escape")
    names = {"slash": "/", "question_mark": "?", "minus": "-", "escape": "Esc", "down": "arrows", "space": "Space"}
    names |= {"ctrl+c": "Ctrl+C", "ctrl+z": "Ctrl+Z", "ctrl+q": "q"}
    keys = {b.key.split(",")[0] for b in Browse.BINDINGS + Facets.BINDINGS if isinstance(b, Binding)}
    told = {key for line in shown.splitlines() for key in re.split("[ ,]+", line[5:28])}
    assert {names.get(key, key) for key in keys if not key.isdecimal()} - told == set()
    assert back == start


def test_folding_and_colours() -> None:
    app = browsing()
    start, resumed, _, back, _, left, *_ = drive(
        app, lambda _: app.app_resume_signal.publish(app), "f", "f", "f", "escape", "t", "t"
    )
    assert start == resumed == back == left
    assert app.theme == "textual-light"


def test_leaving() -> None:
    drive(app := browsing(), "q")
    assert app.return_value == 0
    drive(typing := browsing(), "slash", "ctrl+c")
    assert typing.return_value == INTERRUPTED
