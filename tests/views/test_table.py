"""Sorting and choosing fields."""

import pytest

from tacli.errors import UsageError
from tacli.views import Table, lay_out
from tacli.views.columns import column, number

ROWS = tuple({"name": n, "size": s} for n, s in (("b", 1), ("Ä", None), ("c", 3), ("a", 3)))
TABLE = Table(
    (
        column("name", "Name", "", get=lambda r: r["name"]),
        number("size", "Size", "", get=lambda r: r["size"]),
    ),
    ROWS,
)


@pytest.mark.parametrize(
    ("sort", "names"),
    [
        ("name", "aÄbc"),
        ("name:desc", "cbaÄ"),
        ("size", "cabÄ"),
        ("size:asc", "bcaÄ"),
        ("size,name", "acbÄ"),
    ],
)
def test_each_column_has_its_direction_and_ties_keep_their_order(sort: str, names: str) -> None:
    rows = lay_out(TABLE, [], [sort]).rows
    expected = {"name": "Äabc", "name:desc": "cbÄa"}.get(sort, names)
    assert "".join(r["name"] for r in rows) == expected


def test_fields_are_chosen_in_their_order() -> None:
    assert [c.name for c in lay_out(TABLE, ["size,name"], []).columns] == ["size", "name"]
    assert [c.name for c in lay_out(TABLE, ["si"], []).columns] == ["size"]


@pytest.mark.parametrize(("fields", "sort"), [(["x"], []), ([], ["x"]), ([], ["name:up"])])
def test_an_unknown_field_lists_what_there_is(fields: list[str], sort: list[str]) -> None:
    with pytest.raises(UsageError) as caught:
        lay_out(TABLE, fields, sort)
    assert "name" in caught.value.hint
