"""Rows that others replace are asked with those that stand as if nothing were set aside."""

from itertools import cycle
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tacli.collections.iati.activities import IATI_ACTIVITIES
from tacli.models.iati import IatiActivity
from tacli.query.conditions import Holds, Order, Part, Query
from tacli.query.sums import Sum
from tests.engines.drawn import IATI
from tests.engines.naive import NaiveEngine
from tests.engines.stored import all_versions_engine
from tests.engines.test_equality import SLOW, answers, examples
from tests.engines.test_sums import ACTIVITY, ASKED, QUERIES
from tests.sources.iati.files import identified, read, written


@settings(SLOW, max_examples=examples(all_versions_engine, 30))
@given(rows=IATI.rows, parts=IATI.parts, forms=IATI.forms)
def test_questions_of_all_versions(rows: list[Any], parts: list[Part], forms: list[Any]) -> None:
    engine, judge = all_versions_engine(IATI_ACTIVITIES, rows), NaiveEngine(IATI_ACTIVITIES, rows)
    for question in IATI.questions(parts, forms):
        assert answers(engine, question) == answers(judge, question)


@settings(SLOW, max_examples=examples(all_versions_engine, 30))
@given(rows=st.lists(ACTIVITY, min_size=2, max_size=4), several=st.lists(ASKED, min_size=1, max_size=2))
def test_sums_of_all_versions(rows: list[IatiActivity], several: list[Sum]) -> None:
    named = [row._replace(identifier=name) for row, name in zip(rows, cycle("AAB"))]
    engine, judge = all_versions_engine(IATI_ACTIVITIES, named), NaiveEngine(IATI_ACTIVITIES, named)
    for asked in several:
        for query in QUERIES:
            assert engine.sums(query, asked) == judge.sums(query, asked)


def test_the_first_rows_that_hold_a_word_have_their_columns_alone(tmp_path: Path) -> None:
    title = "<title><narrative>Border</narrative></title>"
    rows, _ = read(written(tmp_path / "a.xml", *(identified(name, title) for name in "ABA")))
    asked = Query((Part(Holds("border", ())),), limit=2)
    found = [list(make(IATI_ACTIVITIES, rows).rows(asked)) for make in (all_versions_engine, NaiveEngine)]
    assert [len(each) for each in found] == [2, 2]
    assert found[0] == found[1]


def test_all_come_in_the_order_of_their_files(tmp_path: Path) -> None:
    (row,), _ = read(written(tmp_path / "a.xml", identified("A")))
    names = "ABACAABDA"
    rows = [row._replace(identifier=name, line=line) for line, name in enumerate(names)]
    engine = all_versions_engine(IATI_ACTIVITIES, rows)
    assert list(engine.rows(Query(fields=("id", "line")))) == list(zip(names, range(9), strict=True))
    assert list(engine.rows(Query((), (Order("id"),), 6, ("line",)))) == [(n,) for n in (0, 2, 4, 5, 8, 1)]
    assert engine.why(Query()).found == 9
