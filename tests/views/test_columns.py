"""Columns as declared."""

from types import SimpleNamespace

import pytest

from tacli.views.columns import column, number, percent
from tacli.views.fields import FIELDS

ROW = SimpleNamespace(size=3)


def test_a_column_is_of_the_attribute_of_its_name() -> None:
    assert column("size", "Size", "How large.").get(ROW) == 3
    assert column("size", "Size", "How large.", get=lambda row: row.size + 1).get(ROW) == 4


def test_counts_and_shares_stand_right_and_sort_largest_first() -> None:
    text, count, share = (make("size", "Size", "How large.", 2) for make in (column, number, percent))
    assert [c.align for c in (text, count, share)] == ["left", "right", "right"]
    assert [c.style for c in (text, count, share)] == ["text", "number", "percent"]
    assert [c.descending for c in (text, count, share)] == [False, True, True]
    assert [c.type for c in (text, count, share)] == [str, int, float | None]
    assert [c.priority for c in (text, count, share)] == [2, 2, 2]
    assert [c.title for c in (text, count, share)] == ["Size"] * 3


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_is_described(name: str) -> None:
    columns = FIELDS[name]
    assert len({c.name for c in columns}) == len(columns)
    assert all(c.help.endswith(".") and c.title for c in columns)
