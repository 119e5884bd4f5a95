"""Records of Python: each kind of condition, counts, hits, and what came of a question."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest

import tacli
from tacli.collections.paper.activities import ACTIVITIES
from tacli.engines.memory import MemoryEngine
from tacli.query.conditions import (
    MOST,
    All,
    Among,
    Between,
    Condition,
    Holds,
    Near,
    Not,
    Order,
    Overlaps,
    Part,
    Present,
    Query,
    Span,
    Why,
)
from tacli.query.conditions import Any as Either
from tacli.query.field import Period, Records, Through, number, text
from tacli.query.spans import YEARS
from tacli.query.words import parse_words


class Boat(NamedTuple):
    name: str
    colours: tuple[str, ...] = ()
    length: int | None = None
    start: int | None = None
    end: int | None = None


BOATS: Records[Boat] = Records(
    "boats",
    (
        text("name", "Name", "", weight=10),
        text("colours", "Colours", "", type=list[str], weight=1, option="colour", vocabulary="topic"),
        text(
            "warm",
            "Warm",
            "",
            option="warm",
            vocabulary="kind",
            through=Through("colours", lambda c: {"warm" if c == "red" else "cold"}),
        ),
        number("length", "Length", "", type=int | None, option="length", read=YEARS),
        number("start", "Start", ""),
        number("end", "End", ""),
        text("year", "Year", "", option="year", read=YEARS, period=Period("start", "end")),
    ),
)
ROWS = (
    Boat("Sea Guards", ("red",), 9, 2003, 2004),
    Boat("Guarding seas", ("red", "blue"), 12, None, 2004),
    Boat("Whale", (), None, 2003, None),
    Boat("whales", ("blue",), 9),
)


def _names(*conditions: Condition, **query: Any) -> list[str]:
    rows = MemoryEngine(BOATS, ROWS).rows(Query(tuple(map(Part, conditions)), fields=("name",), **query))
    return [name for (name,) in rows]


SEAS = ["Sea Guards", "Guarding seas"]
ALL = [row.name for row in ROWS]
RED, BLUE = (Among("colours", frozenset({colour})) for colour in ("red", "blue"))


@pytest.mark.parametrize(
    ("condition", "names"),
    [
        (Among("name", frozenset({"Whale", "x"})), ["Whale"]),
        (RED, SEAS),
        (Between("length", (Span(9, 10),)), ["Sea Guards", "whales"]),
        (Between("length", (Span(1, 2), Span(12, MOST))), ["Guarding seas"]),
        (Present("colours"), [*SEAS, "whales"]),
        (Present("length"), [*SEAS, "whales"]),
        (Holds("sea guard"), ["Sea Guards"]),
        (Holds("blue"), ["Guarding seas", "whales"]),
        (Near("name", "SEA-GUARDS!"), ["Sea Guards"]),
        (Near("name", "sea guadrs"), ["Sea Guards"]),
        (Near("name", "sea guadrs'"), []),
        (Near("name", "wale"), ["Whale"]),
        (Near("name", "whale"), ["Whale", "whales"]),
        (Near("name", "wal"), []),
        (Either((RED, BLUE)), [*SEAS, "whales"]),
        (Either((BLUE,)), ["Guarding seas", "whales"]),
        (Either(()), []),
        (All((RED, BLUE)), ["Guarding seas"]),
        (All(()), ALL),
        (Not(RED), ["Whale", "whales"]),
    ],
)
def test_rows_that_pass(condition: Condition, names: list[str]) -> None:
    assert _names(condition) == names


@pytest.mark.parametrize(
    ("start", "end", "fits"),
    [(2003, 2004, True), (None, 2004, True), (2003, None, True), (None, None, False), (None, 2002, False),
     (2005, None, False), (1999, 2003, True), (2004, 2009, True), (None, 2003, True), (2004, None, True)],
)  # fmt: skip
def test_years_overlap(start: int | None, end: int | None, fits: bool) -> None:  # noqa: FBT001
    boat = Boat("", start=start, end=end)
    asked = Query((Part(Overlaps("year", (Span(2003, 2003), Span(2004, 2004)))),))
    assert list(MemoryEngine(BOATS, [boat]).found(asked)) == ([boat] if fits else [])


def test_all_parts_must_be_true() -> None:
    assert _names(RED, BLUE) == ["Guarding seas"]
    assert _names() == ALL


def test_rows_are_values_in_the_order_of_the_fields() -> None:
    engine = MemoryEngine(BOATS, ROWS)
    assert next(engine.rows(Query())) == ("Sea Guards", ("red",), 9, 2003, 2004)
    assert next(engine.rows(Query(fields=("length", "name")))) == (9, "Sea Guards")


@pytest.mark.parametrize(
    ("order", "names"),
    [
        ((Order("length"),), ["Sea Guards", "whales", "Guarding seas", "Whale"]),
        ((Order("length", descending=True),), ["Guarding seas", "Sea Guards", "whales", "Whale"]),
        ((Order("length"), Order("name", descending=True)), ["whales", "Sea Guards", "Guarding seas", "Whale"]),
        ((Order("name"),), ["Guarding seas", "Sea Guards", "Whale", "whales"]),
    ],
)
def test_rows_in_order(order: tuple[Order, ...], names: list[str]) -> None:
    assert _names(order=order) == names


def test_no_more_rows_than_the_limit() -> None:
    assert _names(limit=1) == ["Sea Guards"]
    assert _names(limit=9) == ALL
    assert _names(limit=1, order=(Order("name"),)) == ["Guarding seas"]


def test_rows_that_need_no_order_come_one_at_a_time() -> None:
    def rows() -> Iterator[Boat]:
        yield from ROWS
        pytest.fail("Read too far.")

    engine = MemoryEngine(BOATS, rows())
    assert list(engine.rows(Query((Part(RED),), limit=2, fields=("name",)))) == [(name,) for name in SEAS]


def test_rows_are_counted_by_facets() -> None:
    counts = MemoryEngine(BOATS, ROWS).tally(Query(), ["colour", "length", "year", "warm"])
    assert counts.total == 4
    assert counts.by == {
        "colour": {"red": 2, "blue": 2},
        "length": {9: 2, 12: 1},
        "year": {2003: 2, 2004: 2},  # an open end is the year that is known
        "warm": {"warm": 2, "cold": 2},
    }
    assert counts.without == {"colour": 1, "length": 1, "year": 1, "warm": 1}


def test_pairs_are_counted_of_two_facets_alone() -> None:
    def pairs(*facets: str) -> dict[Any, int]:
        return dict(MemoryEngine(BOATS, ROWS).tally(Query((Part(RED),)), facets).pairs)

    assert pairs("colour", "length") == {("red", 9): 1, ("red", 12): 1, ("blue", 12): 1}
    assert pairs("colour") == pairs("colour", "length", "year") == {}


def _hits(typed: str, *fields: str, **query: Any) -> list[tuple[Any, ...]]:
    words = parse_words(typed)
    asked = Query((Part(words.condition),), fields=fields, **query)
    return list(MemoryEngine(BOATS, ROWS).hits(asked, words))


def test_hits_have_their_points_and_the_best_come_first() -> None:
    rows = (Boat("boat", ("sea",)), Boat("sea"), Boat("sea boat", ("sea",)))
    words = parse_words("sea boat")
    found = MemoryEngine(BOATS, rows).hits(Query((Part(words.condition),), fields=("score", "name")), words)
    assert list(found) == [(21, "sea boat"), (11, "boat")]


def test_hits_are_those_of_the_words() -> None:
    assert _hits("sea -blue", "name") == [("Sea Guards",)]
    assert _hits("whale", "name", "score") == [("Whale", 10), ("whales", 10)]
    assert _hits("whale")[0] == (10, "Whale", (), None, 2003, None)
    assert _hits("whale", "name", order=(Order("length"),)) == [("whales",), ("Whale",)]
    assert _hits("guard", "name", order=(Order("score"), Order("length", descending=True)), limit=1) == [
        ("Guarding seas",)
    ]


LONG = Between("length", (Span(10, MOST),))


def test_what_came_of_a_question_is_told_where_nothing_was_found() -> None:
    engine = MemoryEngine(BOATS, ROWS)
    parts = (Part(Not(RED)), Part(LONG), Part(Present("colours")))
    assert engine.why(Query(parts)) == Why(0, (2, 1, 3), (1, 1, 0), ((), (), ()))
    assert engine.why(Query((Part(RED), Part(LONG)))) == Why(1, (), (), ((), ()))


def test_each_row_is_counted_for_the_first_of_the_ways() -> None:
    parts = (Part(RED, (BLUE, RED, Present("name"))), Part(Present("length")))
    # Blue is one that passes and one that only this part leaves out; the whale lacks a length, and is in none.
    assert MemoryEngine(BOATS, ROWS).why(Query(parts)).ways == ((2, 1, 0), ())


@pytest.mark.parametrize("seen", [0, 1])
def test_it_is_told_of_all_rows_however_many_were_seen(seen: int) -> None:
    engine = MemoryEngine(BOATS, iter(ROWS))
    asked = Query((Part(RED),), limit=1)
    rows = engine.rows(asked)
    for _ in range(seen):
        next(rows)
    assert engine.why(asked).found == 2


@pytest.mark.parametrize("facet", [f for f in ACTIVITIES.facets if f not in ("year", "paragraph")])
def test_a_count_is_the_length_of_the_list(dataset: tacli.Dataset, facet: str) -> None:
    for found in MemoryEngine(ACTIVITIES, dataset.activities).tally(Query(), [facet]).tally(facet):
        assert found.count == len(dataset.select(only_named=facet == "region", **{facet: found.value}))


def test_years_count_rows_whose_years_are_known(dataset: tacli.Dataset) -> None:
    counts = MemoryEngine(ACTIVITIES, dataset.activities).tally(Query(), ["year"]).by["year"]
    rows = [a for a in dataset.activities if (a.start or a.end or 0) <= 2002 <= (a.end or a.start or 0)]
    assert counts[2002] == len(rows)


def test_margins_of_a_cross_table(dataset: tacli.Dataset) -> None:
    counts = MemoryEngine(ACTIVITIES, dataset.activities).tally(Query(), ["topic", "status"])
    assert counts.added("topic") == sum(len(a.topics) for a in dataset.activities)
    for found in counts.tally("topic"):
        assert found.count == sum(n for (topic, _), n in counts.pairs.items() if topic == found.value)
