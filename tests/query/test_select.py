"""Criteria and rows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tacli
from tacli.errors import UsageError
from tacli.query import parse, select

DATASET = tacli.load()
TOPICS = st.sampled_from(sorted({t for a in DATASET.activities for t in a.topics}))
ENTITIES = st.sampled_from(sorted({a.entity for a in DATASET.activities}))


@given(TOPICS, ENTITIES)
def test_filters_commute_and_only_shrink(topic: str, entity: str) -> None:
    both = DATASET.select(topic=topic, entity=entity)
    one_by_one = tuple(select(select(DATASET.activities, parse({"entity": entity})), parse({"topic": topic})))
    assert both == one_by_one
    assert {a.id for a in both} <= {a.id for a in DATASET.select(topic=topic)}


@given(TOPICS, TOPICS)
def test_the_same_filter_twice_is_either(one: str, other: str) -> None:
    either = DATASET.select(topic=[one, other])
    assert either == DATASET.select(topic=f"{one},{other}")
    assert {a.id for a in either} == {a.id for t in (one, other) for a in DATASET.select(topic=t)}


def test_years_overlap_a_range() -> None:
    rows = DATASET.select(year="2003")
    assert all(a.start is not None or a.end is not None for a in rows)
    assert all((a.start or 0) <= 2003 <= (a.end or 9999) for a in rows)
    assert {a.id for a in rows} <= {a.id for a in DATASET.select(year="2003..2005")}
    assert {a.id for a in DATASET.select(year="..2002")} | {a.id for a in DATASET.select(year="2003..")} == {
        a.id for a in DATASET.activities if a.start or a.end
    }


@pytest.mark.parametrize("typed", ["20x4", "..", "2005..2003", "²", "-1", "1e9", "99999"])
def test_a_range_that_is_none(typed: str) -> None:
    with pytest.raises(UsageError):
        DATASET.select(year=typed)


def test_a_group_is_that_of_the_states_named() -> None:
    assert {a.paragraph for a in DATASET.select(group="african")} == {7, 36, 52}


def test_niger_is_never_nigeria() -> None:
    assert DATASET.select(country="Niger") == ()
    assert DATASET.select(country="Nigeria")


def test_paragraphs() -> None:
    assert {a.paragraph for a in DATASET.select(paragraph="22..24")} == {22, 23, 24}
    with pytest.raises(UsageError, match="paragraph"):
        DATASET.select(paragraph="x")


def test_a_name_with_a_comma_is_one_value() -> None:
    assert parse({"country": "Korea, Republic of"})[0][1] == ("KOR",)
    assert parse({"country": "Moldova,Ukraine"})[0][1] == ("MDA", "UKR")


@given(TOPICS, ENTITIES)
def test_not_is_the_complement(topic: str, entity: str) -> None:
    rows = DATASET.select(entity=entity)
    kept, dropped = DATASET.select(entity=entity, topic=topic), DATASET.select(entity=entity, exclude={"topic": topic})
    assert sorted(a.id for a in (*kept, *dropped)) == sorted(a.id for a in rows)


@given(TOPICS, TOPICS)
def test_every_keeps_rows_that_hold_all(one: str, other: str) -> None:
    rows = DATASET.select(topic=[one, other], every=["topic"])
    assert rows == tuple(a for a in DATASET.activities if {one, other} <= set(a.topics))


def test_presence_and_absence_part_the_rows() -> None:
    assert {a.paragraph for a in DATASET.select(has="figures")} == {6, 10, 15, 25, 31, 33, 35, 36, 37, 48, 52}
    assert len(DATASET.select(has="countries")) + len(DATASET.select(no="countries")) == len(DATASET.activities)
    assert DATASET.select(no="countries,regions") == tuple(
        a for a in DATASET.activities if not (a.countries or a.regions)
    )


def test_a_region_reaches_its_states() -> None:
    reached = DATASET.select(country="Cambodia", topic="trafficking", include_regional=True)
    assert {a.id for a in DATASET.select(country="Cambodia", topic="trafficking")} < {a.id for a in reached}
    assert all("KHM" in a.countries or a.regions for a in reached)
