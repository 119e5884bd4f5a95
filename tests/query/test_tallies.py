"""What counts say."""

from collections import Counter

from tacli.query.tallies import Counts, Tally

COUNTS = Counts(
    4,
    {"topic": Counter(b=1, a=1, c=3), "year": Counter({2004: 1, 2002: 3})},
    {"topic": 0, "year": 1},
)


def test_most_rows_stand_first_and_years_in_order() -> None:
    assert COUNTS.tally("topic") == [Tally("c", 3, 0.75), Tally("a", 1, 0.25), Tally("b", 1, 0.25)]
    assert [found.value for found in COUNTS.tally("year")] == [2002, 2004]


def test_overlap_adds_up() -> None:
    assert COUNTS.added("topic") == 5


def test_counts_are_equal_by_what_they_hold() -> None:
    assert Counts(4, COUNTS.by, COUNTS.without, Counter()) == COUNTS
    assert Counts(4, COUNTS.by, {"topic": 1, "year": 1}) != COUNTS
    assert COUNTS != 4
