"""Who or what a profile is of."""

import pytest

import tacli
from tacli.query.subject import subject


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Moldova", ("country", "MDA")),
        ("WEOG", ("group", "western-european-and-other")),
        ("IOM", ("entity", "iom")),
        ("drugs", ("topic", "drugs")),
        ("Asia Crime", ("donor", "Asia Crime Prevention Foundation")),
        ("Japan", ("country", "JPN")),
    ],
)
def test_a_name_leads_to_its_kind_and_code(dataset: tacli.Dataset, typed: str, found: tuple[str, str]) -> None:
    assert subject(typed, dataset) == found


def test_a_donor_may_have_a_colon_in_its_name(dataset: tacli.Dataset) -> None:
    donor = next(c for c in dataset.contributions if c.country is None).model_copy(update={"donor": "Trust: B"})
    assert subject("Trust", dataset.model_copy(update={"contributions": (donor,)})) == ("donor", "Trust: B")
