"""Rows are asked in another language as if all that depends on one stood in it."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacli.collections.iati.activities import IATI_ACTIVITIES, activities
from tacli.collections.iati.spoken import languages_beside
from tacli.engines.layout import Layout
from tacli.models.iati import IatiActivity, Narrative, Organization, Participant
from tacli.query.conditions import Part
from tacli.query.sums import Sum
from tacli.sources.store.spoken import Spoken, terms_in
from tests.engines.drawn import IATI
from tests.engines.naive import NaiveEngine
from tests.engines.stored import duckdb_engine, engine_in
from tests.engines.test_equality import SLOW, answers, examples
from tests.engines.test_sums import ACTIVITY, ASKED, QUERIES
from tests.sources.iati.files import identified, read, written

IN_FRENCH = activities("fr")
CALLED = (Narrative("Ministry", "en"), Narrative("Ministère", "fr"))


@settings(SLOW, max_examples=examples(duckdb_engine, 30))
@given(rows=IATI.rows, parts=IATI.parts, forms=IATI.forms)
def test_questions_in_a_language(rows: list[Any], parts: list[Part], forms: list[Any]) -> None:
    engine, judge = engine_in("fr", rows), NaiveEngine(IN_FRENCH, rows)
    for question in IATI.questions(parts, forms):
        assert answers(engine, question) == answers(judge, question)


@settings(SLOW, max_examples=examples(duckdb_engine, 30))
@given(rows=st.lists(ACTIVITY, min_size=2, max_size=4), several=st.lists(ASKED, min_size=1, max_size=2))
def test_sums_in_a_language(rows: list[IatiActivity], several: list[Sum]) -> None:
    spoken = [_in_two(row) if place % 2 else row for place, row in enumerate(rows)]
    engine, judge = engine_in("fr", spoken), NaiveEngine(IN_FRENCH, spoken)
    for asked in several:
        for query in QUERIES:
            assert engine.sums(query, asked) == judge.sums(query, asked)


def _in_two(row: IatiActivity) -> IatiActivity:
    """Let who gives, takes and takes part have names in two languages."""
    known = Organization("XX-1", None, CALLED)
    paid = tuple(t._replace(provider=t.provider and known, receiver=t.receiver and known) for t in row.transactions)
    parties = tuple(Participant(party.role, known) for party in row.participants)
    return row._replace(transactions=paid, participants=parties, reporter=known)


@pytest.mark.parametrize("lang", ["fr", "en", "zh", "es"])
@settings(SLOW, max_examples=20)
@given(rows=IATI.rows)
def test_nothing_else_depends_on_a_language(lang: str, rows: list[IatiActivity]) -> None:
    own, other, spoken = Layout(IATI_ACTIVITIES), Layout(activities(lang)), Spoken()
    for row in rows:
        held = {**own.facts(row), **terms_in(row)}
        in_it = {**other.facts(row), **terms_in(row, lang)}
        said = spoken.differing(row, languages_beside(row), held)
        assert {**held, **said.get(lang, {})} == in_it
        assert terms_in(row, lang)["terms entity"] == terms_in(row)["terms entity"]


@pytest.mark.parametrize("many", [64, 65])
def test_terms_are_told_however_many_take_part(tmp_path: Path, many: int) -> None:
    (row,), _ = read(written(tmp_path / "a.xml", identified("A")))
    parties = tuple(Participant("1", Organization(f"X-{n}", None, ())) for n in range(many))
    for _ in range(2):  # as they may be known then
        terms = terms_in(row._replace(participants=parties))
        assert terms["terms donor"] == [f'["X-{n}","X-{n}",[],"X-{n}"]' for n in range(many)]
