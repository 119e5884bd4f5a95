"""Columns and widths."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tacli.query.field import Field, text
from tacli.render.fit import GAP, cut, fit


def _columns(*priorities: int | None) -> list[Field[Any]]:
    return [text(str(i), str(i), "", p, flexible=p != 0) for i, p in enumerate(priorities)]


@given(st.lists(st.integers(1, 300), min_size=4, max_size=4), st.integers(1, 400))
def test_what_must_stay_stays_and_the_rest_fits(natural: list[int], width: int) -> None:
    widths = fit(_columns(0, 1, 2, None), natural, width)
    assert 0 in widths
    assert 3 not in widths
    if len(widths) > 1:
        assert sum(widths.values()) + GAP * (len(widths) - 1) <= width
    assert all(widths[i] <= natural[i] for i in widths)


def test_an_identifier_is_whole_before_a_title_is_more_than_its_least() -> None:
    title, id_ = text("title", "", "", flexible=True, least=24), text("id", "", "", flexible=True, least=14, tail=True)
    assert fit([title, id_], [90, 30], 60) == {0: 28, 1: 30}
    assert fit([id_, title], [90, 90], 60) == {0: 34, 1: 24}
    assert cut("XM-DAC-41121-2023", 9, tail=True) == "…121-2023"
    assert cut("XM-DAC", 6, tail=True) == "XM-DAC"


def test_all_the_room_is_given_out() -> None:
    assert fit(_columns(0, 1), [5, 100], 80) == {0: 5, 1: 73}


def test_a_long_name_gives_way_and_an_amount_does_not() -> None:
    name, amount = text("name", "", ""), text("amount", "", "", align="right")
    assert fit([name, amount], [92, 9], 80) == {0: 69, 1: 9}


def test_an_extra_column_comes_only_where_the_others_have_room() -> None:
    title, extra = text("title", "", "", flexible=True, least=24), text("extra", "", "", 6)
    assert fit([title, extra], [90, 10], 50) == {0: 50}
    assert fit([title, extra], [90, 10], 70) == {0: 58, 1: 10}


@pytest.mark.parametrize(
    ("cell", "width", "said"),
    [
        ("Moldova", 7, "Moldova"),
        ("Moldova", 6, "Moldo…"),
        ("Republic of Moldova", 10, "Republic…"),
        ("Moldova", 0, ""),
        (["Benin", "Togo"], 11, "Benin, Togo"),
        (["Benin", "Togo", "Mozambique"], 22, "Benin, Togo and 1 more"),
        (["Benin", "Togo", "Mozambique"], 20, "Benin and 2 more"),
        (["Benin", "Togo", "Niger"], 15, "Benin +2"),
        (["Benin", "Togo", "Niger"], 7, "Ben… +2"),
        (["Benin", "Togo", "Niger"], 4, "Ben…"),
        (["Republic of Moldova"], 10, "Republic…"),
        (["29", "30", "31", "32"], 13, "29 and 3 more"),
        (["29", "30", "31", "32"], 12, "29 +3"),
        ([], 10, ""),
    ],
)
def test_a_cell_is_cut_to_its_room_and_names_say_how_many_more_there_are(
    cell: str | list[str], width: int, said: str
) -> None:
    assert cut(cell, width) == said
    assert len(cut(cell, width)) <= width
    assert cut(cell, width, ellipsis="...").isascii()
