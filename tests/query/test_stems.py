"""Texts as stems, of which no more is kept than the next row needs."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tacli
from tacli.query.stems import beginning, keys, stems, words_of
from tests.conftest import measured


def test_a_long_text_and_a_long_word_are_read_as_any(dataset: tacli.Dataset) -> None:
    word = "judges" * 20
    text = f"A {word} of {'many words ' * 200}"
    assert stems(text)[:4] == ("a", word, "of", *stems("many"))
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


def test_a_key_of_one_language_is_none_of_another() -> None:
    assert keys("case") == ("case",)
    assert keys("case", "es") == ("es:cas",)
    assert keys("casa", "es") == ("es:cas",)
    assert keys("cas", "uk") == keys("cas", "xx") == (":cas",)
    assert keys("sécurité", "fr") == ("fr:secur", "fr:securit")
    assert keys("Ä" * 60, "de") == (f"de:{'a' * 60}",)


ENDINGS = (
    "", "y", "e", "s", "es", "ies", "ied", "ed", "ing", "ying", "ational", "ization", "izer", "iviti", "bility",
    "ability", "ly", "fully", "ousness", "logy", "icate", "ative", "ment", "ence", "tion", "ance", "ism", "bli",
    "enci", "at", "ll", "pp",
)  # fmt: skip
ENGLISH_WORD = st.builds(
    "{}{}{}".format, st.from_regex(r"[a-z]{0,4}", fullmatch=True), st.sampled_from(ENDINGS), st.sampled_from(ENDINGS)
)


def _begins_as_its_stem(word: str) -> bool:
    (key,) = keys(word)
    return word.startswith(beginning(key))


@given(ENGLISH_WORD.filter(bool))
def test_it_is_known_how_an_english_word_begins(word: str) -> None:
    assert _begins_as_its_stem(word)


def test_it_is_known_how_words_of_the_paper_and_odd_ones_begin(dataset: tacli.Dataset) -> None:
    texts = [text for a in dataset.activities for text in (a.title, a.summary, *a.names, *a.partners)]
    odd = "skis skies dying lying tying idly gently ugly early only singly sky news howe atlas yes ying ied s us un"
    words = {word for text in (*texts, odd) for word in words_of(text)}
    assert len(words) > 1000
    assert [word for word in words if not _begins_as_its_stem(word)] == []


@pytest.mark.parametrize("language", ["es", "fr", "it", "pt"])
def test_a_word_of_some_other_languages_begins_as_its_stem(language: str) -> None:
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
