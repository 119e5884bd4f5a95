"""Phrases in texts: words side by side, in whatever forms.

Of many texts few hold what is looked for. It is known how English words of a stem begin, so that most texts are passed
over by a look for these letters, and of the others only words that begin so are stemmed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tacli.query.stems import ENGLISH, beginning, folded, keys, wanted, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Test = Callable[[str], bool]

_ENDINGS_ALONE = frozenset(("es", "fr", "it", "pt"))  # other languages of which a stem begins as its word does


class Phrase:
    """Words that are looked for in texts of any language."""

    def __init__(self, typed: str) -> None:
        self._typed = typed
        self._tests: dict[str, Test] = {}

    def stands_in(self, text: str, language: str = ENGLISH) -> bool:
        """Say whether a text holds the words side by side."""
        test = self._tests.get(language)
        if test is None:
            test = self._tests[language] = self._test(language)
        return test(text)

    def _test(self, language: str) -> Test:
        sought = wanted(self._typed, language)
        if not sought:
            return lambda _text: False
        if language == ENGLISH:
            return _in_english([key for (key,) in sought])
        return _in_another(sought, language)


def _in_english(sought: Sequence[str]) -> Test:
    begins = list(map(beginning, sought))
    longest = max(begins, key=len)
    start = f" {longest}"
    first, *others = [rf" ({begin}\w*)" for begin in begins]
    pattern = re.compile(f"{first}(?={''.join(others)})")

    def stands_in(text: str) -> bool:
        # Case apart, letters of ASCII are folded to themselves, but apostrophes are left out of words.
        if longest not in text.lower() and text.isascii() and "'" not in text and "`" not in text:
            return False
        words = f" {folded(text)}"
        return start in words and any(
            [keys(word)[0] for word in match.groups()] == sought for match in pattern.finditer(words)
        )

    return stands_in


def _in_another(sought: Sequence[frozenset[str]], language: str) -> Test:
    letters = {key.partition(":")[2][:1] for key in sought[0]} if language in _ENDINGS_ALONE else None
    size = len(sought)

    def stands_in(text: str) -> bool:
        words = words_of(text, language)
        places: Iterable[int] = range(len(words) - size + 1)
        if letters is not None:
            places = [n for n in places if words[n][0] in letters or not words[n][0].isascii()]
        return any(
            all(not sought[n].isdisjoint(keys(words[place + n], language)) for n in range(size)) for place in places
        )

    return stands_in
