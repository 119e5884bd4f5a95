"""Vocabularies as listed."""

import pytest

import tacli
from tacli.errors import UnknownValueError
from tacli.query import parse, select
from tacli.views.terms import term_rows, vocabulary_name, vocabulary_rows
from tacli.vocabulary import NAMES


@pytest.mark.parametrize("plural", ["topics", "countries", "entities", "replies", "statuses", "scopes"])
def test_a_plural_will_do(plural: str) -> None:
    singular = {"countries": "country", "entities": "entity", "replies": "reply", "statuses": "status"}
    assert vocabulary_name(plural) == singular.get(plural, plural[:-1])


def test_an_unknown_vocabulary() -> None:
    with pytest.raises(UnknownValueError, match="vocabulary 'colour' is unknown"):
        vocabulary_name("colour")


def test_every_vocabulary_is_listed(dataset: tacli.Dataset) -> None:
    assert [row.vocabulary for row in vocabulary_rows(dataset)] == list(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_counts_are_those_of_the_rows(dataset: tacli.Dataset, name: str) -> None:
    rows = {row.code: row.count for row in term_rows(name, dataset)}
    if name == "reply":
        assert rows == {"reported": 26, "nothing-to-report": 6}
    elif name == "donor-kind":
        assert rows == {"member-state": 10, "other": 1}
    else:
        assert rows == {code: len(tuple(select(dataset.activities, parse({name: code})))) for code in rows}
