"""What `tacli browse` asks of engines, and what it does with answers that come late, or not at all."""

from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from tacli.browse.app import Browse
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
from tests.browse.screens import TRAFFICKING, browsing, drive, shelf, typed
from tests.engines.stored import duckdb_engine


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


def test_the_same_is_seen_of_a_database() -> None:
    paper = shelf()
    rows = tuple(paper.engine("activities").found(Query()))  # type: ignore[attr-defined]
    engine = duckdb_engine(paper.engine("activities").records, rows)
    of = paper._replace(kinds=("activities",), engine=lambda _: engine, remarks=lambda _: [])
    keys = ("slash", typed("training"), "enter", "f", "down", "space", "f", "down", "enter")
    seen = drive(browsing(TRAFFICKING, of), *keys, size=(120, 40))
    same = drive(browsing(TRAFFICKING, paper._replace(kinds=("activities",))), *keys, size=(120, 40))
    assert seen == same
