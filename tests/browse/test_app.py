"""What is seen and done on the screen of `tacli browse`."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.binding import Binding

from tacli.browse.app import INTERRUPTED, Browse
from tacli.browse.facets import Facets
from tacli.browse.listing import Heading, Listing
from tacli.browse.messages import Counts, Failed, Record, Rows, Total
from tacli.browse.question import Question
from tacli.browse.shelf import Shelf
from tacli.collections.paper.activities import ACTIVITIES
from tacli.engines.memory import MemoryEngine
from tacli.errors import DatasetError
from tacli.query.conditions import Query, Why
from tacli.query.sums import Sum, Sums
from tacli.query.tallies import Counts as Counted
from tacli.query.tallies import Group, Groups
from tests.browse.screens import Step, browsing, clicked, drive, line_of, one_line, shelf, typed
from tests.conftest import Run
from tests.engines.stored import duckdb_engine

TRAFFICKING = Question("activities", {"topic": ("trafficking-in-persons",)})


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


def test_a_selection_is_written_as_the_command_line_writes_it(pipe: Run, tmp_path: Path) -> None:
    file, other = tmp_path / "a.json", tmp_path / "b.json"
    writing = ("o", typed(str(file)), "enter")
    assert f"Written:{file}" in "".join(drive(browsing(TRAFFICKING), *writing)[-1].split())
    assert pipe("activities", "--topic", "trafficking", "--output", str(other)).code == 0
    assert json.loads(file.read_bytes()) == json.loads(other.read_bytes())
    file.write_text("mine", encoding="utf-8")
    told: list[str] = []
    asked = drive(browsing(), *writing, lambda _: told.append(file.read_text(encoding="utf-8")), "enter")
    assert "is there already: Enter replaces it" in one_line(asked[3])
    assert told == ["mine"]
    assert len(json.loads(file.read_text(encoding="utf-8"))) == 202


def test_a_name_that_cannot_be_meant_is_refused() -> None:
    refused = {"": "Type the name", "-": "Type the name", "/dev/null": "/dev/null is no file."}
    failing = {"x": "'x' does not say which format.", "/none/x.csv": "Cannot write /none/x.csv: No such file"}
    steps = [step for name in refused for step in (typed(name), "enter")]
    steps += [step for name in failing for step in (typed(name), "enter", "o")]
    screens = drive(browsing(), "o", *steps, "escape")
    assert [said in one_line(screens[3 + 2 * n]) for n, said in enumerate(refused.values())] == [True] * 3
    assert [said in one_line(screens[9 + 3 * n]) for n, said in enumerate(failing.values())] == [True] * 2
    assert "Enter writes" not in screens[-1]


def test_what_is_said_beside_a_file_is_shown_and_one_that_is_written_is_not_left(tmp_path: Path) -> None:
    of = shelf()._replace(written=lambda _arguments, _path: ["1 row has cells that a spreadsheet would run."])
    app = browsing(of=of)

    def write(_: object) -> None:
        app.is_writing = True

    screens = drive(app, "o", typed(str(tmp_path / "x.csv")), "enter", write, "q")
    assert "1 row has cells that a spreadsheet would run." in screens[3]
    assert "A file is being written" in screens[-1]
    assert app.return_value is None


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


class Endless:
    """A million rows that are made when they are asked for, and counts of how many were."""

    def __init__(self) -> None:
        self.records = ACTIVITIES
        self.limits: list[int] = []
        self._like = MemoryEngine(ACTIVITIES, tuple(shelf().engine("activities").found(Query(limit=1))))  # type: ignore[attr-defined]

    def rows(self, query: Query) -> Iterator[tuple[Any, ...]]:
        self.limits.append(query.limit)
        row = next(self._like.rows(query))
        return ((f"row-{n}", *row[1:]) for n in range(query.limit))

    def hits(self, query: Query, _words: object) -> Iterator[tuple[Any, ...]]:
        return self.rows(query)

    def tally(self, query: Query, facets: Any) -> Counted:
        return self._like.tally(query, facets)

    def groups(self, query: Query, asked: Groups) -> Iterable[Group]:
        return self._like.groups(query, asked)

    def sums(self, query: Query, asked: Sum) -> Sums:
        return self._like.sums(query, asked)

    def why(self, _query: Query) -> Why:
        return Why(1_000_000, (), (), ())


def _browsing(engine: Endless) -> Browse:
    return browsing(of=Shelf(("activities",), lambda _: engine, shelf().understood, shelf().look, lambda *_: []))


def test_of_a_million_rows_only_those_are_asked_for_that_are_seen_soon() -> None:
    app = _browsing(engine := Endless())
    asked: list[list[int]] = []
    screens = drive(app, lambda _: asked.append(list(engine.limits)), "end", "end")
    assert "1,000,000 of 1,000,000 activities" in screens[0]
    assert asked == [[100]]
    assert engine.limits == [100, 400, 1600]
    assert len(app.listing.rows) == 1600


class Broken(Endless):
    """Rows that end in an error."""

    error: Exception = DatasetError("x.jsonl, line 3: no activity.", "Mend it.")

    def rows(self, _query: Query) -> Iterator[tuple[Any, ...]]:
        raise self.error


def test_what_cannot_be_read_is_told() -> None:
    assert "x.jsonl, line 3: no activity. Mend it." in drive(_browsing(Broken()))[0]


def test_a_mistake_of_tacli_leaves_no_traceback_and_is_given_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Broken, "error", ZeroDivisionError("division by zero"))
    app = _browsing(Broken())
    with pytest.raises(Exception, match="division by zero"):
        drive(app)
    assert "division by zero" in str(app.failure)


def test_answers_to_what_is_not_asked_any_more_are_not_shown() -> None:
    app = browsing()
    before, error = Question("donors"), DatasetError("late")
    late = (Rows(before, []), Total(before, 7, 9, ()), Counts(before, {}), Record(before, []), Failed(before, error))
    start, after = drive(app, lambda _: [app.post_message(message) for message in late])
    assert start == after


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


def test_the_same_is_seen_of_a_database() -> None:
    paper = shelf()
    rows = tuple(paper.engine("activities").found(Query()))  # type: ignore[attr-defined]
    engine = duckdb_engine(paper.engine("activities").records, rows)
    of = paper._replace(kinds=("activities",), engine=lambda _: engine, remarks=lambda _: [])
    keys = ("slash", typed("training"), "enter", "f", "down", "space", "f", "down", "enter")
    seen = drive(browsing(TRAFFICKING, of), *keys, size=(120, 40))
    same = drive(browsing(TRAFFICKING, paper._replace(kinds=("activities",))), *keys, size=(120, 40))
    assert seen == same


def test_an_activity_without_an_identifier_has_no_page_and_one_that_looks_like_an_option_has(tmp_path: Path) -> None:
    path = tmp_path / "odd.xml"
    rows = "<iati-activity/><iati-activity><iati-identifier>-x</iati-identifier></iati-activity>"
    path.write_text(f'<iati-activities version="2.03">{rows}</iati-activities>', encoding="utf-8")
    screens = drive(browsing(of=shelf(str(path))), "enter", "down", "enter")
    assert line_of(screens[1], "$").startswith("$ tacli activities")
    assert "-- -x" in one_line(screens[3])
