"""What `import tacli` gives."""

import pytest

import tacli
from tacli.api import Dataset
from tacli.errors import UsageError


def test_names_are_sorted_and_there() -> None:
    assert tacli.__all__ == sorted(tacli.__all__)
    assert all(getattr(tacli, name) for name in tacli.__all__)
    assert set(tacli.__all__) <= set(dir(tacli))


def test_a_dataset_can_be_asked_and_a_mistake_be_caught() -> None:
    assert tacli.Dataset is Dataset
    assert tacli.UsageError is UsageError
    assert issubclass(tacli.UnknownValueError, tacli.UsageError)
    assert isinstance(tacli.load(), tacli.Dataset)


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        _ = tacli.nothing


def test_records_are_immutable(dataset: tacli.Dataset) -> None:
    with pytest.raises(ValueError, match="frozen"):
        dataset.activities[0].title = "other"
