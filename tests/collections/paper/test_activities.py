"""Fields of an activity."""

import pytest

import tacli
from tacli.collections.paper.activities import ACTIVITIES


def test_a_figure_is_as_json_has_it(dataset: tacli.Dataset) -> None:
    row = next(a for a in dataset.activities if a.paragraph == 31 and a.figures)
    assert ACTIVITIES["figures"].get(row) == [{"value": 1100, "unit": "victims", "qualifier": "more-than"}]


@pytest.mark.parametrize(
    ("figure", "told"),
    [
        ({"value": 1100, "unit": "victims", "qualifier": "more-than"}, "more than 1,100 victims"),
        ({"value": 30, "unit": "people", "qualifier": "each-year"}, "30 people each year"),
        ({"value": 5, "unit": "people", "qualifier": "exact"}, "5 people"),
    ],
)
def test_a_figure_is_told_in_words(figure: dict[str, object], told: str) -> None:
    tell = ACTIVITIES["figures"].tell
    assert tell
    assert tell(figure) == told


@pytest.mark.parametrize(
    ("sentences", "place"),
    [
        ((), "annex I, paragraph 31"),
        ((2,), "annex I, paragraph 31, sentence 2"),
        ((1, 3), "annex I, paragraph 31, sentences 1, 3"),
    ],
)
def test_an_activity_is_cited_by_its_sentences(dataset: tacli.Dataset, sentences: tuple[int, ...], place: str) -> None:
    row = dataset.activities[0].model_copy(update={"paragraph": 31, "sentences": sentences})
    assert ACTIVITIES["cite"].get(row) == place


def test_what_follows_from_other_fields_holds_nothing_itself(dataset: tacli.Dataset) -> None:
    others = [field for field in ACTIVITIES.fields if not field.is_column]
    assert [field.name for field in others] == ["group", "year", "iati"]
    assert [field.get(dataset.activities[0]) for field in others] == [None, None, None]


def test_columns_are_the_fields_of_the_model() -> None:
    assert {field.name for field in ACTIVITIES.shown} == tacli.Activity.model_fields.keys()
