"""A name is near with one slip in four letters, two at most, whichever of the four kinds they are."""

import pytest

from tacli.vocabulary.nearest import nearest

NAMES = [("moldova", "MDA"), ("maldives", "MDV"), ("mali", "MLI"), ("malawi", "MWI"), ("malawirepublic", "MWI")]


@pytest.mark.parametrize("typed", ["moldva", "moldovaa", "moldowa", "modlova"])
def test_a_letter_too_few_too_many_wrong_or_changed_places(typed: str) -> None:
    assert nearest(typed, NAMES) == ["MDA"]


def test_all_that_are_as_near_as_the_nearest() -> None:
    assert nearest("male", NAMES) == ["MLI"]
    assert nearest("malai", NAMES) == ["MWI", "MLI"]


@pytest.mark.parametrize("typed", ["", "mal", "moaa", "xyzxyz"])
def test_a_short_word_and_a_far_one_are_near_to_nothing(typed: str) -> None:
    assert nearest(typed, NAMES) == []


def test_three_slips_are_too_many_however_long_the_word() -> None:
    assert nearest("prostitution", [("prosecution", "justice")]) == []
    assert nearest("prosekutoin", [("prosecution", "justice")]) == ["justice"]
