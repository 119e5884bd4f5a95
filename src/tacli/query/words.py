"""Words to search for, whatever their case, accents and endings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tacli.errors import UsageError
from tacli.query.conditions import All, Condition, Holds, Not, Phrase
from tacli.query.stems import stems
from tacli.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable

_PART = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')


class Words(NamedTuple):
    """Phrases of stems that must be found, and phrases that must not."""

    wanted: tuple[Phrase, ...]
    unwanted: tuple[Phrase, ...]

    @property
    def condition(self) -> Condition:
        """What a row must hold, and must not."""
        return All((*map(Holds, self.wanted), *(Not(Holds(phrase)) for phrase in self.unwanted)))

    @property
    def apart(self) -> Words:
        """The same words wanted, wherever each stands."""
        return self._replace(wanted=tuple((stem,) for phrase in self.wanted for stem in phrase))

    def __str__(self) -> str:
        """Give the stems as they would be typed."""
        typed = [f'"{" ".join(phrase)}"' if len(phrase) > 1 else phrase[0] for phrase in (*self.wanted, *self.unwanted)]
        return " ".join([*typed[: len(self.wanted)], *(f"-{stem}" for stem in typed[len(self.wanted) :])])


def parse_words(typed: str) -> Words:
    """Read words, phrases in quotes and `-word` for what is not wanted. Raises UsageError if none is wanted."""
    sides: tuple[list[Phrase], list[Phrase]] = ([], [])
    for minus, phrase, word in _PART.findall(typed):
        found = stems(phrase or word)
        if found:
            sides[bool(minus)].append(found)
    if not sides[0]:
        raise UsageError(
            f"There is no word to search for in '{visible(typed)[:80]}'.", 'Type tacli search "border guards".'
        )
    return Words(tuple(sides[0]), tuple(sides[1]))


def marker(words: Words) -> Callable[[str], bool]:
    """Give a test of whether a word of a text is one that was searched for."""
    wanted = {stem for phrase in words.wanted for stem in phrase}
    return lambda word: not wanted.isdisjoint(stems(word))
