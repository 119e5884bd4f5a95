"""Terms of a vocabulary, and the one way from what a person types to a code."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tacli.errors import UnknownValueError
from tacli.text import fold, visible

NAMES = (
    "topic",
    "kind",
    "entity",
    "country",
    "region",
    "group",
    "instrument",
    "status",
    "scope",
    "reply",
    "donor-kind",
)

_MOST = 6
_LIKE = 0.5  # half of the letters agree


class Term(NamedTuple):
    """One entry of a vocabulary."""

    code: str
    label: str
    definition: str
    aliases: tuple[str, ...]

    def names(self) -> Iterator[str]:
        """Give all that a person may type for this term."""
        yield from (self.code, self.label, *self.aliases)


class Vocabulary(NamedTuple):
    """The terms that one option takes."""

    name: str
    terms: tuple[Term, ...]

    def resolve(self, typed: str) -> str:
        """Give the code for a code, label, alias or unambiguous beginning.

        Raises UnknownValueError with the nearest terms, or with those that the beginning fits.
        """
        key = fold(typed)
        names = [(fold(name), term.code) for term in self.terms for name in term.names()]
        found = dict.fromkeys(code for name, code in names if name == key)
        found = found or dict.fromkeys(code for name, code in names if key and name.startswith(key))
        if len(found) == 1:
            return next(iter(found))
        word = self.name.replace("-", " ")
        listing = (
            f"'tacli terms {self.name}' lists all." if self.name in NAMES else "'tacli terms' lists what there is."
        )
        if found:
            raise UnknownValueError(
                f"{word} '{visible(typed)}' is ambiguous: {_listed(self._shown(found)[:_MOST])}.",
                f"Type one of them; {listing}",
            )
        near = self._nearest(key)
        hint = f"Did you mean {_listed(self._shown(near))}? {listing}" if near else listing.capitalize()
        raise UnknownValueError(f"{word} '{visible(typed)[:80]}' is unknown.", hint)

    def has(self, typed: str) -> bool:
        """Say whether this is the whole code, label or alias of a term."""
        key = fold(typed)
        return any(fold(name) == key for term in self.terms for name in term.names())

    def _shown(self, codes: Iterable[str]) -> list[str]:
        """Give codes with their labels, where these say more."""
        labels = {term.code: term.label for term in self.terms}
        return [code if fold(labels[code]) == fold(code) else f"{code} ({visible(labels[code])})" for code in codes]

    def _nearest(self, key: str) -> list[str]:
        from difflib import SequenceMatcher

        key = key[:80]

        def likeness(term: Term) -> float:
            matcher = SequenceMatcher(b=key)
            best = _LIKE
            for name in map(fold, term.names()):
                for part in (name, *name.split()):
                    matcher.set_seq1(part)
                    # The cheap upper bounds spare most of the slow comparisons.
                    if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best:
                        best = max(best, matcher.ratio())
            return best

        ranked = sorted(((likeness(term), term.code) for term in self.terms), key=lambda pair: -pair[0])
        return [code for score, code in ranked[:3] if score > _LIKE]


def _listed(codes: list[str]) -> str:
    return codes[0] if len(codes) == 1 else f"{', '.join(codes[:-1])} or {codes[-1]}"
