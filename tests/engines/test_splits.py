"""What stands in the table of splits, and what a database adds up by it."""

from decimal import Decimal
from pathlib import Path

import pytest

from tacli.collections.iati.activities import IATI_ACTIVITIES
from tacli.engines.answering import SqlEngine
from tacli.engines.duckdb import DuckDB
from tacli.engines.splits import dimensions_of, split_of
from tacli.engines.sql import Sql
from tacli.query.conditions import Among, Part, Query
from tacli.query.sums import Sum
from tests.collections.iati.test_money import paid
from tests.engines.naive import NaiveEngine
from tests.engines.stored import duckdb_engine, tables_of
from tests.sources.iati.files import identified, read, written

THIRD = (333_333, 333_333, 333_333)
THIRDS = "".join(f'<recipient-country code="{code}"/>' for code in ("KE", "UG", "TZ"))
PERCENT = '<recipient-country code="KE" percentage="12.5"/><recipient-country code="UG" percentage="25"/>'
SECTORS = "".join(f'<sector code="{code}" percentage="{share}"/>' for code, share in (("15130", "70"), ("11110", "60")))


def _rows(tmp_path: Path, *inner: str) -> list[object]:
    files = (
        written(tmp_path / f"{name}.xml", identified(name, each)) for name, each in zip("abc", inner, strict=False)
    )
    return [row for file in files for row in read(file)[0]]


def test_dimensions_are_those_of_which_an_amount_can_have_several_codes() -> None:
    assert dimensions_of(IATI_ACTIVITIES) == ["sector", "place", "kind", "donor"]


@pytest.mark.parametrize(
    ("given", "how", "codes", "shares"),
    [
        ("[false,[]]", "", [None], [(1_000_000, 0, 0)]),
        ('[true,[["KE",null]]]', "assumed", ["KE"], [(1_000_000, 0, 0)]),
        ('[false,[["KE","12.5"]]]', "", ["KE", None], [(125_000, 0, 0), (875_000, 0, 0)]),
        (
            '[false,[["KE",null],["UG",null],["TZ",null]]]',
            "equal", ["KE", "UG", "TZ"], [(*THIRD[:2], 333_334), THIRD, THIRD],
        ),
        ('[false,[["KE","100"],["UG","50"]]]', "over", ["KE", "UG"], [(666_666, 666_666, 666_667), THIRD]),
    ],
)  # fmt: skip
def test_shares_are_numbers_of_millionths(
    given: str, how: str, codes: list[str | None], shares: list[tuple[int, int, int]]
) -> None:
    found = split_of("place", given)
    assert (found["how"], found["code"]) == (how, codes)
    assert list(zip(found["high"], found["middle"], found["low"], strict=True)) == shares


def test_a_database_adds_up_to_the_last_digit(tmp_path: Path) -> None:
    rows = _rows(
        tmp_path, THIRDS + paid(amount="99999999999999.9999"), PERCENT + SECTORS + paid(amount="-0.0001"), paid()
    )
    engine, judge = duckdb_engine(IATI_ACTIVITIES, rows), NaiveEngine(IATI_ACTIVITIES, rows)
    for by in ((), ("country",), ("topic", "country"), ("country", "topic", "donor")):
        found = engine.sums(Query(), Sum("disbursement", by))
        assert found == judge.sums(Query(), Sum("disbursement", by))
    of_countries = engine.sums(Query(), Sum("disbursement", ("country",))).lines
    assert of_countries["EUR", "TZ"] == Decimal("33333333333333.3332666666666666666667")


def test_codes_that_do_not_pass_are_left_out_of_what_is_asked(tmp_path: Path) -> None:
    rows = _rows(tmp_path, THIRDS + SECTORS + paid(), PERCENT + paid(), paid())
    engine, judge = duckdb_engine(IATI_ACTIVITIES, rows), NaiveEngine(IATI_ACTIVITIES, rows)
    query = Query((Part(Among("countries", frozenset({"UG"}))),))
    for only in ("UG", "FR"):
        asked = Sum("disbursement", ("topic",), ((Among("country", frozenset({only})),),))
        assert engine.sums(query, asked) == judge.sums(query, asked)
    assert sum("kept" in asked.sql for asked in engine.asked) >= 3


@pytest.mark.parametrize(("rows", "limited"), [(3, False), (2**22, True)])
def test_of_a_large_table_no_more_rows_are_kept_than_memory_takes(tmp_path: Path, rows: int, *, limited: bool) -> None:
    tables, known = tables_of(IATI_ACTIVITIES, _rows(tmp_path, PERCENT + paid()), tmp_path)
    engine = SqlEngine(IATI_ACTIVITIES, DuckDB(tables, tmp_path), known._replace(rows=rows))
    assert engine.sums(Query((Part(Among("countries", frozenset({"KE"}))),)), Sum("disbursement")).lines["EUR",] == 100
    assert [" LIMIT " in asked.sql for asked in engine.asked if "CREATE" in asked.sql] == [limited, False]


def test_a_table_has_a_line_for_each_code(tmp_path: Path) -> None:
    tables, known = tables_of(IATI_ACTIVITIES, _rows(tmp_path, PERCENT + paid()), tmp_path)
    lines = Sql("SELECT given, place, code, high FROM \"activities splits\" WHERE dimension = 'place'")
    given = '[false,[["country KE","12.5"],["country UG","25"]]]'
    assert known.splits
    assert list(DuckDB(tables, tmp_path).ask(lines)) == [
        (given, 1, "country KE", 125_000), (given, 2, "country UG", 250_000), (given, 3, None, 625_000)
    ]  # fmt: skip
