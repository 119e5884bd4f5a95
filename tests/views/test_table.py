"""Rows laid out in columns."""

import pytest

from tacli.engines.memory import MemoryEngine
from tacli.query.conditions import Order, Query
from tacli.query.field import Records, number, text
from tacli.views.table import Table, chosen, listed

ROWS = (("b", 1), ("c", 3))
RECORDS: Records[tuple[str, int]] = Records(
    "test",
    (
        text("name", "Name", "", get=lambda row: row[0]),
        number("size", "Size", "", None, get=lambda row: row[1]),
    ),
)


def test_rows_are_tuples_in_the_order_of_the_columns() -> None:
    table = listed(MemoryEngine(RECORDS, ROWS), Query(fields=("size", "name")), foot="foot")
    assert [c.name for c in table.columns] == ["size", "name"]
    assert list(table.rows) == [(1, "b"), (3, "c")]
    assert table.foot == "foot"


def test_all_columns_where_none_is_named() -> None:
    assert listed(MemoryEngine(RECORDS, ROWS), Query()).columns == RECORDS.columns
    assert tuple(listed(MemoryEngine(RECORDS, ROWS), Query()).rows) == ROWS


def test_rows_are_counted_beyond_the_limit() -> None:
    table = listed(MemoryEngine(RECORDS, iter(ROWS)), Query(order=(Order("size", descending=True),), limit=1))
    assert list(table.rows) == [("c", 3)]
    assert table.counted
    assert table.counted() == 2


def test_a_chosen_field_is_always_shown() -> None:
    assert [c.priority for c in chosen(RECORDS.columns, ("size",))] == [0]


@pytest.mark.parametrize(("name", "place"), [("name", 0), ("size", 1), ("colour", None), ("", None)])
def test_the_place_of_a_column(name: str, place: int | None) -> None:
    assert Table(RECORDS.columns, ROWS).place(name) == place
