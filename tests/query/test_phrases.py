"""Phrases are found wherever a look at every word would find them."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import tacli
from tacli.query.phrases import Phrase
from tacli.query.stems import keys, words_of
from tacli.text import plain_letters


def _stands_in(phrase: str, text: str, language: str = "en") -> bool:
    return Phrase(phrase).stands_in(text, language)


def _stands_plainly(phrase: str, text: str, language: str) -> bool:
    """Look at every word."""
    sought, held = ([set(keys(word, language)) for word in words_of(said, language)] for said in (phrase, text))
    places = range(len(held) - len(sought) + 1)
    return bool(sought) and any(all(a & b for a, b in zip(sought, held[n:], strict=False)) for n in places)


PIECES = (
    "a", "e", "y", "'", "`", "-", "_", ".", ",", "\u2019", "é", "\u0130", "ẞ", "\u0149", "\u0131", "\u212a", "ﷺ", "警",
    "\u00b7", "the", "dying", "die", "border", "Borders", "BORDERING", "guards", "guard", "O'Brien", "obrien",
    "skies", "sky", "capability", "capable", "un", "UN", "\u0130stanbul", "café", "cafe", "sécurité",
    *[" "] * 12,
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=8).map("".join) | st.text(max_size=12)


@given(TEXTS, TEXTS, st.sampled_from(["en", "fr", "es", "de", "zh"]))
@example("the the police", "The the the police", "en")
@example("the police", "The police", "en")
@example("guard guard border", "guards guard guarding borders", "en")
@example("obrien", "O`Brien", "en")
@example("straße", "STRASSEN", "en")
def test_a_phrase_is_found_as_by_a_look_at_every_word(phrase: str, text: str, language: str) -> None:
    both = f"{text} {phrase}. {text}"
    assert _stands_in(phrase, text, language) == _stands_plainly(phrase, text, language)
    assert _stands_in(phrase, both, language) == _stands_plainly(phrase, both, language)


def test_every_word_of_the_paper_is_found_in_every_form(dataset: tacli.Dataset) -> None:
    texts = [a.summary for a in dataset.activities]
    for word in {word for text in texts[:20] for word in words_of(text)}:
        phrase = Phrase(word.upper())
        assert [phrase.stands_in(text) for text in texts] == [_stands_plainly(word, text, "en") for text in texts]


def test_a_long_text_and_a_long_word_are_looked_through_as_any() -> None:
    word = "judges" * 20
    text = f"A {word} of {'many words ' * 200}"
    assert _stands_in("word many", text)
    assert not _stands_in(word[:-1], text)


def test_a_phrase_stands_side_by_side() -> None:
    text = "Training of border guards"
    assert _stands_in("border guard", text)
    assert _stands_in("guards", text)
    assert not _stands_in("guards border", text)
    assert not _stands_in("training guards", text)
    assert not _stands_in("guards of the border", "guards")
    assert not _stands_in("!", text)


@pytest.mark.parametrize(
    ("language", "typed", "text"),
    [
        ("fr", "vaccination", "Achat de vaccins"),
        ("fr", "securite", "la sécurité alimentaire"),
        ("fr", "FORMÉES", "Former"),
        ("fr", "éducation des étudiantes", "L\u2019ÉDUCATION DES ÉTUDIANTS"),
        ("fr", "l'eau", "accès à l\u2019eau"),
        ("es", "policia", "Policías de frontera"),
        ("es", "vacunacion", "vacunaciones"),
        ("es", "vacunas", "Vacunación"),
        ("pt", "vacinacao", "VACINAÇÃO"),
        ("de", "straße", "STRASSEN"),
        ("ru", "полиция", "помощь полиции"),
        ("ru", "ребёнок", "ребенок"),
        ("ar", "شرطة", "الشرطة"),
        ("tr", "istanbul", "İSTANBUL"),
        ("hi", "पुलिस", "भारत पुलिस"),
        ("uk", "поліція", "ПОЛІЦІЯ"),  # without a stemmer
        ("zh", "警察", "联合国警察署"),
        ("en", "警察", "UN 警察 support"),
        ("xx", "ﷺ", "ﷺ"),
    ],
)
def test_a_word_is_found_by_the_rules_of_its_language(language: str, typed: str, text: str) -> None:
    assert _stands_in(typed, text, language)


@pytest.mark.parametrize(
    ("language", "typed", "text"),
    [
        ("fr", "guards", "garde"),
        ("uk", "поліція", "поліцію"),
        ("zh", "警察", "警署察"),
        ("es", "l'eau", "leau"),
        ("fr", "'", "l'eau"),
    ],
)
def test_what_is_another_word_is_not_found(language: str, typed: str, text: str) -> None:
    assert not _stands_in(typed, text, language)


WORD = st.text(st.characters(categories=["Ll", "Lu", "Lo", "Mn", "Nd"]), min_size=1, max_size=8)


@given(WORD, st.sampled_from(["en", "fr", "es", "ru", "ar", "hi", "tr", "zh", "uk"]))
def test_a_text_holds_its_own_words_with_and_without_accents_in_any_case(word: str, language: str) -> None:
    bare = plain_letters(word)
    if not words_of(word, language):
        return
    assert _stands_in(word, f"x {word}", language)
    if {plain_letters(word.upper()), plain_letters(word.casefold())} != {bare}:
        return  # letters that are several in another case
    assert _stands_in(word.upper(), word.lower(), language)
    if words_of(bare, language) == (bare,) and len(words_of(word, language)) == 1:  # no sign in it was taken apart
        assert _stands_in(bare, word, language)
