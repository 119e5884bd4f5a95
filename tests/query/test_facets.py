"""Counts agree with lists."""

import pytest

import tacli
from tacli.query.facets import FACETS, Counts


@pytest.mark.parametrize("facet", [f for f in FACETS if f not in ("year", "paragraph")])
def test_a_count_is_the_length_of_the_list(dataset: tacli.Dataset, facet: str) -> None:
    for found in Counts(dataset.activities, facet).tally(facet):
        assert found.count == len(dataset.select(**{facet: found.value}))


def test_years_count_rows_whose_years_are_known(dataset: tacli.Dataset) -> None:
    counts = {t.value: t.count for t in Counts(dataset.activities, "year").tally("year")}
    rows = [a for a in dataset.activities if (a.start or a.end or 0) <= 2002 <= (a.end or a.start or 0)]
    assert counts[2002] == len(rows)
    assert list(counts) == sorted(counts)


def test_overlap_adds_up(dataset: tacli.Dataset) -> None:
    counts = Counts(dataset.activities, "topic")
    assert counts.added("topic") == sum(len(a.topics) for a in dataset.activities)
    assert (counts.total, counts.without["topic"]) == (len(dataset.activities), 0)


def test_margins_of_a_cross_table(dataset: tacli.Dataset) -> None:
    counts = Counts(dataset.activities, "topic", "status")
    for found in counts.tally("topic"):
        assert found.count == sum(n for (topic, _), n in counts.pairs.items() if topic == found.value)


def test_pairs_are_counted_of_two_facets_alone(dataset: tacli.Dataset) -> None:
    assert not Counts(dataset.activities, "topic", "status", "scope").pairs
    assert not Counts(dataset.activities, "topic").pairs
    assert all(len(pair) == 2 for pair in Counts(dataset.activities, "topic", "status").pairs)
