"""The dataset's own vocabularies, and select."""

import pytest

import tacli


def test_the_entities_are_the_datasets_own(dataset: tacli.Dataset) -> None:
    renamed = dataset.entities[0].model_copy(update={"aliases": ("our-office",)})
    own = dataset.model_copy(update={"entities": (renamed, *dataset.entities[1:])})
    assert own.vocabulary("entity").name == "entity"
    assert own.select(entity="our-office") == dataset.select(entity="eclac")
    with pytest.raises(tacli.UnknownValueError, match="entity 'our-office' is unknown"):
        dataset.select(entity="our-office")


def test_other_vocabularies_are_those_of_the_codebook(dataset: tacli.Dataset) -> None:
    assert dataset.vocabulary("topic").resolve("Drugs") == "drugs"


def test_select_joins_all_its_criteria(dataset: tacli.Dataset) -> None:
    rows = dataset.select(topic=["drugs", "terrorism"], every=["topic"], exclude={"kind": "training"})
    assert rows == tuple(
        a for a in dataset.activities if {"drugs", "terrorism"} <= set(a.topics) and "training" not in a.kinds
    )
    assert rows


def test_select_adds_what_reaches_a_country(dataset: tacli.Dataset) -> None:
    assert len(dataset.select(country="MDA", include_regional=True)) > len(dataset.select(country="MDA"))


@pytest.mark.parametrize("day", [20050909, 2005.5, True, None, []])
def test_a_day_is_written_as_one(dataset: tacli.Dataset, day: object) -> None:
    with pytest.raises(ValueError, match="Value error, Input should be a date such as 2005-09-09"):
        tacli.Document.model_validate({**dataset.document.model_dump(), "issued": day})
