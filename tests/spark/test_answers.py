"""A cluster answers as DuckDB does: `python -m tests.spark.cluster python -m pytest -n 0 tests/spark`.

Without a cluster these tests are skipped.
"""

import json
import shlex
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.spark.asked import clustered

pytestmark = clustered

COMMANDS = (
    "activities --json",
    "activities --country ET --country NA --include-regional",
    "activities --topic 111 --not status=2",
    "activities --sort transactions --fields id,transactions --json",
    "activities --sort -title --limit 2 --csv",
    "activities --topic 11110 --country Niger",
    "activities --has sectors --count",
    "activities --country KE --sort -start --no status --csv",
    "search title",
    "search '\"title of\" -zebra'",
    "search \"'quoted' \\\\\"",
    "summary",
    "summary --by topic --by year",
    "summary --by topic --by country --sum disbursement",
    "summary --by topic --by country --sum disbursement --csv",
    "summary --sum disbursement --by country --country KE --year 2019-2021 --json",
    "summary --sum commitment --json",
    "entities",
    "donors --json",
    "donors --sort -activities --limit 3",
    "profile Africa",
    "profile Kenya",
    "profile Kenya --sum disbursement --json",
    "compare Kenya Uganda",
    "responses",
    "show A",
    "terms partner --json",
    "terms entity",
    "about --json",
    "activities --country Kenja",
    "activities --sort nothing",
)


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_answers_as_duckdb_does(pipe: Run, store: Path, line: str) -> None:
    expected = pipe(*shlex.split(line), "--data", str(store), "--engine", "duckdb")
    assert pipe(*shlex.split(line), "--data", str(store), "--engine", "spark") == expected


def test_a_store_lies_where_spark_sees_it(pipe: Run, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = pipe("activities", "--csv", "--data", str(store)).out
    monkeypatch.setenv("TACLI_ENGINE", "spark")
    assert pipe("activities", "--csv", "--data", f"file://{store}").out == expected
    monkeypatch.setenv("TACLI_DATA", f"file:{store}/")
    assert pipe("activities", "--csv").out == expected


def test_it_is_explained_what_spark_was_asked_with_which_values(pipe: Run, store: Path) -> None:
    asked = ("activities", "--country", "NA", "--explain", "--json", "--data", str(store), "--engine", "spark")
    facts = json.loads(pipe(*asked).err.splitlines()[0])
    assert facts["engine"].startswith("Spark ")
    assert facts["asked"][0]["values"] == ["NA"]
    assert "NA" not in facts["asked"][0]["sql"]


def test_tab_offers_what_a_store_has_without_asking_spark(process: Run, store: Path) -> None:
    line = f"tacli summary --engine spark --remote sc://127.0.0.1:1 --data {store} --sum d"
    words = {"COMP_WORDS": line, "COMP_CWORD": str(len(line.split()) - 1), "_TACLI_COMPLETE": "complete_bash"}
    expected = process(**{**words, "COMP_WORDS": line.replace("spark", "duckdb")})
    assert process(**words) == expected
    assert "disbursement" in expected.out
