"""Pages of records in `tacli browse`, and what data may not do to the screen."""

import json
from pathlib import Path
from typing import Any

import pytest

from tacli.browse.question import Question
from tacli.collections.paper.activities import ACTIVITIES
from tacli.query.conditions import Query
from tests.browse.screens import TRAFFICKING, browsing, drive, line_of, one_line, shelf
from tests.conftest import Run


def test_the_page_of_a_record_and_its_command_line_to_copy(pipe: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    app = browsing(TRAFFICKING)
    copied: list[str] = []
    monkeypatch.setattr(app, "copy_to_clipboard", copied.append)
    start, moved, opened, said, back = drive(app, "down", "enter", "c", "escape", size=(80, 40))
    shown = json.loads(pipe("show", "eclac-3.2", "--json").out)
    assert line_of(opened, "$") == "$ tacli show eclac-3.2"
    assert copied == ["tacli show eclac-3.2"]
    assert "The command line is copied." in said
    assert shown["title"].upper() in one_line(opened)
    assert "Proposed" in opened
    assert line_of(start, "$") == line_of(back, "$") == "$ tacli activities --topic trafficking-in-persons"
    assert back.splitlines()[:15] == moved.splitlines()[:15]


def test_words_that_were_searched_for_are_marked_on_a_page_that_follows_the_cursor() -> None:
    app = browsing(Question("activities", words="victims"))
    first, second, folded = drive(app, "down", "f", size=(170, 30))
    assert "▾ Topic" in first
    assert "▾ Topic" not in folded
    ids = [row[0] for row in app.listing.rows[:2]]
    assert first.count(ids[0]) > 1
    assert second.count(ids[1]) > 1


def test_an_activity_without_an_identifier_has_no_page_and_one_that_looks_like_an_option_has(tmp_path: Path) -> None:
    path = tmp_path / "odd.xml"
    rows = "<iati-activity/><iati-activity><iati-identifier>-x</iati-identifier></iati-activity>"
    path.write_text(f'<iati-activities version="2.03">{rows}</iati-activities>', encoding="utf-8")
    screens = drive(browsing(of=shelf(str(path))), "enter", "down", "enter")
    assert line_of(screens[1], "$").startswith("$ tacli activities")
    assert "-- -x" in one_line(screens[3])


HOSTILE = "[red]bold[/red] \x1b[31m \u202e \x9b2J"


def test_data_is_never_markup_nor_drives_the_terminal(tmp_path: Path) -> None:
    row = {**_activity(), "title": HOSTILE, "summary": HOSTILE, "partners": [HOSTILE], "names": [HOSTILE]}
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    app = browsing(Question("activities", {"partner": (HOSTILE,)}), shelf(str(path)))
    first, *others = drive(app, "enter", "o", size=(200, 60))
    assert first.count(r"[red]bold[/red] \x1b[31m \u202e \x9b2J") >= 3
    assert "--partner" in first
    assert not [char for screen in (first, *others) for char in screen if not char.isprintable() and char != "\n"]


def _activity() -> dict[str, Any]:
    values = next(shelf().engine("activities").rows(Query(limit=1)))
    return dict(zip((field.name for field in ACTIVITIES.shown), values, strict=True))
