"""Words to search for, whatever their case, accents and endings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tacli.errors import UsageError
from tacli.named_tuples import NamedTuple
from tacli.query.conditions import All, Condition, Holds, Not
from tacli.query.stems import ENGLISH, stems, wanted, words_of
from tacli.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

_LONGEST = 1_000  # characters; what is looked for is looked at anew for each text if it is longer
_PART = r'(-?)(?:"([^"]*)"?|(\S+))'


class Words(NamedTuple):
    """Phrases that must be found, and phrases that must not, in the named fields, where none is named in all."""

    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]
    fields: tuple[str, ...] = ()

    @property
    def condition(self) -> Condition:
        """What a row must hold, and must not."""
        return All((*map(self._held, self.wanted), *(Not(self._held(phrase)) for phrase in self.unwanted)))

    @property
    def apart(self) -> Words:
        """The same words wanted, wherever each stands."""
        return self._replace(wanted=tuple(word for phrase in self.wanted for word in phrase.split()))

    def __str__(self) -> str:
        """Give their stems in English as they would be typed."""
        typed = [_quoted(" ".join(stems(phrase))) for phrase in (*self.wanted, *self.unwanted)]
        return " ".join([*typed[: len(self.wanted)], *(f"-{phrase}" for phrase in typed[len(self.wanted) :])])

    def _held(self, phrase: str) -> Holds:
        return Holds(phrase, self.fields)


def _quoted(phrase: str) -> str:
    return f'"{phrase}"' if " " in phrase else phrase


def parse_words(typed: str) -> Words:
    """Read words, phrases in quotes and `-word` for what is not wanted. Raises UsageError if none is wanted."""
    if len(typed) > _LONGEST:
        raise UsageError(f"A search is of at most {_LONGEST:,} characters.", "Search for fewer words.")
    sides: tuple[list[str], list[str]] = ([], [])
    for minus, phrase, word in re.findall(_PART, typed):
        found = " ".join((phrase or word).split())
        if words_of(found):
            sides[bool(minus)].append(found)
    if not sides[0]:
        raise UsageError(
            f"There is no word to search for in '{visible(typed)[:80]}'.", 'Type tacli search "border guards"'
        )
    return Words(tuple(sides[0]), tuple(sides[1]))


def marker(words: Words, languages: Collection[str] = (ENGLISH,)) -> Callable[[str], bool]:
    """Give a test of whether a word of a text in one of the languages is one that was searched for."""
    sought = {
        language: frozenset().union(*(keys for phrase in words.wanted for keys in wanted(phrase, language)))
        for language in languages
    }
    return lambda word: any(
        not known.isdisjoint(keys) for language, known in sought.items() for keys in wanted(word, language)
    )
