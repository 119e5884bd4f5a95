"""Vocabularies as listed."""

from typing import Any

import pytest

import tacli
from tacli.collections.iati.collection import IATI
from tacli.collections.paper.collection import PAPER
from tacli.errors import UnknownValueError
from tacli.sources.paper import PaperSource
from tacli.views.terms import term_rows, vocabulary_name, vocabulary_rows
from tacli.vocabulary import NAMES


@pytest.mark.parametrize("plural", ["topics", "countries", "entities", "replies", "statuses", "scopes"])
def test_a_plural_will_do(plural: str) -> None:
    singular = {"countries": "country", "entities": "entity", "replies": "reply", "statuses": "status"}
    assert vocabulary_name(plural, PAPER) == singular.get(plural, plural[:-1])


def test_an_unknown_vocabulary() -> None:
    with pytest.raises(UnknownValueError, match="vocabulary 'colour' is unknown"):
        vocabulary_name("colour", PAPER)


def test_a_vocabulary_of_other_data_is_said_to_be_one() -> None:
    with pytest.raises(UnknownValueError, match="vocabulary 'language' is unknown") as raised:
        vocabulary_name("language", PAPER)
    assert raised.value.hint.startswith(
        "tacli terms language --data FILE asks IATI, which has it. Here there are: topic, "
    )
    with pytest.raises(UnknownValueError) as raised:
        vocabulary_name("instrument", IATI)
    assert raised.value.hint.startswith("There are: topic, ")


def test_every_vocabulary_is_listed_with_what_takes_it() -> None:
    rows = vocabulary_rows(PaperSource())
    assert [row.vocabulary for row in rows] == list(NAMES)
    assert next(row.used for row in rows if row.vocabulary == "group") == "activities --group, responses --group"
    assert all(row.used for row in rows)


@pytest.mark.parametrize("name", NAMES)
def test_counts_are_those_of_the_rows(dataset: tacli.Dataset, name: str) -> None:
    rows = {row.code: row.count for row in term_rows(name, PaperSource())}
    if name == "reply":
        assert rows == {"reported": 26, "nothing-to-report": 6}
    elif name == "donor-kind":
        assert rows == {"member-state": 10, "other": 1}
    else:
        asked: list[dict[str, Any]] = [{name: code} for code in rows]
        assert list(rows.values()) == [len(dataset.select(only_named=name == "region", **one)) for one in asked]
