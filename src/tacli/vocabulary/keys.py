"""Names by their keys: found in any spelling, in the singular or the plural, whole or by how they begin."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from tacli.named_tuples import NamedTuple
from tacli.vocabulary.idle_words import SAYS_NOTHING
from tacli.vocabulary.spelling import key_of, spelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from tacli.vocabulary.terms import Term

LEAST = 3  # letters of a beginning
EVERYTHING = frozenset({"all", "any", "every", "everything", "none"})
BESIDE = (r"\s*[/()]\s*", r"\s*[/()&+,]\s*|\s+(?:and|et|or|ou|y)\s+")
_SIGNS = r"\w\s*[^\w\s.]\s*\w"  # no code is typed so: n/a is not Namibia, nor B&H Bahrain
_HISS = ("s", "x", "z", "ch", "sh", "o")  # after which a plural has an e: a plan is no plane
_SEEN = 2  # of the names of a term the first ones, its code and its label, which people see


class Name(NamedTuple):
    """One name of a code: its words and its key as of `tacli.vocabulary.spelling`, and whether people see it."""

    words: tuple[str, ...]
    key: str
    code: str
    seen: bool

    def sorted_by(self) -> str:
        """Give what puts names with one beginning together."""
        return self.key

    def left_out(self, key: str) -> tuple[str, ...]:
        """Give the words behind those that a beginning of this holds, be the last of these whole or not."""
        rest, words = len(key), list(self.words)
        while rest > 0:
            rest -= len(words.pop(0))
        return tuple(words)


class Keys:
    """What names are found by. `names_of_codes` gives the names of each code as they are spelled."""

    def __init__(self, names_of_codes: Callable[[], Mapping[str, Sequence[str]]]) -> None:
        self._names_of_codes = names_of_codes

    def whole(self, typed: str) -> tuple[str, ...]:
        """Give the codes whose whole name this is: none, one, or several where codes share a name."""
        key = key_of(typed)
        if len(key) <= LEAST and re.search(_SIGNS, typed):
            return ()
        return self.exact(key) or self._beside(typed) or self._turned(typed)

    def exact(self, key: str) -> tuple[str, ...]:
        """Give the codes of a key, in the singular or the plural if not as it stands."""
        return self.by_key.get(key) or next(
            (self.by_key[other] for other in other_numbers(key) if other in self.by_key), ()
        )

    def may_hold(self, starts: Iterable[str]) -> bool:
        """Say whether some name begins with one of these: what has no such name need not be put in order."""
        return any(f"\n{start}" in self._all for start in starts)

    def nearly_whole(self, typed: str) -> str | None:
        """Give the one code of whose name only words that say nothing are left out: Africa (group)."""
        key = key_of(typed)
        if len(key) < LEAST or key in EVERYTHING:
            return None
        begun = (name for name in self.beginning(key) if SAYS_NOTHING.issuperset(name.left_out(key)))
        found = {name.code for name in begun if "".join((key, *name.left_out(key))) == name.key}
        return found.pop() if len(found) == 1 else None

    def beginning(self, key: str) -> list[Name]:
        """Give the names that begin with a key."""
        return [name for name in self.names if name.key.startswith(key)] if key and f"\n{key}" in self._all else []

    def holding(self, key: str) -> list[Name]:
        """Give the names that hold a key."""
        return [name for name in self.names if key in name.key] if key in self._all else []

    def _beside(self, typed: str) -> tuple[str, ...]:
        """Take names of one code beside each other for that code: `Myanmar (Burma)`, `visas and passports`."""
        for between in BESIDE:
            parts = [part for part in re.split(between, typed.casefold()) if part]
            found = {self.exact(key_of(part)) for part in parts}
            if len(parts) > 1 and len(found) == 1:
                return found.pop()
        return ()

    def _turned(self, typed: str) -> tuple[str, ...]:
        """Put in front what stands behind a comma or in brackets: `Congo, Dem. Rep.` and `Korea (South)`."""
        first, _, last = typed.partition("," if "," in typed else "(")
        if not last or (self.exact(key_of(first)) and self.exact(key_of(last))):
            return ()
        return self.exact(key_of(f"{last} {first}"))

    @cached_property
    def by_key(self) -> dict[str, tuple[str, ...]]:
        """The codes by key: a name in any spelling is found with one look."""
        return codes_by((code, [name.replace(" ", "") for name in names]) for code, names in self._held.items())

    @cached_property
    def names(self) -> list[Name]:
        """All names one by one in the order of their keys, for what is no whole name."""
        names = [
            Name(tuple(name.split()), name.replace(" ", ""), code, number < _SEEN)
            for code, names in self._held.items()
            for number, name in enumerate(names)
        ]
        return sorted(names, key=Name.sorted_by)

    @cached_property
    def _all(self) -> str:
        """All keys, a line each: most words are in none, and for these no name need be taken apart."""
        return "\n".join(("", *(name for names in self._held.values() for name in names))).replace(" ", "")

    @cached_property
    def _held(self) -> Mapping[str, Sequence[str]]:
        return self._names_of_codes()


def starts_of(typed: str) -> set[str]:
    """Give the keys with one of which a name begins that is typed here, in whatever order and number."""
    parts = (typed, *re.split(BESIDE[1], typed.casefold()))
    return {key for part in parts for key in (key_of(part), *other_numbers(key_of(part)))}


def names_of(terms: Sequence[Term]) -> dict[str, list[str]]:
    """Give the names of each code as they are spelled; all in one pass, which takes a tenth of the time."""
    spellings = iter(spelled(name for term in terms for name in term.names()))
    names: dict[str, list[str]] = {}
    for term in terms:
        names.setdefault(term.code, []).extend(" ".join(next(spellings).split()) for _ in term.names())
    return names


def codes_by(named: Iterable[tuple[str, Iterable[str]]]) -> dict[str, tuple[str, ...]]:
    """Give the codes of each name, of codes with their names."""
    codes: dict[str, tuple[str, ...]] = {}
    for code, names in named:
        alone = (code,)
        for name in names:
            found = codes.setdefault(name, alone)
            if code not in found:
                codes[name] = (*found, code)
    codes.pop("", None)
    return codes


def other_numbers(key: str) -> Iterator[str]:
    """Give the singulars and plurals that a word may have. Of four letters or more: "arms" is not ARM, Armenia."""
    others = [f"{key}s", *([f"{key[:-1]}ies"] if key.endswith("y") else [])]
    others += [f"{key.removesuffix(end)}{one}" for end, one in (("s", ""), ("ies", "y")) if key.endswith(end)]
    others += [f"{key}es"] if key.endswith(_HISS) else []
    others += [key.removesuffix("es")] if key.endswith("es") and key.removesuffix("es").endswith(_HISS) else []
    return (other for other in others if min(len(other), len(key)) > LEAST)
