"""Texts as stems: what two forms of a word share."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from tacli.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from tacli.query.conditions import Phrase


@lru_cache(maxsize=4096)
def stems(text: str) -> Phrase:
    """Give the stem of every word, in order."""
    return tuple(_stem()(word) for word in fold(text).split())


@cache
def _stem() -> Callable[[str], str]:
    import snowballstemmer

    stem: Callable[[str], str] = lru_cache(maxsize=65536)(snowballstemmer.stemmer("english").stemWord)
    return stem


def stand_in(phrase: Phrase, text: Phrase) -> bool:
    """Say whether the stems of a phrase stand in a text, side by side."""
    size = len(phrase)
    return any(text[i : i + size] == phrase for i in range(len(text) - size + 1))
