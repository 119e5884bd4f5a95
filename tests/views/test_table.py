"""Sorting and choosing fields."""

import pytest

from tacli.errors import UsageError
from tacli.views import Table, lay_out
from tacli.views.columns import column, number
from tacli.views.table import plain

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


def test_a_chosen_field_is_always_shown() -> None:
    wide = TABLE._replace(columns=tuple(c._replace(priority=None) for c in TABLE.columns))
    assert [c.priority for c in lay_out(wide, ["size"], []).columns] == [0]


def test_a_whole_name_is_no_beginning_of_another() -> None:
    names = ("end", "ending")
    table = Table(tuple(column(name, name, "") for name in names), ())
    assert [c.name for c in lay_out(table, ["END"], []).columns] == ["end"]
    with pytest.raises(UsageError, match="field 'en' is ambiguous"):
        lay_out(table, ["en"], [])


def test_numbers_sort_as_numbers() -> None:
    rows = [{"name": "", "size": size} for size in (9, 10, 100)]
    assert [r["size"] for r in lay_out(TABLE._replace(rows=rows), [], ["size"]).rows] == [100, 10, 9]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (0, "0"),
        (0.5, "0.5"),
        (["a", ("b", "c")], "a, b, c"),
        ({"value": 1100, "unit": "victims", "qualifier": "more-than"}, "more than 1,100 victims"),
        ({"value": 30, "unit": "people", "qualifier": "each-year"}, "30 people each year"),
        ({"value": 5, "unit": "people", "qualifier": "exact"}, "5 people"),
        ({"name": "a", "type": "b"}, '{"name": "a", "type": "b"}'),
        ({"name": "Treaty Section", "paragraphs": [49, 50]}, "Treaty Section (49, 50)"),
    ],
)
def test_a_value_as_one_text(value: object, text: str) -> None:
    assert plain(value, ", ") == text
