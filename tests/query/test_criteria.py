"""What was typed, as a value."""

import pytest

from tacli.errors import UsageError
from tacli.query.criteria import exclusions, filter_name, parse
from tacli.query.filters import ACTIVITY_FILTERS, RESPONSE_FILTERS


def test_a_criterion_reads_as_it_was_typed() -> None:
    criteria = parse({"topic": "drugs,corruption"}, exclude={"kind": ["training"]})
    assert [str(c) for c in criteria] == ["--topic drugs,corruption", "--not kind=training"]
    assert [c.mode for c in criteria] == ["any", "not"]


def test_nothing_typed_is_no_criterion() -> None:
    assert parse({"topic": None, "kind": []}) == ()


def test_an_exclusion_has_a_filter_and_a_value() -> None:
    assert exclusions(["topic=drugs", "--kind=a=b", "topic=x,y"], ACTIVITY_FILTERS) == {
        "topic": ["drugs", "x,y"],
        "kind": ["a=b"],
    }


@pytest.mark.parametrize("typed", ["topic", "--topic", " Topic "])
def test_a_filter_is_named(typed: str) -> None:
    assert filter_name(typed, ACTIVITY_FILTERS) == "topic"


def test_what_would_do_nothing_says_what_to_type() -> None:
    with pytest.raises(UsageError) as caught:
        parse({"kind": "training"}, every=["topic"])
    assert caught.value.hint == "Type --topic A,B --all topic."
    with pytest.raises(UsageError) as caught:
        parse({"kind": "training"}, include_regional=True)
    assert caught.value.hint == "Type --country Moldova."


def test_a_filter_that_this_command_lacks() -> None:
    with pytest.raises(UsageError, match="There is no filter 'topic'") as caught:
        filter_name("topic", RESPONSE_FILTERS)
    assert caught.value.hint == "There are: group, instrument."
    with pytest.raises(TypeError, match="no filter named colour; there are group, instrument"):
        parse({"group": "asian"}, RESPONSE_FILTERS, every=["colour"])
