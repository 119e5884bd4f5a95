"""Who or what a profile is of."""

import pytest

from tacli.errors import UnknownValueError
from tacli.query.subject import subject
from tacli.vocabulary import vocabulary

DONORS = ("Asia Crime Prevention Foundation", "Fund: B")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Moldova", ("country", "MDA")),
        ("WEOG", ("group", "western-european-and-other")),
        ("africa", ("region", "africa")),
        ("african", ("group", "african")),
        ("IOM", ("entity", "iom")),
        ("drugs", ("topic", "drugs")),
        ("Asia Crime", ("donor", "Asia Crime Prevention Foundation")),
        ("Japan", ("country", "JPN")),
        ("Fund", ("donor", "Fund: B")),
    ],
)
def test_a_name_leads_to_its_kind_and_code(typed: str, found: tuple[str, str]) -> None:
    assert subject(typed, vocabulary, DONORS) == found


def test_a_name_of_nobody() -> None:
    with pytest.raises(UnknownValueError, match="subject 'Atlantis' is unknown"):
        subject("Atlantis", vocabulary, DONORS)
