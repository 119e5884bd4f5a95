"""What two forms of a word share."""

import pytest

from tacli.query.stems import stand_in, stems


@pytest.mark.parametrize(
    ("one", "other"), [("judge", "JUDGES"), ("trafficked", "trafficking"), ("café", "cafe"), ("e-mail", "e mail")]
)
def test_endings_case_and_accents_do_not_matter(one: str, other: str) -> None:
    assert stems(one) == stems(other)


def test_a_phrase_stands_side_by_side() -> None:
    text = stems("Training of border guards")
    assert stand_in(stems("border guard"), text)
    assert stand_in(stems("guards"), text)
    assert not stand_in(stems("guards border"), text)
    assert not stand_in(stems("training guards"), text)
    assert not stand_in(stems("guards of the border"), stems("guards"))
