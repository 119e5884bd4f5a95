"""`--explain` says what was asked of a store."""

import json
import re
from pathlib import Path

import tacli
from tests.conftest import Run
from tests.sources.store.stores import file, made


def test_it_is_explained_what_the_engine_was_asked(pipe: Run, iati: tuple[Path, Path]) -> None:
    err = pipe("activities", "--country", "NA", "--explain", "--data", str(iati[1])).err
    assert re.search(r"^DuckDB [0-9.]+ was asked, and read [0-9.]+ MB of Parquet:$", err, re.MULTILINE)
    assert """ FROM "activities" WHERE list_contains("countries", ?) -- 'NA'\n""" in err
    err = pipe("activities", "--country", "NA", "--explain", "--json", "--data", str(iati[1])).err
    facts = json.loads(err.splitlines()[0])
    assert facts["engine"].startswith("DuckDB ")
    assert facts["asked"][0]["values"] == ["NA"]
    assert all(one["bytes_read"] >= 0 for one in facts["asked"])


def test_explain_names_the_store(pipe: Run, tmp_path: Path) -> None:
    path, store = file(tmp_path / "1.xml", ("A", "one")), tmp_path / "store"
    made(store, path)
    said = pipe("activities", "--search", "one", "--data", str(store), "--explain").err
    (call,) = (line for line in said.splitlines() if line.startswith("tacli.load"))
    assert call == f"tacli.load({str(store)!r}).select(search='one')"
    (row,) = tacli.load(str(store)).select(search="one")
    assert isinstance(row, dict)
    assert row["id"] == "A"


def test_of_few_rows_that_hold_words_nothing_is_read_before_it_is_known_which(pipe: Run, tmp_path: Path) -> None:
    store = tmp_path / "store"
    made(store, file(tmp_path / "1.xml", *((str(n), "a well") for n in range(5))))
    asked = ("activities", "--search", "well", "--fields", "id,summary", "--limit", "2", "--explain", "--json")
    result = pipe(*asked, "--data", str(store))
    assert [row["id"] for row in json.loads(result.out)] == ["0", "1"]
    said = json.loads(result.err.splitlines()[0])
    (statement,) = (one["sql"] for one in said["asked"])
    assert said["rows"] == 5
    assert statement.startswith('SELECT "id", "summary", found FROM "activities" JOIN (SELECT "row", count(*) OVER ()')


def test_explain_says_where_a_count_comes_from(pipe: Run, iati: tuple[Path, Path]) -> None:
    result = pipe("activities", "--count", "--explain", "--data", str(iati[1]))
    assert re.search(r"^DuckDB [\d.]+ was asked nothing: the manifest of the store says", result.err, re.MULTILINE)
