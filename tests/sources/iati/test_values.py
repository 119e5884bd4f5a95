"""Values are read as XML Schema writes them, and in no other way."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tacli.sources.iati import values


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("1", "1"), ("-1.50", "-1.50"), ("+2.", "2"), (".5", "0.5"), ("0001", "1"), ("1" * 30, "1" * 30)],
)
def test_an_amount_is_exact(typed: str, expected: str) -> None:
    assert values.amount(typed) == Decimal(expected)


@pytest.mark.parametrize(
    "typed", ["", "1,000", "1.000,50", "1 000", "1e3", "NaN", "Infinity", "$1", "1_000", "\u0661", "--1", ".", "1" * 31]
)
def test_what_is_no_amount_is_none(typed: str) -> None:
    assert values.amount(typed) is None


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**20), max_value=10**20))
def test_any_amount_reads_back(amount: Decimal) -> None:
    assert values.amount(format(amount, "f")) == amount


@pytest.mark.parametrize(("typed", "expected"), [("0", 0), ("100", 100), ("100.01", None), ("-1", None), ("50%", None)])
def test_a_percentage_is_from_0_to_100(typed: str, expected: int | None) -> None:
    assert values.percentage(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2020-02-29", date(2020, 2, 29)),
        ("2020-02-29Z", date(2020, 2, 29)),
        ("2020-02-29+05:30", date(2020, 2, 29)),
        ("2020-02-29T23:59:59", date(2020, 2, 29)),
        ("2021-02-29", None),
        ("2021-02-29T00:00:00", None),
        ("0000-01-01", None),
        ("20200229", None),
        ("2020-W01-1", None),
        ("29/02/2020", None),
        ("2020", None),
        ("T", None),
        ("", None),
    ],
)
def test_a_day_is_whole_or_none(typed: str, expected: date | None) -> None:
    assert values.day(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2020-01-01T10:00:00.0134+01:00", datetime(2020, 1, 1, 10, 0, 0, 13400, timezone(timedelta(hours=1)))),
        ("2020-01-01T10:00:00", datetime(2020, 1, 1, 10, tzinfo=UTC)),
        ("2020-01-01", datetime(2020, 1, 1, tzinfo=UTC)),
        ("2020-01-32", None),
        ("2020-01-01T25:00:00", None),
        ("yesterday", None),
    ],
)
def test_a_time_has_a_zone(typed: str, expected: datetime | None) -> None:
    assert values.time(typed) == expected


@pytest.mark.parametrize(("typed", "expected"), [("0", 0), ("12", 12), ("-1", None), ("1.0", None), ("\u0663", None)])
def test_a_whole_number_has_digits_alone(typed: str, expected: int | None) -> None:
    assert values.whole(typed) == expected


@pytest.mark.parametrize(("typed", "expected"), [("1", True), ("false", False), ("yes", None), ("", None)])
def test_a_truth_is_one_of_four_words(typed: str, expected: bool | None) -> None:  # noqa: FBT001 - what is expected
    assert values.truth(typed) is expected
