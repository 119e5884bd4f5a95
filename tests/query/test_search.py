"""Words found whatever their form."""

import pytest

import tacli
from tacli.errors import UsageError
from tacli.query.search import Words, marker, parse_words, ranked, score


def _ids(dataset: tacli.Dataset, typed: str) -> list[str]:
    return [hit.row.id for hit in ranked(dataset.activities, parse_words(typed))]


@pytest.mark.parametrize(("one", "other"), [("judge", "JUDGES"), ("trafficked", "trafficking"), ("café", "cafe")])
def test_endings_case_and_accents_do_not_matter(dataset: tacli.Dataset, one: str, other: str) -> None:
    assert _ids(dataset, one) == _ids(dataset, other)


def test_a_phrase_stands_in_its_order() -> None:
    assert parse_words('"border guards" -"police officer" visa') == Words(
        (("border", "guard"), ("visa",)), (("polic", "offic"),)
    )


def test_a_search_is_shown_by_its_stems() -> None:
    assert str(parse_words('"border guards" -"police officers" visas -x')) == '"border guard" visa -"polic offic" -x'


def test_every_word_must_be_found_and_no_unwanted_one(dataset: tacli.Dataset) -> None:
    both, without = set(_ids(dataset, "trafficking children")), set(_ids(dataset, "trafficking -children"))
    assert both
    assert without
    assert both | without == set(_ids(dataset, "trafficking"))
    assert not both & without


def test_the_title_outweighs_the_summary(dataset: tacli.Dataset) -> None:
    hits = ranked(dataset.activities, parse_words("border"))
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert "border" in hits[0].row.title.lower()
    assert score(hits[0].row, parse_words("border zebra")) == 0


def test_border_guards_are_in_paragraph_33(dataset: tacli.Dataset) -> None:
    assert _ids(dataset, '"border guards"') == ["iom-33.4"]


def test_marks_are_on_any_form_of_a_word() -> None:
    marked = marker(parse_words("judge -court"))
    assert marked("Judges")
    assert not marked("court")


@pytest.mark.parametrize("typed", ["", " ", "-word", '""', "!"])
def test_nothing_to_search_for(typed: str) -> None:
    with pytest.raises(UsageError, match="no word"):
        parse_words(typed)
