"""Words found in activities, whatever their case, accents and endings; ranked by where they stand."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tacli.errors import UsageError
from tacli.text import fold, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tacli.models import Activity

_PART = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')
# A field's texts and what a phrase found in it counts: one in the title outweighs all in the summary.
_FIELDS: tuple[tuple[int, Callable[[Activity], Iterable[str]]], ...] = (
    (100, lambda row: (row.title,)),
    (10, lambda row: (row.summary,)),
    (1, lambda row: (*row.names, *row.partners)),
)

# Bounds on what is kept for the next row: together some 5 MiB.
_LONGEST_KEPT = 1_000  # characters of a text
_MOST_WORDS = 2**13
_LONGEST_WORD = 50

Phrase = tuple[str, ...]


class Words(NamedTuple):
    """Phrases of stems that must be found, and phrases that must not."""

    wanted: tuple[Phrase, ...]
    unwanted: tuple[Phrase, ...]

    def __str__(self) -> str:
        """Give the stems as they would be typed."""
        typed = [f'"{" ".join(phrase)}"' if len(phrase) > 1 else phrase[0] for phrase in (*self.wanted, *self.unwanted)]
        return " ".join([*typed[: len(self.wanted)], *(f"-{stem}" for stem in typed[len(self.wanted) :])])


class Hit(NamedTuple):
    """A row with its score, the higher the better."""

    row: Activity
    score: int


def parse_words(typed: str) -> Words:
    """Read words, phrases in quotes and `-word` for what is not wanted. Raises UsageError if none is wanted."""
    sides: tuple[list[Phrase], list[Phrase]] = ([], [])
    for minus, phrase, word in _PART.findall(typed):
        stems = tuple(_stems(phrase or word))
        if stems:
            sides[bool(minus)].append(stems)
    if not sides[0]:
        raise UsageError(
            f"There is no word to search for in '{visible(typed)[:80]}'.", 'Type tacli search "border guards".'
        )
    return Words(tuple(sides[0]), tuple(sides[1]))


def found(row: Activity, wanted: tuple[Words, ...]) -> bool:
    """Say whether a row holds all the words of one of the searches."""
    return any(score(row, words) for words in wanted)


def score(row: Activity, words: Words) -> int:
    """Add up the weights of the fields that hold each phrase; 0 if one is missing or an unwanted one is there."""
    fields = [(weight, [_stems(text) for text in texts(row)]) for weight, texts in _FIELDS]
    weights = [sum(weight for weight, texts in fields if _holds(texts, phrase)) for phrase in words.wanted]
    unwanted = any(_holds(texts, phrase) for _, texts in fields for phrase in words.unwanted)
    return 0 if unwanted or not all(weights) else sum(weights)


def ranked(rows: Iterable[Activity], words: Words) -> list[Hit]:
    """Give the rows found, the best first, equal ones in the order of the source."""
    hits = [Hit(row, points) for row in rows if (points := score(row, words))]
    return sorted(hits, key=lambda hit: -hit.score)


def marker(words: Words) -> Callable[[str], bool]:
    """Give a test of whether a word of a text is one that was searched for."""
    stems = {stem for phrase in words.wanted for stem in phrase}
    return lambda word: not stems.isdisjoint(_stems(word))


def _holds(texts: list[Phrase], phrase: Phrase) -> bool:
    size = len(phrase)
    return any(text[i : i + size] == phrase for text in texts for i in range(len(text) - size + 1))


def _stems(text: str) -> Phrase:
    return _kept_stems(text) if len(text) <= _LONGEST_KEPT else _all_stems(text)


def _all_stems(text: str) -> Phrase:
    return tuple(map(_stem(), fold(text).split()))


# A row is looked at again as soon as it is found, and what was found is marked: not much is to be kept for that.
_kept_stems = lru_cache(maxsize=256)(_all_stems)


@cache
def _stem() -> Callable[[str], str]:
    """Give what takes the ending from a word; one that is longer than any word of English is left as it is."""
    import snowballstemmer

    kept: Callable[[str], str] = lru_cache(maxsize=_MOST_WORDS)(snowballstemmer.stemmer("english").stemWord)
    return lambda word: kept(word) if len(word) <= _LONGEST_WORD else word
