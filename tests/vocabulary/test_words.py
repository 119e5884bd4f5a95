"""Words that people type, each with the term that it means, or what its refusal names."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from tacli.errors import UnknownValueError
from tacli.vocabulary import NAMES, vocabulary

with (Path(__file__).parent / "words.csv").open(encoding="utf-8", newline="") as file:
    WORDS = list(csv.DictReader(file))


@pytest.mark.parametrize("name", NAMES)
def test_words_of_a_vocabulary(name: str) -> None:
    words = [row for row in WORDS if row["vocabulary"] == name and row["code"] != "refused"]
    wrong = {row["word"]: _code(name, row["word"]) for row in words if _code(name, row["word"]) != row["code"]}
    assert wrong == {}


@pytest.mark.parametrize("name", NAMES)
def test_words_that_are_none_of_a_vocabulary(name: str) -> None:
    """A hint of several is parted by &."""
    for row in (row for row in WORDS if row["vocabulary"] == name and row["code"] == "refused"):
        with pytest.raises(UnknownValueError) as caught:
            vocabulary(name).match(row["word"])
        said = f"{caught.value.message} {caught.value.hint}"
        assert [part for part in row["hint"].split("&") if part.strip() not in said] == [], (row["word"], said)


def test_there_are_many_words() -> None:
    counts = Counter(row["vocabulary"] for row in WORDS)
    assert set(counts) == set(NAMES)
    assert counts.total() > 2000


def _code(name: str, word: str) -> str:
    try:
        return vocabulary(name).resolve(word)
    except UnknownValueError as error:
        return error.message
