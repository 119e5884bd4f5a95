"""Texts as stems, of which no more is kept than the next row needs."""

import json
from pathlib import Path

import pytest

import tacli
from tacli.query.stems import stand_in, stems, words_of
from tests.conftest import measured


def test_a_long_text_and_a_long_word_are_read_as_any(dataset: tacli.Dataset) -> None:
    word = "judges" * 20
    text = f"A {word} of {'many words ' * 200}"
    assert stems(text)[:4] == ("a", word, "of", *stems("many"))
    assert stand_in(stems("word many"), words_of(text))
    assert not stand_in(stems(word[:-1]), words_of(text))
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
    text = words_of("Training of border guards")
    assert stand_in(stems("border guard"), text)
    assert stand_in(stems("guards"), text)
    assert not stand_in(stems("guards border"), text)
    assert not stand_in(stems("training guards"), text)
    assert not stand_in(stems("guards of the border"), words_of("guards"))


def test_a_stem_begins_as_its_word_does(dataset: tacli.Dataset) -> None:
    texts = [text for a in dataset.activities for text in (a.title, a.summary, *a.names, *a.partners)]
    words = {word for text in (*texts, "skis skies dying lying tying idly yes ying ied s") for word in words_of(text)}
    assert len(words) > 1000
    assert [word for word in words if not stems(word)[0].startswith(word[0])] == []
