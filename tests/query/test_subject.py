"""Who or what a profile is of."""

import pytest

from tacli.errors import UnknownValueError
from tacli.query.subject import subject
from tacli.vocabulary import vocabulary

DONORS = ("Asia Crime Prevention Foundation", "Trust: B")


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
        ("Trust", ("donor", "Trust: B")),
    ],
)
def test_a_name_leads_to_its_kind_and_code(typed: str, found: tuple[str, str]) -> None:
    assert subject(typed, vocabulary, DONORS)[:2] == found


def test_a_name_of_nobody() -> None:
    with pytest.raises(UnknownValueError, match="subject 'Atlantis' is unknown"):
        subject("Atlantis", vocabulary, DONORS)


def test_what_a_beginning_was_taken_for_is_kept() -> None:
    assert subject("Asia Crime", vocabulary, DONORS).taken_for == DONORS[0]
    assert subject("Moldova", vocabulary, DONORS).taken_for is None


def test_a_partner_that_is_an_entity_is_meant_as_the_entity() -> None:
    entities = {term.label for term in vocabulary("entity").terms}
    partners = [term.code for term in vocabulary("partner").terms]
    both = [name for name in partners if name in entities]
    assert both
    assert {subject(name, vocabulary, DONORS).kind for name in both} == {"entity"}
    assert "partner" in {subject(name, vocabulary, DONORS).kind for name in partners}
