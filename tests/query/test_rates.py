"""Sums are converted by the rate of the day, else the nearest before it; what has none stays as it is."""

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from tacli.query.rates import Rate, Rates, Used, converted
from tacli.query.sums import rounded, totals

MARCH, APRIL = (
    Rate(date(2020, month, 31 if month == 3 else 30), Decimal(units)) for month, units in ((3, "0.8"), (4, "3"))
)
RATES = Rates("USD", {"EUR": (MARCH, APRIL), "JPY": (Rate(date(2020, 3, 31), Decimal(100)),)})


def test_the_rate_is_that_of_the_day_or_the_nearest_before() -> None:
    assert RATES.on("EUR", date(2020, 3, 30)) is None
    assert RATES.on("EUR", date(2020, 3, 31)) == MARCH
    assert RATES.on("EUR", date(2020, 4, 29)) == MARCH
    assert RATES.on("EUR", date(2021, 4, 29)) == APRIL
    assert RATES.on("KES", date(2021, 4, 29)) is None


def test_what_has_no_rate_stays_and_is_told() -> None:
    found = converted(
        {
            ("EUR", "a", date(2020, 4, 2)): Decimal(8),
            ("EUR", "a", date(2020, 3, 31)): Decimal(4),
            ("EUR", "b", date(2020, 5, 10)): Decimal(1),
            ("USD", "a", None): Decimal(1),
            ("EUR", "a", date(2019, 1, 1)): Decimal(7),
            ("EUR", "a", None): Decimal(6),
            ("KES", "a", date(2020, 4, 2)): Decimal(5),
            (None, "a", date(2020, 4, 2)): Decimal(3),
        },
        RATES,
    )
    assert rounded(found.lines, {"USD": 2}) == {
        ("USD", "a"): Decimal("16.00"),
        ("USD", "b"): Decimal("0.33"),
        ("EUR", "a"): Decimal("13.00"),
        ("KES", "a"): Decimal("5.00"),
        (None, "a"): Decimal("3.00"),
    }
    assert found.used == {"EUR": Used(MARCH, APRIL, 10)}
    assert found.without == {"EUR": {date(2019, 1, 1), None}, "KES": {date(2020, 4, 2)}, None: {date(2020, 4, 2)}}


DAYS = st.dates(date(2020, 3, 31), date(2020, 6, 1))
LINES = st.dictionaries(
    st.tuples(st.sampled_from(["EUR", "JPY", "USD"]), st.sampled_from(["a", "b", None]), DAYS),
    st.decimals(-(10**9), 10**9, places=2),
    max_size=6,
)


@settings(max_examples=50)
@given(LINES)
def test_lines_that_are_converted_add_up_to_the_whole_that_is(
    lines: dict[tuple[str, str | None, date], Decimal],
) -> None:
    whole: dict[tuple[str, date], Decimal] = {}
    for (currency, _, day), amount in lines.items():
        whole[currency, day] = whole.get((currency, day), Decimal(0)) + amount
    split, one = converted(lines, RATES).lines, converted(whole, RATES).lines
    assert totals(split) == totals(one)
    assert totals(rounded(split, {"USD": 2})) == totals(rounded(one, {"USD": 2}))
