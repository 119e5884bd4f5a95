"""Sums in whole units add up to the total in the same units, and no digit of a total is lost."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacli.query.sums import Key, Sums, added, decimals, rounded, totals


def in_units(lines: dict[Key, str], places: dict[str, int] | None = None) -> dict[Key, str]:
    found = rounded({key: Decimal(amount) for key, amount in lines.items()}, places)
    return {key: str(amount) for key, amount in found.items()}


def test_lines_of_a_currency_add_up_to_its_total() -> None:
    thirds = {("EUR", code): "33.333333" for code in ("a", "b")} | {("EUR", None): "33.333334", ("USD", "a"): "5"}
    assert in_units(thirds) == {
        ("EUR", "a"): "33.33", ("EUR", "b"): "33.33", ("EUR", None): "33.34", ("USD", "a"): "5.00",
    }  # fmt: skip


def test_lines_come_in_the_order_of_what_they_say_nothing_last() -> None:
    lines = {("USD", None, 2019): "1", ("USD", "b", 2020): "1", ("USD", "b", 2019): "1", ("EUR", "a", None): "1"}
    assert list(in_units(lines)) == [
        ("EUR", "a", None), ("USD", "b", 2019), ("USD", "b", 2020), ("USD", None, 2019),
    ]  # fmt: skip


def test_a_total_that_has_more_decimals_keeps_them() -> None:
    assert in_units({("EUR", "a"): "0.1234567", ("EUR", "b"): "1"}) == {
        ("EUR", "a"): "0.1234567", ("EUR", "b"): "1.00",
    }  # fmt: skip
    assert in_units({("EUR", "a"): "0.125", ("EUR", "b"): "1"}, {"EUR": 2}) == {
        ("EUR", "a"): "0.12",
        ("EUR", "b"): "1.00",
    }


def test_refunds_and_no_lines_are_lines_too() -> None:
    assert in_units({}) == {}
    assert in_units({("EUR", "a"): "-33.335", ("EUR", "b"): "33.335", (None, "a"): "-0.5"}) == {
        ("EUR", "a"): "-33.33", ("EUR", "b"): "33.33", (None, "a"): "-0.50",
    }  # fmt: skip


@pytest.mark.parametrize(("amount", "found"), [("1", 0), ("100", 0), ("1.10", 1), ("0", 0), ("1E+3", 0), ("0.001", 3)])
def test_decimals_are_counted(amount: str, found: int) -> None:
    assert decimals(Decimal(amount)) == found


def test_no_digit_is_lost_in_a_sum() -> None:
    large, small = Decimal("123456789012345678901234567890.12"), Decimal("0.000000000000000000000000000001")
    whole = "123456789012345678901234567890.120000000000000000000000000001"
    assert str(added([large, small])) == whole
    assert totals({("EUR", "a"): large, ("EUR", None): small}) == {"EUR": Decimal(whole)}
    assert Sums(lines={("EUR",): large}) != Sums()


AMOUNTS = st.decimals(-(10**12), 10**12, places=18)


@settings(max_examples=60)
@given(
    st.dictionaries(st.tuples(st.sampled_from(["EUR", "USD"]), st.integers(0, 5)), AMOUNTS, max_size=6),
    st.sampled_from([0, 2, None]),
)
def test_any_lines_in_units_add_up(lines: dict[Key, Decimal], places: int | None) -> None:
    found = rounded(lines, None if places is None else {"EUR": places, "USD": places})
    assert found.keys() == lines.keys()
    whole = totals(lines)
    for currency, total in totals(found).items():
        unit = Decimal(1).scaleb(-max(2, decimals(whole[currency])) if places is None else -places)
        assert abs(total - whole[currency]) <= unit / 2
        assert total == whole[currency] or places is not None
        assert all(abs(found[key] - lines[key]) < unit for key in lines if key[0] == currency)
