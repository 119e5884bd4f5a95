"""One order for values."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest

from tacli.query.order import is_empty, ordered


def _ordered(values: Sequence[Any], *, descending: bool = False) -> list[Any]:
    return ordered(values, lambda value: value, None, descending=descending)


def test_numbers_sort_as_numbers() -> None:
    assert _ordered([9, 100, 10]) == [9, 10, 100]
    assert _ordered([0.5, 2, 1.5], descending=True) == [2, 1.5, 0.5]
    assert _ordered([Decimal("10.5"), Decimal(9), 10]) == [9, 10, Decimal("10.5")]
    assert _ordered(["all", 2020, 2019]) == [2019, 2020, "all"]


def test_texts_sort_blind_to_case_and_accents() -> None:
    assert _ordered(["b", "Ä", "c", "a"]) == ["Ä", "a", "b", "c"]


@pytest.mark.parametrize("empty", [None, [], ()])
@pytest.mark.parametrize("descending", [False, True])
def test_what_holds_nothing_stands_last_either_way(empty: object, descending: bool) -> None:  # noqa: FBT001
    assert _ordered([empty, ["a"], ["b"]], descending=descending)[-1] == empty


@pytest.mark.parametrize("descending", [False, True])
def test_equal_rows_keep_their_order(descending: bool) -> None:  # noqa: FBT001
    rows = [("one", 1), ("two", 1), ("three", 1)]
    assert ordered(rows, lambda row: row[1], None, descending=descending) == rows


def test_objects_sort_as_they_are_told() -> None:
    rows = [[{"n": 2}], [{"n": 1}]]
    assert ordered(rows, lambda row: row, lambda item: f"unit {item['n']}", descending=False) == rows[::-1]


def test_nothing_is_no_number() -> None:
    assert not any(map(is_empty, (0, "", [0])))
    assert all(map(is_empty, (None, [], ())))
