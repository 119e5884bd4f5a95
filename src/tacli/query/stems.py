"""Texts as stems: what two forms of a word share."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from tacli.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from tacli.query.conditions import Phrase

# What is kept for the next row is bounded in number and length: together it takes some 5 MiB.
_LONGEST_TEXT = 1_000  # characters
_MOST_TEXTS = 2**8  # a row is looked at again as soon as it is found
_LONGEST_WORD = 50
_MOST_WORDS = 2**13


def stems(text: str) -> Phrase:
    """Give the stem of every word, in order."""
    return tuple(map(_stem(), words_of(text)))


def words_of(text: str) -> Phrase:
    """Give every word, in order, blind to case and accents."""
    return _kept(text) if len(text) <= _LONGEST_TEXT else _words(text)


def _words(text: str) -> Phrase:
    return tuple(fold(text).split())


_kept = lru_cache(maxsize=_MOST_TEXTS)(_words)


@cache
def _stem() -> Callable[[str], str]:
    """Give what takes the ending from a word; one that is longer than any of English is left as it is."""
    import snowballstemmer

    stem: Callable[[str], str] = lru_cache(maxsize=_MOST_WORDS)(snowballstemmer.stemmer("english").stemWord)
    return lambda word: stem(word) if len(word) <= _LONGEST_WORD else word


def stand_in(phrase: Phrase, words: Phrase) -> bool:
    """Say whether words with the stems of a phrase stand side by side.

    A stem begins as its word does, so few words need to be stemmed, which takes longer than all else.
    """
    stem, first, size = _stem(), phrase[0], len(phrase)
    letter = first[0]
    return any(
        word[0] == letter and stem(word) == first and tuple(map(stem, words[place : place + size])) == phrase
        for place, word in enumerate(words)
    )
