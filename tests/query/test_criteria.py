"""What was typed, as a value."""

from typing import Any

import pytest

from tacli.collections.paper.activities import ACTIVITIES
from tacli.collections.paper.annexes import RESPONSES
from tacli.errors import UnknownValueError, UsageError
from tacli.query.conditions import All, Among, Not, Part
from tacli.query.conditions import Any as Either
from tacli.query.criteria import Criteria, Reach, exclusions, filter_name, parse, parts
from tacli.query.filters import filters

OF_ACTIVITIES, OF_RESPONSES = filters(ACTIVITIES), filters(RESPONSES)
DRUGS, CORRUPTION = (Among("topics", frozenset({code})) for code in ("drugs", "corruption"))


def _parsed(typed: dict[str, Any], **more: Any) -> Criteria:
    return parse(typed, OF_ACTIVITIES, **more)


def test_a_criterion_reads_as_it_was_typed() -> None:
    criteria = _parsed({"topic": "drugs,corruption"}, exclude={"kind": ["training"]})
    assert [str(c) for c in criteria] == ["--topic drugs,corruption", "--not kind=training"]
    assert [c.mode for c in criteria] == ["any", "not"]


def test_nothing_typed_is_no_criterion() -> None:
    assert _parsed({"topic": None, "kind": []}) == ()


def test_any_all_or_none_of_the_values() -> None:
    both = ["drugs", "corruption"]
    assert parts(_parsed({"topic": both})) == (Part(Among("topics", frozenset(both))),)
    assert parts(_parsed({"topic": both}, every=["topic"])) == (Part(All((DRUGS, CORRUPTION))),)
    assert parts(_parsed({}, exclude={"topic": both})) == (Part(Not(Among("topics", frozenset(both)))),)


def test_a_name_with_a_comma_is_one_value() -> None:
    assert _parsed({"country": "Korea, Republic of"})[0].values == ("KOR",)
    assert _parsed({"country": "Moldova,Ukraine"})[0].values == ("MDA", "UKR")
    assert _parsed({"search": "border, guards"})[0].typed == ("border, guards",)


def test_what_a_beginning_was_taken_for_is_kept() -> None:
    assert _parsed({"topic": "traf,drugs"})[0].taken == (("traf", "Trafficking in persons"),)
    assert _parsed({"topic": "drugs"})[0].taken == ()


def test_a_place_is_meant_as_far_as_is_asked() -> None:
    def reaches(**reach: bool) -> list[str]:
        (criterion,) = _parsed({"region": "caucasus"}, reach=Reach(**reach))
        return [way.reach for way in criterion.ways if criterion.reach.takes(way)]

    assert reaches() == ["named", "within", "within"]
    assert reaches(only_named=True) == ["named"]
    assert reaches(regional=True) == ["named", "within", "within", "regional"]
    assert reaches(only_named=True, regional=True) == ["named", "regional"]


def test_the_ways_that_are_taken_are_the_condition() -> None:
    (criterion,) = _parsed({"country": "Moldova"}, reach=Reach(regional=True))
    assert criterion.condition == Either(tuple(way.condition for way in criterion.ways))
    (criterion,) = _parsed({"country": "Moldova"})
    assert criterion.condition == Among("countries", frozenset({"MDA"}))
    assert len(criterion.ways) == len(criterion.part.ways) == 2


def test_ways_are_told_apart_where_any_value_will_do() -> None:
    criteria = _parsed({"country": "Moldova,Ukraine"}, every=["country"], exclude={"country": "Romania"})
    assert [criterion.ways for criterion in criteria] == [(), ()]


def test_an_exclusion_has_a_filter_and_a_value() -> None:
    assert exclusions(["topic=drugs", "--kind=a=b", "topics=x,y"], OF_ACTIVITIES) == {
        "topic": ["drugs", "x,y"],
        "kind": ["a=b"],
    }


@pytest.mark.parametrize("typed", ["topic", "--topic", " Topic ", "topics", "tópic", "top"])
def test_a_filter_is_named(typed: str) -> None:
    assert filter_name(typed, OF_ACTIVITIES) == "topic"


def test_what_would_do_nothing_says_what_to_type() -> None:
    with pytest.raises(UsageError, match=r"--all topic does nothing without --topic\.") as caught:
        _parsed({"kind": "training"}, every=["topic"])
    assert caught.value.hint == "Type --topic A,B --all topic"


@pytest.mark.parametrize(
    ("reach", "option"), [(Reach(regional=True), "--include-regional"), (Reach(only_named=True), "--only-named")]
)
def test_a_reach_is_of_a_place(reach: Reach, option: str) -> None:
    said = f"{option} does nothing without --country or --region or --group."
    with pytest.raises(UsageError, match=said) as caught:
        _parsed({"kind": "training"}, reach=reach)
    assert caught.value.hint == f"Type --country Moldova {option}"
    for place in ("country", "region", "group"):
        assert _parsed({place: {"country": "MDA", "region": "africa", "group": "asian"}[place]}, reach=reach)


def test_a_filter_that_this_command_lacks() -> None:
    with pytest.raises(UnknownValueError, match="filter 'topic' is unknown") as caught:
        filter_name("topic", OF_RESPONSES)
    assert caught.value.hint == "There are: group, instrument."
    with pytest.raises(TypeError, match="no filter named colour; there are group, instrument"):
        parse({"group": "asian"}, OF_RESPONSES, every=["colour"])
