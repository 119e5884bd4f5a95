"""Every engine gives the answers of the naive one: to questions as typed, and to thousands drawn at random."""

import json
import os
from collections.abc import Callable, Iterable
from functools import cache
from itertools import islice
from pkgutil import resolve_name
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import tacli
from tacli.collections.paper.activities import ACTIVITIES
from tacli.collections.paper.collection import KINDS
from tacli.engines.engine import Engine
from tacli.engines.memory import MemoryEngine
from tacli.models import Activity
from tacli.query.conditions import All, Among, Between, Condition, Holds, Not, Overlaps, Part, Present, Query, Why
from tacli.query.conditions import Any as Either
from tacli.query.field import Records
from tacli.query.tallies import Groups
from tests.engines.drawn import AGES, KINDS_DRAWN, PAPER, YEARS
from tests.engines.naive import NaiveEngine
from tests.engines.questions import QUESTIONS, Question, Typed

Make = Callable[[Records[Any], Iterable[Any]], Engine]
# What makes an engine of records and their rows. A new engine is one more line.
ENGINES = (
    "tacli.engines.memory:MemoryEngine",
    "tests.engines.stored:duckdb_engine",
)  # fmt: skip
engines = pytest.mark.parametrize(
    "make", list(map(resolve_name, ENGINES)), ids=[name.split(":")[1] for name in ENGINES]
)
ROWS = tacli.load().activities
# A busy machine is no failure.
SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


class Answers(NamedTuple):
    """All that an engine says of a question; values as JSON, which tells 1 from true and from 1.0."""

    rows: str
    why: Why
    counted: str


def answers(engine: Engine, question: Question) -> Answers:
    """Ask an engine everything."""
    query, facets, words = question
    rows = _json(engine.hits(query, words) if words else engine.rows(query))
    why = engine.why(query)
    counts = engine.tally(query, facets)
    tallies = [[(t.value, t.count, t.share) for t in counts.tally(facet)] for facet in facets]
    pairs = sorted(((*pair, count) for pair, count in counts.pairs.items()), key=repr)
    counted = _json((counts.total, dict(counts.without), tallies, pairs))
    return Answers(rows, why, counted)


def _json(values: Iterable[Any]) -> str:
    return json.dumps(list(values))


# --- Questions as typed ---


@engines
@pytest.mark.parametrize("typed", QUESTIONS, ids=str)
def test_a_literal_question(make: Make, typed: Typed) -> None:
    judge = _of_the_paper(NaiveEngine, typed.kind)
    assert answers(_of_the_paper(make, typed.kind), typed.question()) == answers(judge, typed.question())


def test_literal_questions_ask_for_every_kind_of_condition_and_every_filter() -> None:
    asked = {kind for typed in QUESTIONS for kind in _kinds(typed.question().query.condition)}
    assert asked == {Among, Overlaps, Between, Present, Holds, Either, All, Not}
    named = {name for typed in QUESTIONS for name in (*typed.asked, *typed.exclude)}
    assert named >= {field.option for kind in KINDS for field in KINDS[kind][0].fields if field.option}


def _kinds(condition: Condition) -> set[type]:
    parts = getattr(condition, "parts", None) or [getattr(condition, "part", None)]
    return {type(condition)}.union(*(_kinds(part) for part in parts if part is not None))


@engines
def test_groups_of_the_paper(make: Make) -> None:
    asked = Groups(("entity", "kinds"), ("start", "paragraph"), ("end",))
    for query in (Query(), Query((Part(Among("countries", frozenset(("MDA", "KHM")))),))):
        found, expected = (_of_the_paper(engine).groups(query, asked) for engine in (make, NaiveEngine))
        assert sorted(map(repr, found)) == sorted(map(repr, expected))


# --- Questions at random ---


def examples(make: Make, most: int) -> int:
    """Say how many examples to draw: a database takes long to be made; `TACLI_EXAMPLES=10` draws ten times as many."""
    return most * int(os.environ.get("TACLI_EXAMPLES", "1")) // (1 if make is MemoryEngine else 15)


@engines
@pytest.mark.parametrize(("kind", "most"), [("paper", 180), ("iati", 60)])
def test_questions_of_small_datasets(make: Make, kind: str, most: int) -> None:
    drawn = KINDS_DRAWN[kind]

    @settings(SLOW, max_examples=examples(make, most))
    @given(rows=drawn.rows, parts=drawn.parts, forms=drawn.forms)
    def check(rows: list[Any], parts: list[Part], forms: list[Any]) -> None:
        engine, judge = make(drawn.records, rows), NaiveEngine(drawn.records, rows)
        for question in drawn.questions(parts, forms):
            assert answers(engine, question) == answers(judge, question)

    check()


def test_counts_by_pairs_of_years_are_no_millions() -> None:
    drawn = [[day.year for day in days if day] for days in AGES] + [[year for year in YEARS if year]]
    assert all((max(years) - min(years) + 1) ** 2 < 50_000 for years in drawn)


@engines
@settings(SLOW, max_examples=10)
@given(parts=PAPER.parts, forms=PAPER.forms)
def test_questions_of_the_paper(make: Make, parts: list[Part], forms: list[Any]) -> None:
    engine, judge = _of_the_paper(make), NaiveEngine(ACTIVITIES, ROWS)
    for question in PAPER.questions(parts[:2], forms):
        assert answers(engine, question) == answers(judge, question)


@cache
def _of_the_paper(make: Make, kind: str = "activities") -> Engine:
    records, rows_of = KINDS[kind]
    return make(records, list(rows_of(tacli.load())))


@settings(SLOW, max_examples=40)
@given(rows=PAPER.rows, taken=st.integers(0, 3), parts=PAPER.parts, forms=PAPER.forms)
def test_rows_that_can_be_read_once_are_enough_for_an_answer_and_what_is_told_after_it(
    rows: list[Activity], taken: int, parts: list[Part], forms: list[Any]
) -> None:
    judge = NaiveEngine(ACTIVITIES, rows)
    for question in PAPER.questions(parts, forms):
        query, facets, words = question
        listing, counting = (MemoryEngine(ACTIVITIES, iter(rows)) for _ in range(2))
        found, expected = (e.hits(query, words) if words else e.rows(query) for e in (listing, judge))
        assert _json(islice(found, taken)) == _json(islice(expected, taken))  # a reader may leave before the end
        assert listing.why(query) == judge.why(query)
        assert counting.tally(query, facets) == judge.tally(query, facets)
        assert counting.why(query) == judge.why(query)


@engines
def test_any_and_all_of_the_same_are_two_questions(make: Make) -> None:
    both = (Present("start"), Present("countries"))
    either, every = Query((Part(Either(both)),)), Query((Part(All(both)),))
    engine, judge = _of_the_paper(make), NaiveEngine(ACTIVITIES, ROWS)
    assert _json(engine.rows(either)) != _json(engine.rows(every))
    assert [engine.why(query) for query in (either, every)] == [judge.why(query) for query in (either, every)]


@engines
def test_a_zero_is_something(make: Make) -> None:
    records, rows_of = KINDS["entities"]
    rows = list(rows_of(tacli.load()))
    question = Question(Query((Part(Present("activities")), Part(Not(Present("acronym"))))))
    assert answers(make(records, rows), question) == answers(NaiveEngine(records, rows), question)
    assert 0 in [activities for (activities,) in make(records, rows).rows(Query(fields=("activities",)))]
    assert make(records, rows).why(Query((Part(Present("activities")),))).found == len(rows)
