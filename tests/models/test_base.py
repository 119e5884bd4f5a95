"""Kinds of values that fields share."""

import pytest

import tacli


@pytest.mark.parametrize("day", [20050909, 2005.5, True, None, []])
def test_a_day_is_written_as_one(dataset: tacli.Dataset, day: object) -> None:
    with pytest.raises(ValueError, match="Value error, Input should be a date such as 2005-09-09"):
        tacli.Document.model_validate({**dataset.document.model_dump(), "issued": day})
