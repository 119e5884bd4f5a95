"""The filters that follow from fields."""

import pytest

from tacli.collections.paper.activities import ACTIVITIES
from tacli.collections.paper.collection import KINDS
from tacli.errors import UnknownValueError
from tacli.query.conditions import Among, Between, Not, Overlaps, Present, Span
from tacli.query.conditions import Any as Either
from tacli.query.field import Period, Records, number, text
from tacli.query.filters import Filter, filters, names
from tacli.query.spans import PARAGRAPHS, YEARS
from tacli.query.words import parse_words

FILTERS = {f.name: f for f in filters(ACTIVITIES)}
SPANS = (Span(2003, 2005),)


def test_filters_stand_in_the_order_of_the_fields() -> None:
    assert names(filters(ACTIVITIES)) == (
        "entity, paragraph, topic, kind, instrument, status, scope, country, region, group, year, partner, "
        "search, has, no"
    )


def test_what_a_filter_asks_follows_from_its_field() -> None:
    fields = (
        text("colour", "C", "", option="colour", vocabulary="topic"),
        number("page", "P", "", option="page", read=PARAGRAPHS),
        text("years", "Y", "", option="when", read=YEARS, period=Period("start", "end")),
    )
    colour, page, when = filters(Records("test", fields))
    assert [way.condition for way in colour.ways(("a", "b"))] == [Among("colour", frozenset("ab"))]
    assert [way.condition for way in page.ways(SPANS)] == [Between("page", SPANS)]
    assert [way.condition for way in when.ways(SPANS)] == [Overlaps("years", SPANS)]


def test_no_field_is_no_filter() -> None:
    assert filters(Records("test", (text("colour", "C", ""),))) == ()


def test_a_search_is_of_fields_with_a_weight() -> None:
    (search,) = filters(Records("test", (text("colour", "C", "", weight=1),)))
    words = [parse_words(typed) for typed in ("red", "blue -green")]
    assert (search.name, search.splits) == ("search", False)
    assert [way.condition for way in search.ways((words[0],))] == [words[0].condition]
    assert [way.condition for way in search.ways(tuple(words))] == [Either(tuple(w.condition for w in words))]


def test_one_of_the_fields_says_something_or_none_does() -> None:
    either = Either((Present("venues"), Present("figures")))
    assert [way.condition for way in FILTERS["has"].ways(("venues", "figures"))] == [either]
    assert [way.condition for way in FILTERS["no"].ways(("venues", "figures"))] == [Not(either)]


@pytest.mark.parametrize("typed", ["fig", "FIGURES", " figures ", "figure"])
def test_a_field_that_may_be_empty(typed: str) -> None:
    assert FILTERS["has"].read(typed) == "figures"


@pytest.mark.parametrize("typed", ["", "colour", "ve", "title"])
def test_no_field_that_may_be_empty(typed: str) -> None:
    with pytest.raises(UnknownValueError, match=f"field that may be empty '{typed}' is unknown"):
        FILTERS["no"].read(typed)


@pytest.mark.parametrize("filter_", [f for records, _ in KINDS.values() for f in filters(records)])
def test_a_filter_is_described(filter_: Filter) -> None:
    assert filter_.name == filter_.name.lower()
    assert filter_.help.endswith(".")
