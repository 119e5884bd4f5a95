"""Texts as stems, of which no more is kept than the next row needs."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tacli
from tacli.query.stems import keys, stand_in, stems, words_of
from tacli.text import plain_letters
from tests.conftest import measured


def test_a_long_text_and_a_long_word_are_read_as_any(dataset: tacli.Dataset) -> None:
    word = "judges" * 20
    text = f"A {word} of {'many words ' * 200}"
    assert stems(text)[:4] == ("a", word, "of", *stems("many"))
    assert stand_in("word many", text)
    assert not stand_in(word[:-1], text)
    assert words_of(dataset.activities[0].title) is words_of(dataset.activities[0].title)


def test_a_search_keeps_no_more_for_more_words(dataset: tacli.Dataset, tmp_path: Path) -> None:
    path = tmp_path / "words.jsonl"
    row = dataset.activities[0].model_dump(mode="json")
    peaks = []
    for rows in (5, 30):
        with path.open("w", encoding="utf-8") as file:
            for number in range(rows):
                words = [f"{number}x{n}" for n in range(2_000)]
                names = [" ".join(words[n : n + 100]) for n in range(1_000, 2_000, 100)]
                file.write(json.dumps({**row, "summary": " ".join(words[:1_000]), "names": names}) + "\n")
        (code, out, _), peak = measured("activities", "--search", "judge", "--count", "--data", str(path))
        assert (code, out) == (0, "0\n")
        peaks.append(peak)
    assert peaks[1] < peaks[0] + 4 * 2**20


@pytest.mark.parametrize(
    ("one", "other"), [("judge", "JUDGES"), ("trafficked", "trafficking"), ("café", "cafe"), ("e-mail", "e mail")]
)
def test_endings_case_and_accents_do_not_matter(one: str, other: str) -> None:
    assert stems(one) == stems(other)


def test_a_phrase_stands_side_by_side() -> None:
    text = "Training of border guards"
    assert stand_in("border guard", text)
    assert stand_in("guards", text)
    assert not stand_in("guards border", text)
    assert not stand_in("training guards", text)
    assert not stand_in("guards of the border", "guards")
    assert not stand_in("!", text)


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
    assert stand_in(typed, text, language)


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
    assert not stand_in(typed, text, language)


def test_a_key_of_one_language_is_none_of_another() -> None:
    assert keys("case") == ("case",)
    assert keys("case", "es") == ("es:cas",)
    assert keys("casa", "es") == ("es:cas",)
    assert keys("cas", "uk") == keys("cas", "xx") == (":cas",)
    assert keys("sécurité", "fr") == ("fr:secur", "fr:securit")
    assert keys("Ä" * 60, "de") == (f"de:{'a' * 60}",)


WORD = st.text(st.characters(categories=["Ll", "Lu", "Lo", "Mn", "Nd"]), min_size=1, max_size=8)


@given(WORD, st.sampled_from(["en", "fr", "es", "ru", "ar", "hi", "tr", "zh", "uk"]))
def test_a_text_holds_its_own_words_with_and_without_accents_in_any_case(word: str, language: str) -> None:
    bare = plain_letters(word)
    if not words_of(word, language):
        return
    assert stand_in(word, f"x {word}", language)
    if {plain_letters(word.upper()), plain_letters(word.casefold())} != {bare}:
        return  # letters that are several in another case
    assert stand_in(word.upper(), word.lower(), language)
    if words_of(bare, language) == (bare,) and len(words_of(word, language)) == 1:  # no sign in it was taken apart
        assert stand_in(bare, word, language)


def test_a_stem_begins_as_its_word_does(dataset: tacli.Dataset) -> None:
    texts = [text for a in dataset.activities for text in (a.title, a.summary, *a.names, *a.partners)]
    words = {word for text in (*texts, "skis skies dying lying tying idly yes ying ied s") for word in words_of(text)}
    assert len(words) > 1000
    assert [word for word in words if not stems(word)[0].startswith(word[0])] == []


@pytest.mark.parametrize("language", ["es", "fr", "it", "pt"])
def test_in_some_other_languages_too(language: str) -> None:
    endings = (
        "",
        "s",
        "es",
        "ation",
        "ción",
        "mente",
        "ment",
        "issement",
        "are",
        "ere",
        "ões",
        "idad",
        "ità",
        "é",
        "h",
    )
    begins = ("a", "b", "ch", "d", "gl", "h", "i", "ll", "qu", "sc", "tr", "u", "y", "yi", "in", "re", "des", "com")
    words = {begin + middle + end for begin in begins for middle in ("", "a", "or", "ust") for end in endings}
    assert [word for word in words if any(key[3] != word[0] for key in keys(word, language))] == []
