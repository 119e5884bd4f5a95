"""Words to search for."""

import pytest

from tacli.errors import UsageError
from tacli.query.conditions import All, Holds, Not
from tacli.query.words import Words, marker, parse_words


def test_a_phrase_stands_in_its_order() -> None:
    assert parse_words('"border  guards" -"police officer" visa') == Words(
        ("border guards", "visa"), ("police officer",)
    )


def test_a_search_is_shown_by_its_stems() -> None:
    assert str(parse_words('"border guards" -"police officers" visas -x')) == '"border guard" visa -"polic offic" -x'


def test_every_word_must_be_found_and_no_unwanted_one() -> None:
    words = parse_words("trafficking guards -children")
    assert words.condition == All((Holds("trafficking"), Holds("guards"), Not(Holds("children"))))


def test_words_of_some_fields_alone() -> None:
    words = parse_words('"border guards" -x')._replace(fields=("title",))
    assert words.condition == All((Holds("border guards", ("title",)), Not(Holds("x", ("title",)))))
    assert words.apart == Words(("border", "guards"), ("x",), ("title",))


def test_marks_are_on_any_form_of_a_word() -> None:
    marked = marker(parse_words("judge -court"))
    assert marked("Judges")
    assert not marked("court")
    assert not marker(parse_words("étudiante"))("étudiants")
    assert marker(parse_words("étudiante"), ("en", "fr"))("étudiants")


@pytest.mark.parametrize("typed", ["", " ", "-word", '""', "!"])
def test_nothing_to_search_for(typed: str) -> None:
    with pytest.raises(UsageError, match="no word"):
        parse_words(typed)
