"""Spark gives the answers of the naive engine, to questions drawn at random.

A statement takes Spark some tenths of a second, so that few are asked here; `TACLI_EXAMPLES=100` asks a hundred times
as many, each of tables in one part, of a server with the settings that `docs/scale.md` has for that. Questions of the
same rows are asked at once.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tacli.collections.iati.activities import IATI_ACTIVITIES
from tacli.engines.answering import SqlEngine
from tacli.engines.spark import Session, Spark
from tacli.models.iati import IatiActivity
from tacli.query.conditions import Part
from tacli.query.field import Records
from tacli.query.sums import Sum
from tests.engines.drawn import KINDS_DRAWN
from tests.engines.naive import NaiveEngine
from tests.engines.stored import tables_of
from tests.engines.test_equality import SLOW, answers
from tests.engines.test_sums import ACTIVITY, ASKED, QUERIES
from tests.spark.asked import REMOTE, clustered

pytestmark = clustered
EXAMPLES = int(os.environ.get("TACLI_EXAMPLES", "1"))
AT_ONCE = 4
DRAWN = settings(SLOW, phases=[Phase.generate])  # to look for the smallest failure would take an hour


class OfOnePart(Session):
    """Sees each table as one part, so that a statement is one task: half the work of Spark is parting and joining."""

    def see(self, name: str, path: str) -> None:
        """Let statements name a table."""
        self._session.read.parquet(path).coalesce(1).createOrReplaceTempView(name)


@pytest.fixture(scope="module")
def session() -> Iterator[Session]:
    found = (OfOnePart if EXAMPLES > 1 else Session)(REMOTE)
    yield found
    found.close()


@contextmanager
def _asked(session: Session, records: Records[Any], rows: Iterable[Any]) -> Iterator[SqlEngine]:
    with TemporaryDirectory() as folder:
        tables, known = tables_of(records, rows, Path(folder))
        yield SqlEngine(records, Spark(session, {name: str(path) for name, path in tables.items()}), known)


def _equal(answer: Callable[[Any, Any], Any], spark: SqlEngine, judge: NaiveEngine, questions: list[Any]) -> int:
    """Ask both the same, and give how many questions these were."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        found = list(pool.map(lambda question: answer(spark, question), questions))
    assert found == [answer(judge, question) for question in questions]
    return len(found)


@pytest.mark.parametrize(("kind", "most"), [("iati", 3), ("paper", 1)])
def test_random_questions(session: Session, kind: str, most: int) -> None:
    drawn, equal = KINDS_DRAWN[kind], 0

    @settings(DRAWN, max_examples=most * EXAMPLES)
    @given(rows=drawn.rows, parts=drawn.parts, forms=drawn.forms)
    def check(rows: list[Any], parts: list[Part], forms: list[Any]) -> None:
        nonlocal equal
        with _asked(session, drawn.records, rows) as spark:
            judge = NaiveEngine(drawn.records, rows)
            equal += _equal(answers, spark, judge, list(drawn.questions(parts, forms)))

    check()
    sys.stdout.write(f"{equal:,} questions of {kind}: equal.\n")


def test_random_sums(session: Session) -> None:
    equal = 0

    @settings(DRAWN, max_examples=2 * EXAMPLES)
    @given(rows=st.lists(ACTIVITY, max_size=3), several=st.lists(ASKED, min_size=3, max_size=6))
    def check(rows: list[IatiActivity], several: list[Sum]) -> None:
        nonlocal equal
        questions = [(query, asked) for asked in several for query in QUERIES]
        with _asked(session, IATI_ACTIVITIES, rows) as spark:
            judge = NaiveEngine(IATI_ACTIVITIES, rows)
            equal += _equal(lambda engine, question: engine.sums(*question), spark, judge, questions)

    check()
    sys.stdout.write(f"{equal:,} sums: equal.\n")
