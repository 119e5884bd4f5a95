"""Parquet asked by DuckDB: streams, what is missing, names and values that are SQL."""

import sys
from functools import partial
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tacli.engines.database import Derived, Kept
from tacli.engines.duckdb import DuckDB, connected, imported, runner
from tacli.engines.sql import DUCKDB, Conditions, Sql
from tacli.engines.tables import packed
from tacli.errors import DatasetError, TacliError
from tacli.query.conditions import Among, Order, Part, Query
from tacli.query.field import Records, text
from tacli.text import fold
from tests.engines.stored import duckdb_engine

ASKED = DuckDB({}, gettempdir())
ODD = 'a "b"; drop table rows --'


def test_names_are_quoted_and_values_bound() -> None:
    records = Records(ODD, (text(ODD, "", "", get=lambda row: row),))
    asked = Query((Part(Among(ODD, frozenset(("'", '"; --')))),), (Order(ODD),))
    assert list(duckdb_engine(records, ["'", "x", '"; --']).rows(asked)) == [("'",), ('"; --',)]
    assert Conditions(records, DUCKDB).of(asked.condition).values == ('"; --', "'")


def test_a_missing_table_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match=r"The store cannot be read: .*none\.parquet"):
        list(DuckDB({"rows": tmp_path / "none.parquet"}, tmp_path).ask(Sql('SELECT 1 FROM "rows"')))


def test_files_are_read_where_a_statement_names_their_tables_and_not_where_a_text_does(tmp_path: Path) -> None:
    path = tmp_path / 'it\'s FROM "a".parquet'
    runner(tmp_path, 64)(packed("SELECT 1 AS n", path))
    tables: dict[str, Path | Derived] = {
        "a": path,
        'b"c': path,
        "c": Derived('SELECT a.n FROM "a" JOIN "b""c" AS b USING (n)'),
    }
    asked = """SELECT "a".n, b.n, "c".n, 'it''s FROM "a"' FROM "a" JOIN "b""c" AS b USING (n) JOIN "c" USING (n)"""
    assert list(DuckDB(tables, tmp_path).ask(Sql(asked))) == [(1, 1, 1, 'it\'s FROM "a"')]


def test_a_full_disk_is_told_in_its_own_words(tmp_path: Path) -> None:
    (tmp_path / "full").symlink_to("/dev/full")
    with pytest.raises(DatasetError) as raised:
        runner(tmp_path, 64)(f"COPY (FROM range(9)) TO '{tmp_path / 'full'}' (USE_TMP_FILE false)")
    assert raised.value.message == "The store cannot be made: No space left on device."
    assert raised.value.hint == "Make room, and type the same again."


@pytest.mark.parametrize(("spill", "config"), [("file/in", {}), ("spill", {"max_temp_directory_size": "256KiB"})])
def test_where_there_is_no_room_for_what_is_spilled_it_is_said_what_to_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spill: str, config: dict[str, Any]
) -> None:
    monkeypatch.setattr("tacli.engines.duckdb.MEMORY", 8)
    monkeypatch.setattr("tacli.engines.duckdb._LEAST", 8)
    monkeypatch.setattr("tacli.engines.duckdb.connected", partial(connected, **config))
    (tmp_path / "file").write_text("")
    database = DuckDB({}, tmp_path / spill)
    with pytest.raises(DatasetError) as raised:
        list(database.ask(Sql("SELECT count(*) FROM (SELECT hash(range)::VARCHAR FROM range(300000) ORDER BY 1)")))
    assert raised.value.message == (
        f"The store cannot be read: {tmp_path / spill} has no room for what does not fit into memory."
    )
    assert raised.value.hint == "Make room there, or set TACLI_SPILL to another folder."


def test_what_cannot_be_asked_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="The store cannot be read: Catalog Error"):
        list(DuckDB({}, tmp_path).ask(Sql("SELECT 1 FROM rows")))


def test_without_duckdb_it_is_said_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    imported.cache_clear()
    for name in ("duckdb", "_duckdb"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(TacliError, match="needs DuckDB") as raised:
        DuckDB({}, tmp_path)
    assert raised.value.hint == "Type pip install 'tacli[store]'"


@pytest.mark.parametrize(("says", "left"), [(0, 384), (20 * 2**20, 184), (2**32 - 1, 128)])
def test_what_is_kept_of_where_columns_lie_is_taken_off_the_memory(tmp_path: Path, says: int, left: int) -> None:
    large, none = tmp_path / "large.parquet", tmp_path / "none.parquet"
    large.write_bytes(says.to_bytes(4, "little") + b"PAR1")
    database = DuckDB({"large": large, "none": none, "made": Derived("SELECT 1")}, tmp_path)
    assert list(database.ask(Sql("SELECT current_setting('memory_limit')"))) == [(f"{left}.0 MiB",)]


def test_two_answers_at_once(tmp_path: Path) -> None:
    database = DuckDB({}, tmp_path)
    one, two = (database.ask(Sql("SELECT range FROM range(1000) WHERE range >= ?", (first,))) for first in (0, 500))
    assert [next(one), next(two), next(one)] == [(0,), (500,), (1,)]


def test_a_table_is_made_once_of_few_rows(tmp_path: Path) -> None:
    database, few = DuckDB({}, tmp_path), Sql("SELECT range FROM range(?)", (2,))
    kept = database.kept(few, 2)
    assert kept == Kept(Sql("FROM kept0"), 2)
    assert list(database.ask(kept.asking)) == [(0,), (1,)]
    assert (database.kept(few, 2), len(database.asked)) == (kept, 2)
    assert database.kept(Sql("SELECT range FROM range(?)", (3,)), 2) is None
    assert database.kept(Sql("SELECT range FROM range(?)", (4,))) == Kept(Sql("FROM kept2"), 4)


@pytest.mark.parametrize("size", [1, 3, 65])
def test_few_values_of_a_list_are_looked_for_one_by_one(size: int) -> None:
    records = Records("boats", (text("names", "", "", type=list[str], get=lambda row: row),))
    asked = Query((Part(Among("names", frozenset(map(str, range(size))))),))
    assert list(duckdb_engine(records, [["0", "x"], [], ["x"]]).rows(asked)) == [(["0", "x"],)]
    assert Conditions(records, DUCKDB).of(asked.condition).text.count("list_contains") == (size if size < 65 else 0)


@given(st.lists(st.text(" -;'`/aBtThe9", max_size=12), min_size=1))
@example(["a  - b", "  - a", "a-", "The  a", "the-a", "a  b", "'", "o'`neil"])
def test_plain_text_is_folded_as_in_python(texts: list[str]) -> None:
    folded = Conditions(Records("boats", ()), DUCKDB).folded("x")
    asked = f"SELECT {folded} FROM (SELECT unnest(?) AS x)"  # noqa: S608
    found = list(ASKED.ask(Sql(asked, (texts,))))
    assert found == [(fold(text),) for text in texts]
