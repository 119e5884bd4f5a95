"""A cluster answers as DuckDB does: `python -m tests.spark.cluster python -m pytest -n 0 tests/spark`.

Without a cluster these tests are skipped, but for those of what is said where there is none.
"""

import json
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings

from tacli.engines.answering import SqlEngine
from tacli.engines.duckdb import DuckDB
from tacli.engines.sql import Sql
from tests.conftest import Run
from tests.engines.drawn import IATI
from tests.engines.stored import tables_of
from tests.engines.test_equality import SLOW, answers
from tests.sources.iati.files import NASTY, OLD
from tests.sources.store.stores import file, made

REMOTE = os.environ.get("TACLI_REMOTE", "")
EXAMPLES = int(os.environ.get("TACLI_EXAMPLES", "1"))
clustered = pytest.mark.skipif(not REMOTE, reason="no cluster: python -m tests.spark.cluster starts one")

COMMANDS = (
    "activities --json",
    "activities --country ET --country NA --include-regional",
    "activities --topic 111 --not status=2",
    "activities --sort transactions --fields id,transactions --json",
    "activities --sort -title --limit 2 --csv",
    "activities --topic 11110 --country Niger",
    "search title",
    "search '\"title of\" -zebra'",
    "summary",
    "summary --by topic --by year",
    "summary --sum disbursement --by country",
    "summary --sum commitment --json",
    "entities",
    "donors --json",
    "profile Africa",
    "show A",
    "terms partner --json",
    "about --json",
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a store of nasty files."""
    root = tmp_path_factory.mktemp("spark")
    file(root / "1.xml", ("A", "title of one"), ("B", "'quoted' \U0001d401"))
    file(root / "2.xml", ("A", "title of two"))
    made(root / "store", NASTY, OLD, root / "1.xml", root / "2.xml")
    return root / "store"


@clustered
@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_answers_as_duckdb_does(pipe: Run, store: Path, line: str) -> None:
    expected = pipe(*_words(line), "--data", str(store), "--engine", "duckdb")
    assert pipe(*_words(line), "--data", str(store), "--engine", "spark") == expected


def _words(line: str) -> list[str]:
    import shlex

    return shlex.split(line)


@clustered
def test_it_is_explained_that_spark_was_asked(pipe: Run, store: Path) -> None:
    err = pipe("activities", "--country", "NA", "--explain", "--json", "--data", str(store), "--engine", "spark").err
    facts = json.loads(err.splitlines()[0])
    assert facts["engine"].startswith("Spark ")
    assert facts["asked"][0]["values"] == ["NA"]


@pytest.fixture(scope="module")
def session() -> Any:
    from tacli.engines.spark import Session

    return Session(REMOTE)


@clustered
def test_random_questions(session: Any) -> None:
    from tacli.engines.spark import Spark

    @settings(SLOW, max_examples=2 * EXAMPLES)
    @given(rows=IATI.rows, parts=IATI.parts, forms=IATI.forms)
    def check(rows: list[Any], parts: list[Any], forms: list[Any]) -> None:
        with TemporaryDirectory() as folder:
            tables, known = tables_of(IATI.records, rows, Path(folder))
            judge = SqlEngine(IATI.records, DuckDB(tables, folder), known)
            asked = SqlEngine(IATI.records, Spark(session, {name: str(path) for name, path in tables.items()}), known)
            for question in IATI.questions(parts, forms):
                assert answers(asked, question) == answers(judge, question)

    check()


# --- Where there is none ---


def test_signs_have_names_but_not_those_in_quotes() -> None:
    from tacli.engines.spark import named_signs

    said = Sql("SELECT `a?`, '?' FROM t WHERE x = ? AND y IN (?)", ("1", 2))
    assert named_signs(said) == ("SELECT `a?`, '?' FROM t WHERE x = :p0 AND y IN (:p1)", {"p0": "1", "p1": 2})


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--engine", "spark"], "tacli: Where is Spark?\nAdd --remote sc://HOST:15002.\n"),
        (
            ["--engine", "spark", "--remote", "http://x"],
            "tacli: 'http://x' is no address of Spark Connect.\nType --remote sc://HOST:15002.\n",
        ),
    ],
)
def test_what_cannot_be_meant(
    pipe: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: list[str], said: str
) -> None:
    monkeypatch.delenv("TACLI_REMOTE", raising=False)
    result = pipe("activities", "--data", str(tmp_path), *more)
    assert (result.code, result.out, result.err) == (2, "", said)


def test_spark_is_asked_of_one_store(pipe: Run) -> None:
    result = pipe("activities", "--engine", "spark", "--remote", "sc://127.0.0.1:1")
    assert (result.code, result.err.splitlines()[0]) == (2, "tacli: Spark is asked of one store.")


def test_a_server_that_is_away_is_a_sentence(pipe: Run, tmp_path: Path) -> None:
    result = pipe("activities", "--data", str(tmp_path), "--engine", "spark", "--remote", "sc://127.0.0.1:1")
    assert (result.code, result.out) == (1, "")
    assert result.err == (
        "tacli: Spark at sc://127.0.0.1:1 cannot be reached: Connection refused.\nSee that it runs, and try again.\n"
    )


def test_without_the_client_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    from tacli.engines import spark
    from tacli.errors import TacliError

    monkeypatch.setattr(spark, "_reach", lambda _: None)
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(TacliError, match="Spark needs pyspark-client, which is not there") as raised:
        spark.Session("sc://127.0.0.1:1")
    assert raised.value.hint == "Type pip install 'tacli[spark]'."
