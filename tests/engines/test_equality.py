"""Every engine gives the answers of the naive one: to questions as typed, and to thousands drawn at random."""

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, combinations, combinations_with_replacement, cycle, islice, product
from pkgutil import resolve_name
from typing import Any, NamedTuple, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

import tacli
from tacli.collections.paper.activities import ACTIVITIES
from tacli.collections.paper.collection import KINDS
from tacli.engines.engine import Engine
from tacli.engines.memory import MemoryEngine
from tacli.models import Activity, codes
from tacli.query.conditions import (
    MOST,
    All,
    Among,
    Between,
    Condition,
    Holds,
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
from tacli.query.field import Records
from tacli.query.words import parse_words
from tests.engines.naive import NaiveEngine
from tests.engines.questions import QUESTIONS, Question, Typed

Make = Callable[[Records[Any], Iterable[Any]], Engine]
# What makes an engine of records and their rows. A new engine is one more line.
ENGINES = (
    "tacli.engines.memory:MemoryEngine",
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
    records, rows_of = KINDS[typed.kind]
    rows = list(rows_of(tacli.load()))
    assert answers(make(records, rows), typed.question()) == answers(NaiveEngine(records, rows), typed.question())


def test_literal_questions_ask_for_every_kind_of_condition_and_every_filter() -> None:
    asked = {kind for typed in QUESTIONS for kind in _kinds(typed.question().query.condition)}
    assert asked == {Among, Overlaps, Between, Present, Holds, Either, All, Not}
    named = {name for typed in QUESTIONS for name in (*typed.asked, *typed.exclude)}
    assert named >= {field.option for kind in KINDS for field in KINDS[kind][0].fields if field.option}


def _kinds(condition: Condition) -> set[type]:
    parts = getattr(condition, "parts", None) or [getattr(condition, "part", None)]
    return {type(condition)}.union(*(_kinds(part) for part in parts if part is not None))


# --- Questions at random ---

TEXTS = (
    "Border",
    "border guards",
    "the Judges' café",
    'a "quoted" guard',
    "CAFE\u0301",
    "\U0001d401order 🕊 guarded",
    "=1+1; x",
    "'",
)
WORDS = (
    "border",
    "guards",
    '"border guard"',
    "judge",
    "cafe",
    "quote -guard",
    "x",
    "border borders",
    "zebra",
    "guard -x",
)
ENTITIES = ("iom", "unodc", "Iom")
COUNTRIES = ("MDA", "UZB", "NER", "NZL", "AFG", "ABW")
REGIONS = ("africa", "central-asia", "cis")
YEARS = (None, 1900, 1999, 2003, 2004, 2100)
COLUMNS = tuple(field.name for field in ACTIVITIES.columns)
CODES: dict[str, tuple[str, ...]] = {
    "id": ("a-1.1", "a-1.2"),
    "entity": ENTITIES,
    "topics": get_args(codes.Topic)[:4],
    "kinds": get_args(codes.Kind)[:3],
    "instruments": get_args(codes.Instrument),
    "status": get_args(codes.Status),
    "scope": get_args(codes.Scope),
    "countries": COUNTRIES,
    "regions": REGIONS,
    "venues": TEXTS,
}


def _some(values: Iterable[Any], least: int = 0) -> SearchStrategy[tuple[Any, ...]]:
    """Draw none, one or two, also twice the same: in one draw, which is what takes the time."""
    listed = list(values)
    return st.sampled_from([some for size in range(least, 3) for some in product(listed, repeat=size)])


def _one(values: Iterable[Any]) -> SearchStrategy[Any]:
    return st.sampled_from(list(values))


FIGURES = [{"value": value, "unit": unit, "qualifier": "exact"} for value in (0, 7, 10**15) for unit in ("x", "É")]
ACTIVITY: SearchStrategy[Activity] = st.fixed_dictionaries(
    {
        "id": _one(("a-1.1", "a-1.2", "a-1.10")),
        "entity": _one(("iom", "unodc")),
        "paragraph": _one((1, 2, 10, 10**6)),
        "sentences": _some((1, 2, 10)),
        "title": _one(TEXTS),
        "summary": _one(TEXTS),
        "topics": _some(CODES["topics"], 1),
        "kinds": _some(CODES["kinds"], 1),
        "instruments": _some(CODES["instruments"]),
        "status": _one(CODES["status"]),
        "scope": _one(CODES["scope"]),
        "countries": _some(COUNTRIES),
        "regions": _some(REGIONS),
        "venues": _some(TEXTS),
        "years": st.tuples(_one(YEARS), _one(YEARS)).filter(lambda years: None in years or years[0] <= years[1]),
        "partners": _some(TEXTS),
        "names": _some(TEXTS),
        "figures": _some(FIGURES),
    }
).map(lambda drawn: Activity(start=drawn["years"][0], end=drawn.pop("years")[1], **drawn))
DATASETS = st.lists(ACTIVITY, max_size=6)

ENDS = (0, 1, 2, 1900, 1999, 2003, 2004, 2100, MOST)
SEVERAL_SPANS = _some(Span(first, last) for first, last in combinations_with_replacement(ENDS, 2))
LEAVES: SearchStrategy[Condition] = st.one_of(
    _one(CODES).flatmap(lambda name: st.builds(Among, st.just(name), _some(CODES[name]).map(frozenset))),
    st.builds(Overlaps, st.just("year"), SEVERAL_SPANS),
    st.builds(Between, _one(("paragraph", "start", "end")), SEVERAL_SPANS),
    st.builds(Present, _one(COLUMNS)),
    st.builds(Holds, _one(phrase for typed in WORDS for phrase in parse_words(typed).wanted)),
)


def _nested(depth: int) -> SearchStrategy[Condition]:
    if not depth:
        return LEAVES
    inner = _nested(depth - 1)
    several = st.lists(inner, max_size=3).map(tuple)
    return st.one_of(LEAVES, LEAVES, st.builds(Either, several), st.builds(All, several), st.builds(Not, inner))


CONDITIONS = _nested(3)
PARTS = st.builds(Part, CONDITIONS, st.lists(CONDITIONS, max_size=2).map(tuple))


ORDERS = st.lists(st.builds(Order, _one(COLUMNS), st.booleans()), max_size=3).map(tuple)
FORMS = st.tuples(ORDERS, _one((0, 0, 1, 2, 100)), _some(COLUMNS), _some(ACTIVITIES.facets), _one((None, *WORDS)))
DRAWN = {"parts": st.lists(PARTS, min_size=3, max_size=4), "forms": st.lists(FORMS, min_size=1, max_size=4)}


def _questions(parts: list[Part], forms: list[Any]) -> Iterator[Question]:
    """Ask for each choice of the parts, in the forms by turns."""
    chosen = chain.from_iterable(combinations(parts, size) for size in range(len(parts) + 1))
    for some, (order, limit, fields, facets, typed) in zip(chosen, cycle(forms)):
        words = parse_words(typed) if typed else None
        asked = (Part(words.condition), *some) if words else some
        yield Question(Query(asked, order, limit, fields), facets, words)


@engines
@settings(SLOW, max_examples=180)
@given(rows=DATASETS, **DRAWN)
def test_questions_of_small_datasets(make: Make, rows: list[Activity], parts: list[Part], forms: list[Any]) -> None:
    engine, judge = make(ACTIVITIES, rows), NaiveEngine(ACTIVITIES, rows)
    for question in _questions(parts, forms):
        assert answers(engine, question) == answers(judge, question)


@engines
@settings(SLOW, max_examples=10)
@given(**DRAWN)
def test_questions_of_the_paper(make: Make, parts: list[Part], forms: list[Any]) -> None:
    engine, judge = make(ACTIVITIES, ROWS), NaiveEngine(ACTIVITIES, ROWS)
    for question in _questions(parts[:2], forms):
        assert answers(engine, question) == answers(judge, question)


@settings(SLOW, max_examples=40)
@given(rows=DATASETS, taken=st.integers(0, 3), **DRAWN)
def test_rows_that_can_be_read_once_are_enough_for_an_answer_and_what_is_told_after_it(
    rows: list[Activity], taken: int, parts: list[Part], forms: list[Any]
) -> None:
    judge = NaiveEngine(ACTIVITIES, rows)
    for question in _questions(parts, forms):
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
    engine, judge = make(ACTIVITIES, ROWS), NaiveEngine(ACTIVITIES, ROWS)
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
