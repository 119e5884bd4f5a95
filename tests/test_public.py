"""What `import tacli` gives."""

import pytest

import tacli


def test_names_are_sorted_and_there() -> None:
    assert tacli.__all__ == sorted(tacli.__all__)
    assert all(getattr(tacli, name) for name in tacli.__all__)
    assert set(tacli.__all__) <= set(dir(tacli))


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        _ = tacli.nothing


def test_select_takes_what_the_options_take(dataset: tacli.Dataset) -> None:
    by_words = dataset.select(topic="trafficking", country=["Moldova"])
    assert by_words == dataset.select(topic="trafficking-in-persons", country="MDA")
    assert {a.paragraph for a in by_words} == {21, 25}


def test_select_refuses_an_unknown_filter_and_value(dataset: tacli.Dataset) -> None:
    with pytest.raises(TypeError, match="colour"):
        dataset.select(colour="red")
    with pytest.raises(tacli.UnknownValueError, match="traficking"):
        dataset.select(topic="traficking")


def test_records_are_immutable(dataset: tacli.Dataset) -> None:
    with pytest.raises(ValueError, match="frozen"):
        dataset.activities[0].title = "other"
