"""Names of fields, filters and the like."""

import pytest

from tacli.errors import UnknownValueError
from tacli.query.names import named

NAMES = ("end", "ending", "topics", "start", "status")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("END", "end"),
        ("endings", "ending"),
        ("tópics", "topics"),
        ("topic", "topics"),
        ("top", "topics"),
        (" start ", "start"),
    ],
)
def test_a_name_is_found_as_those_of_terms_are(typed: str, name: str) -> None:
    assert named("field", NAMES, typed) == name


@pytest.mark.parametrize("typed", ["colour", "", "to"])
def test_an_unknown_name_says_what_there_is(typed: str) -> None:
    with pytest.raises(UnknownValueError, match=f"^field '{typed}' is unknown.$") as caught:
        named("field", NAMES, typed)
    assert caught.value.hint == "There are: end, ending, topics, start, status."


def test_a_beginning_of_several_says_which() -> None:
    with pytest.raises(UnknownValueError, match=r"^field 'sta' is ambiguous: start or status.$") as caught:
        named("field", NAMES, "sta")
    assert caught.value.hint == "Type one of them; there are: end, ending, topics, start, status."


def test_a_name_that_is_misspelled_is_guessed() -> None:
    with pytest.raises(UnknownValueError) as caught:
        named("field", NAMES, "topcis")
    assert caught.value.hint.startswith("Did you mean topics? There are: end, ")
