"""Conditions as data."""

from itertools import combinations

import pytest

from tacli.query.conditions import MOST, All, Among, Between, Holds, Not, Overlaps, Part, Present, Query, Span
from tacli.query.conditions import Any as Either

KINDS = (
    (Among("start", frozenset()), Overlaps("start", ()), Between("start", ())),
    (Either((Present("start"),)), All((Present("start"),))),
    (Not(Present("start")), Not(Holds("start"))),
    (Present("start"), Holds("start")),
)


def test_conditions_of_two_kinds_are_never_the_same() -> None:
    for alike in KINDS:
        for one, other in combinations(alike, 2):
            assert one != other
            assert not one == other  # noqa: SIM201 - both ways of asking
            assert len({one, other}) == 2


def test_conditions_that_say_the_same_are_the_same() -> None:
    one, other = (All((Not(Between("start", (Span(1, 2),))), Among("id", frozenset(ids)))) for ids in ("ab", "ba"))
    assert one == other
    assert hash(one) == hash(other)


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
