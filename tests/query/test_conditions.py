"""Conditions as data."""

import pytest

from tacli.query.conditions import MOST, All, Among, Part, Present, Query, Span


@pytest.mark.parametrize(
    ("span", "typed"),
    [
        (Span(2004, 2004), "2004"),
        (Span(2003, 2005), "2003..2005"),
        (Span(2003, MOST), "2003.."),
        (Span(0, 2005), "..2005"),
    ],
)
def test_a_span_reads_as_it_would_be_typed(span: Span, typed: str) -> None:
    assert str(span) == typed


def test_a_query_asks_for_all_its_parts() -> None:
    one, other = Among("topics", frozenset({"drugs"})), Present("countries")
    assert Query((Part(one), Part(other, (one,)))).condition == All((one, other))


def test_equal_questions_are_one() -> None:
    assert len({Query((Part(Among("status", frozenset(codes))),)) for codes in ("ab", "ba")}) == 1
