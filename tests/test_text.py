"""Text that is safe to show."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tacli.text import fold, plain_letters, visible, visible_lines

ACTING = {"Cc", "Cf", "Cs", "Zl", "Zp"}


@given(st.text())
def test_nothing_that_acts_is_left(text: str) -> None:
    assert not [c for c in visible(text) if unicodedata.category(c) in ACTING]


@given(st.text())
def test_lines_keep_only_their_layout(text: str) -> None:
    shown = visible_lines(text)
    assert {c for c in shown if unicodedata.category(c) == "Cc"} <= {"\n", "\t"}


@given(st.text(st.characters(categories=["L", "N", "P", "S"])))
def test_what_is_harmless_stays(text: str) -> None:
    assert visible(text) == text or any(c in text for c in "\u115f\u1160\u3164\uffa0")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\x1b]52;c;aGk=\x07", "\\x1b]52;c;aGk=\\x07"),
        ("\x9b31m", "\\x9b31m"),
        ("a\r\nb", "a\\r\\nb"),
        ("\u202eevil", "\\u202eevil"),
        ("\ud800", "\\ud800"),
        ("\U000e0041", "\\U000e0041"),
        ("e\u0301", "e\u0301"),
        ("Z" + "\u0301" * 6, "Z" + "\u0301" * 4 + "\\u0301\\u0301"),
    ],
)
def test_hidden_characters_show_as_escapes(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_no_character_that_is_not_seen_gets_through() -> None:
    through = [c for c in map(chr, range(0x110000)) if unicodedata.category(c) in ACTING and visible(c) == c]
    assert through == []
    assert [c for c in map(chr, range(128)) if visible_lines(c) == c and not c.isprintable()] == ["\t", "\n"]


def test_no_mark_can_flood() -> None:
    marks = [c for c in map(chr, range(0x110000)) if unicodedata.category(c) in ("Mn", "Me") and visible(c) == c]
    assert len(marks) > 1500
    most = {c: 1 if "\ufe00" <= c <= "\ufe0f" else 4 for c in marks}
    assert [c for c, n in most.items() if visible(f"a{c * 9}") != f"a{c * n}{ascii(c)[1:-1] * (9 - n)}"] == []


def test_a_flood_of_marks_takes_no_longer_than_its_letters() -> None:
    assert fold("a" + "\u0315\u0300" * 500_000) == "a"  # minutes, were the marks put in order


@given(st.text())
def test_folding_by_characters_is_folding_of_the_whole(text: str) -> None:
    whole = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    assert fold(text) == fold(whole)


@given(st.text(st.characters(max_codepoint=127)))
def test_ascii_is_folded_as_any_text(text: str) -> None:
    assert fold(text) == " ".join(re.sub(r"[\W_]", " ", plain_letters(text)).split()).removeprefix("the ")
