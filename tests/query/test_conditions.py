"""Conditions as data."""

from itertools import combinations

from tacli.query.conditions import All, Among, Between, Holds, Not, Overlaps, Present, Span
from tacli.query.conditions import Any as Either

KINDS = (
    (Among("start", frozenset()), Overlaps("start", ()), Between("start", ())),
    (Either((Present("start"),)), All((Present("start"),))),
    (Not(Present("start")), Not(Holds(("start",)))),
    (Present("start"), Holds("start")),  # type: ignore[arg-type]  # what no phrase is
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
