"""Columns and widths."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tacli.query.field import Field, text
from tacli.render.fit import GAP, fit


def _columns(*priorities: int | None) -> list[Field[Any]]:
    return [text(str(i), str(i), "", p, flexible=p != 0) for i, p in enumerate(priorities)]


@given(st.lists(st.integers(1, 300), min_size=4, max_size=4), st.integers(1, 400))
def test_what_must_stay_stays_and_the_rest_fits(natural: list[int], width: int) -> None:
    widths = fit(_columns(0, 1, 2, None), natural, natural, width)
    assert 0 in widths
    assert 3 not in widths
    if len(widths) > 1:
        assert sum(widths.values()) + GAP * (len(widths) - 1) <= width
    assert all(widths[i] <= natural[i] for i in widths)


def test_all_the_room_is_given_out() -> None:
    assert fit(_columns(0, 1), [5, 100], [5, 9], 80) == {0: 5, 1: 73}


def test_a_long_name_gives_way_and_an_amount_does_not() -> None:
    name, amount = text("name", "", ""), text("amount", "", "", align="right")
    assert fit([name, amount], [92, 9], [92, 9], 80) == {0: 69, 1: 9}
