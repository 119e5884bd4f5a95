"""The one way from what a person types to a code: of a term, and of any other thing that has a name.

What is typed is a name when it is a whole code, label or alias, however it is spelled (`tacli.vocabulary.spelling`),
in the singular or the plural. Else it may be a name between words that say nothing of it ("illicit arms", "ASEAN
members", "baseline studies"), or a beginning:

- of three letters or more, of a code or label, which people see; a beginning of an alias decides nothing;
- of one term alone, the aliases of all others counted: "human" is a beginning of human trafficking too;
- where the term is a State, region or organization, of which there are more than any list holds, only what says nothing
  may be left out: "Baltic" stands for Baltic States and "Kazakh" for Kazakhstan, but neither "Central" for Central
  African Republic, nor "World" for World Food Programme, nor "America" for American Samoa;
- in a vocabulary of no such names, one of several terms that is called by the word itself: "traf" may begin trafficking
  in drugs too, but trafficking alone is that in persons;
- never one of the words for everything.

A form of assistance may have other words before it and, behind a preposition, after it: "an expert seminar on firearms"
is a seminar. Which words may stand so is said of each term (`Term.heads`): "border protection" protects no victims.

Whatever is no whole name is taken for a State, region or organization only if it is no name of another kind, which
`elsewhere` knows: "EU countries" is a region and not the European Commission, CAR a State and not the Caribbean. What
it was taken for is given back, to be said.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from tacli.errors import UnknownValueError
from tacli.named_tuples import NamedTuple
from tacli.text import visible
from tacli.vocabulary.idle_words import AFTER, BEFORE, SAYS_NOTHING
from tacli.vocabulary.keys import BESIDE, EVERYTHING, LEAST, Keys, codes_by, names_of, other_numbers
from tacli.vocabulary.nearest import nearest
from tacli.vocabulary.spelling import key_of, spelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tacli.vocabulary.keys import Name
    from tacli.vocabulary.terms import Term

_MOST = 6  # terms named in a message
_NEAR = 3  # terms proposed
_MOST_WORDS = 16  # of a name between words that say nothing; no name has as many
_LEAST_WORD = 6  # letters of a word that may be near to one in a name
_SHOWN = 80  # characters of what was typed
_OF = r"\s+(?:about|against|among|at|between|by|de|des|du|for|from|in|of|on|to|with)\s"


class Match(NamedTuple):
    """What was typed, understood: `taken_for` is the label for which it was taken if it is no whole name."""

    code: str
    taken_for: str | None = None


class Names:
    """Terms, and what people call them. No name is folded before the first word is looked up."""

    def __init__(
        self,
        what: str,
        terms: Iterable[Term],
        *,
        listing: str = "",
        elsewhere: Callable[[str], str] | None = None,
        otherwise: Callable[[str], str] | None = None,
        keys: Keys | None = None,
    ) -> None:
        """Take what a term is called in a message, and the sentences of a refusal.

        `listing` says where all are listed; `elsewhere` what a word means that is a name of another kind, "" if it is
        none; `otherwise` what to type when no name is near. `keys` are those of the names where they are known.
        """
        self.what = what
        self.terms = tuple(terms)
        self._listing = listing
        self._elsewhere = elsewhere
        self._otherwise = otherwise
        self.keys = keys or Keys(lambda: names_of(self.terms))

    def match(self, typed: str) -> Match:
        """Understand a name or a beginning. Raises UnknownValueError with what to type next."""
        found = self.whole(typed)
        if len(found) == 1:
            return Match(found[0])
        if found:
            raise self._refusal(typed, found)
        begun = self._begun(key_of(typed))
        code = self._within(typed) or self._meant(typed, begun) or self._headed(typed)
        if code is None:
            raise self._refusal(typed, begun)
        return Match(code, self._labels[code])

    def resolve(self, typed: str) -> str:
        """Give the code for a name or a beginning. Raises UnknownValueError with what to type next."""
        return self.match(typed).code

    def held(self, code: str) -> tuple[str, ...]:
        """Give what rows hold that a code stands for: the code itself, where a vocabulary says no more."""
        return (code,)

    def has(self, typed: str) -> bool:
        """Say whether this is a whole name, commas included."""
        return bool(self.whole(typed))

    def split(self, typed: str) -> list[str]:
        """Part names at commas, the longest names first: `Congo, Dem. Rep.,Moldova` holds two."""
        rest = [part.strip() for part in typed.split(",") if part.strip()]
        names = []
        while rest:
            most = min(len(rest), self._most_parts)
            size = next((n for n in range(most, 1, -1) if self._is_one(rest[:n], typed)), 1)
            names.append(", ".join(rest[:size]))
            rest = rest[size:]
        return names or [typed]

    def whole(self, typed: str) -> tuple[str, ...]:
        """Give the codes whose whole name this is: none, one, or several where terms share a name."""
        return self._written.get(typed.casefold()) or self.keys.whole(typed)

    def _within(self, typed: str) -> str | None:
        """Give the code of the name that is left without words before and behind it that say nothing."""
        words = spelled((typed,))[0].split()
        if len("".join(words)) <= LEAST or len(words) > _MOST_WORDS:
            return None
        after = next((n for n, word in enumerate(reversed(words)) if word not in AFTER), 0)
        before = next((n for n, word in enumerate(words) if word not in BEFORE), 0)
        tries = (words[first : len(words) - last] for first in range(before + 1) for last in range(after + 1))
        found = next((codes for words in tries if (codes := self.keys.exact("".join(words)))), ())
        return found[0] if len(found) == 1 and self._is_none_elsewhere(typed, found[0]) else None

    def _headed(self, typed: str) -> str | None:
        """Give the code of the term that the last word before any preposition is a head of.

        What it is for counts too: a seminar for training is no mere seminar. Two things beside each other are none.
        """
        if not self._heads or re.search(BESIDE[1], typed):
            return None
        of = re.search(_OF, typed)
        what, more = (typed[: of.start()], typed[of.start() :]) if of else (typed, "")
        first, rest = (line.split() for line in spelled((what.casefold(), more.casefold())))
        words = (*first[-1:], *(rest[1:] if rest[:1] == ["for"] else ()))
        found = {self._heads[word] for word in words if word in self._heads}
        return found.pop() if len(found) == 1 and first[-1:] and first[-1] in self._heads else None

    def _is_none_elsewhere(self, typed: str, code: str) -> bool:
        """Say whether a word that is taken for a State, region or organization means nothing else."""
        return not (code in self._proper and self._elsewhere and self._elsewhere(typed))

    def _is_one(self, parts: list[str], typed: str) -> bool:
        """Say whether parts are one name. `Hong Kong, China` is, `Hong Kong,China` are two, as both are names."""
        whole = ", ".join(parts)
        if not self.has(whole):
            return False
        return not all(map(self.has, parts)) or (whole in typed and key_of(whole) in self.keys.by_key)

    def _begun(self, key: str) -> list[str]:
        """Give the codes of which this begins a name, in the singular or the plural if not as it stands."""
        if key in EVERYTHING:
            return []
        for beginning in (key, *other_numbers(key)):
            begun = {name.code for name in self.keys.beginning(beginning)}
            codes = begun if len(key) >= LEAST else begun - self._proper
            if codes:
                return [code for code in self._labels if code in codes]
        return []

    def _meant(self, typed: str, begun: Sequence[str]) -> str | None:
        """Give the one code that a beginning stands for, of those whose names it begins."""
        key = key_of(typed)
        if len(key) < LEAST or not begun:
            return None
        names = self.keys.beginning(key)
        seen = {name.code for name in names if name.seen and self._is_enough(name, key)}
        if any(name.code in self._proper for name in names):
            called = set(begun)
        else:
            called = {name.code for name in names if len(begun) == 1 or len(name.words) == 1}
        if len(called) != 1 or not called <= seen:
            return None
        code = called.pop()
        return code if self._is_none_elsewhere(typed, code) else None

    def _is_enough(self, name: Name, beginning: str) -> bool:
        """Say whether a beginning of a name may stand for it."""
        return name.code not in self._proper or SAYS_NOTHING.issuperset(name.left_out(beginning))

    @cached_property
    def _proper(self) -> frozenset[str]:
        return frozenset(term.code for term in self.terms if term.proper)

    @cached_property
    def _labels(self) -> dict[str, str]:
        return {term.code: term.label for term in self.terms}

    @cached_property
    def _heads(self) -> dict[str, str]:
        heads = [(head, term.code) for term in self.terms for head in term.heads]
        return {one: code for head, code in heads for one in (key_of(head), *other_numbers(key_of(head)))}

    @cached_property
    def _most_parts(self) -> int:
        """How many parts between commas a name may have; one that is turned round has one more."""
        return 2 + max((name.count(",") for term in self.terms for name in term.names()), default=0)

    @cached_property
    def _written(self) -> dict[str, tuple[str, ...]]:
        """Codes by name as it is written, but for case: most that is typed needs no more, which takes a tenth."""
        return codes_by((term.code, map(str.casefold, term.names())) for term in self.terms)

    def _refusal(self, typed: str, found: Sequence[str]) -> UnknownValueError:
        shown = visible(typed)[:_SHOWN]
        pointer = self._elsewhere(typed) if self._elsewhere else ""
        if pointer:
            return UnknownValueError(f"{self.what} '{shown}' is unknown.", pointer)
        if len(found) > 1:
            message = f"{self.what} '{shown}' is ambiguous: {_listed(self._shown(found))}."
            return UnknownValueError(
                message, _sentences("Type one of them;", self._listing[:1].lower() + self._listing[1:])
            )
        near = self._holding(typed) or self._near(typed)
        if near:
            guess = f"Did you mean {_listed(self._shown(near))}?"
        else:
            guess = self._otherwise(typed) if self._otherwise else ""
        error = UnknownValueError(f"{self.what} '{shown}' is unknown.", _sentences(guess, self._listing))
        error.searched = "" if near else guess and typed
        return error

    def _holding(self, typed: str) -> list[str]:
        """Give the terms that people see to begin with this, or to hold it as whole words."""
        key, words = key_of(typed), _padded(spelled((typed,))[0].split())
        if len(key) < LEAST or key in EVERYTHING:
            return []
        found = {
            name.code
            for name in self.keys.holding(key)
            if name.seen and (name.key.startswith(key) or words in _padded(name.words))
        }
        return [code for code in self._labels if code in found]

    def _near(self, typed: str) -> list[str]:
        """Give the few terms that are nearest in spelling, by a whole name or else by a word of what people see."""
        key = key_of(typed)[:_SHOWN]
        names = ((key, code) for key, codes in self.keys.by_key.items() if len(key) > LEAST for code in codes)
        return nearest(key, names)[:_NEAR] or self._near_a_word(key)

    def _near_a_word(self, key: str) -> list[str]:
        """Give the terms that show a word nearest to this; none for a short one, which is near to too many words."""
        seen = [name for name in self.keys.names if name.seen] if len(key) >= _LEAST_WORD else []
        found = nearest(key, ((word, name.code) for name in seen for word in name.words if word not in SAYS_NOTHING))
        return found if len(found) <= _NEAR else []

    def _shown(self, codes: Iterable[str]) -> list[str]:
        """Give codes with their labels, where these say more."""
        labels = self._labels
        return [code if key_of(labels[code]) == key_of(code) else f"{code} ({visible(labels[code])})" for code in codes]


def _padded(words: Iterable[str]) -> str:
    return f" {' '.join(words)} "


def _listed(names: list[str]) -> str:
    if len(names) > _MOST:
        return f"{', '.join(names[:_MOST])} and {len(names) - _MOST} more"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def _sentences(*parts: str) -> str:
    return " ".join(filter(None, parts))
