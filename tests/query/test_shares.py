"""Splits add up to the whole, to the last unit."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacli.query.shares import Given, evened, split


def splitted(*percentages: tuple[str | None, str | None], **more: Any) -> tuple[dict[str | None, str], str]:
    found = split(Given(tuple((code, None if p is None else Decimal(p)) for code, p in percentages), **more))
    assert sum(share for _, share in found.shares) == 1
    return {code: format(share.normalize(), "f") for code, share in found.shares}, found.how


@pytest.mark.parametrize(
    ("percentages", "shares", "how"),
    [
        ([("KE", "60"), ("UG", "40")], {"KE": "0.6", "UG": "0.4"}, ""),
        ([("KE", "100")], {"KE": "1"}, ""),
        ([("KE", "33.3"), ("UG", "33.3")], {"KE": "0.333", "UG": "0.333", None: "0.334"}, ""),
        ([("KE", "10"), ("UG", "20"), ("KE", "70")], {"KE": "0.8", "UG": "0.2"}, ""),
        ([("KE", "0"), ("UG", "100")], {"UG": "1"}, ""),
        ([("KE", "0")], {None: "1"}, ""),
        ([("KE", None)], {"KE": "1"}, ""),
        ([("KE", None), ("KE", None)], {"KE": "1"}, ""),
        ([("KE", None), ("UG", None)], {"KE": "0.5", "UG": "0.5"}, "equal"),
        (
            [("KE", None), ("UG", None), ("TZ", None)],
            {"KE": "0.333333333333333334", "UG": "0.333333333333333333", "TZ": "0.333333333333333333"},
            "equal",
        ),
        ([("KE", "60"), ("UG", None)], {"KE": "0.6", None: "0.4"}, ""),
        ([("KE", "100"), ("UG", "100")], {"KE": "0.5", "UG": "0.5"}, "over"),
        ([("KE", "150")], {"KE": "1"}, "over"),
        ([("KE", "60"), (None, "40")], {"KE": "0.6", None: "0.4"}, ""),
        ([("KE", None), (None, None)], {"KE": "1"}, ""),
        ([(None, "40")], {None: "1"}, ""),
        ([], {None: "1"}, ""),
    ],
)
def test_percentages_are_shares(percentages: Any, shares: Any, how: str) -> None:
    assert splitted(*percentages) == (shares, how)


def test_what_is_assumed_is_said() -> None:
    assert splitted(("XX-1", None), assumed=True) == ({"XX-1": "1"}, "assumed")


PERCENTAGES = st.none() | st.decimals(0, 100, places=4) | st.decimals(0, 100, places=27)


@settings(max_examples=100)
@given(st.lists(st.tuples(st.sampled_from(["KE", "UG", "TZ", "ET", None]), PERCENTAGES), max_size=6))
def test_any_shares_add_up_to_one_and_none_is_negative(percentages: list[tuple[str | None, Decimal | None]]) -> None:
    shares = split(Given(tuple(percentages))).shares
    assert sum(share for _, share in shares) == 1
    assert all(share >= 0 for _, share in shares)
    assert {code for code, _ in shares} <= {code for code, _ in percentages} | {None}


@pytest.mark.parametrize(
    ("values", "divisor", "result"),
    [
        ([10, 10, 10], 3, [4, 3, 3]),
        ([5, 5], 2, [3, 2]),
        ([5], 2, [2]),  # half to even
        ([7], 2, [4]),
        ([-5, 2], 2, [-3, 1]),
        ([1, 1, 1], 10, [0, 0, 0]),
        ([2, 2, 2], 10, [1, 0, 0]),
        ([1, 9], 10, [0, 1]),
        ([], 7, []),
    ],
)
def test_parts_are_evened(values: list[int], divisor: int, result: list[int]) -> None:
    assert evened(values, divisor) == result


@settings(max_examples=100)
@given(st.lists(st.integers(-(10**6), 10**6), max_size=8), st.integers(1, 1000))
def test_no_part_is_further_than_one_from_what_it_would_be(values: list[int], divisor: int) -> None:
    found = evened(values, divisor)
    assert abs(sum(found) * divisor - sum(values)) * 2 <= divisor
    assert all(abs(part * divisor - value) < divisor for part, value in zip(found, values, strict=True))
