"""What a word means among sectors: a code or name of the DAC, a group of its categories, a topic of the paper.

`data/iati/crosswalk.json` says which sectors a group or a topic stands for.
"""

from __future__ import annotations

import re
from functools import cache

from tacli.errors import UnknownValueError
from tacli.named_tuples import NamedTuple
from tacli.text import visible
from tacli.vocabulary import Match, Names, Term, to_search, vocabulary
from tacli.vocabulary.bundled import read
from tacli.vocabulary.codelists import codelist, sectors_of

_QUALIFIED = r"([^\s:]+):\S.*"
_GOALS, _TARGETS = "7", "8"  # vocabularies of sectors: goals and targets of sustainable development


class _Crosswalk(NamedTuple):
    """Words beside those of the code lists, and the sectors that each of their codes stands for."""

    names: Names
    sectors: dict[str, frozenset[str]]


@cache
def _crosswalk() -> _Crosswalk:
    held = read("iati/crosswalk.json")
    terms = [Term(row["code"], row["label"], "", tuple(row["aliases"])) for row in held["groups"]]
    groups = {row["code"]: frozenset(row["sectors"]) for row in held["groups"]}
    known = Names("", terms)
    for term in vocabulary("topic").terms:
        aliases = tuple(alias for alias in term.aliases if not known.has(alias))
        terms.append(term._replace(aliases=aliases))
    topics = {code: frozenset(sectors) for code, sectors in held["topics"].items()}
    return _Crosswalk(Names("topic", terms), {**topics, **groups})


def sectors_meant(code: str) -> frozenset[str]:
    """Give the sectors, of three or five digits, that a code stands for beside itself, and all that these hold."""
    listed = _crosswalk().sectors.get(code, frozenset())
    return (listed | sectors_of(code)).union(*map(sectors_of, listed)) - {code}


class Topics(Names):
    """Sectors and categories of the DAC, goals and targets of sustainable development; then words of the crosswalk."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        goals = ((_GOALS, "UNSDG-Goals"), (_TARGETS, "UNSDG-Targets"))
        more = (
            Term(f"{vocabulary_}:{row.code}", row.name, "", (row.name_fr,) if row.name_fr else ())
            for vocabulary_, name in goals
            for row in codelist(name).values()
        )
        listing = "'tacli terms topic' lists all."
        super().__init__("topic", (*terms, *more), listing=listing, otherwise=to_search)

    def match(self, typed: str) -> Match:
        """Understand a code or a name; one of another vocabulary as `vocabulary:code`. Raises UnknownValueError."""
        if len(found := self.whole(typed)) == 1:
            return Match(found[0])
        beside = _crosswalk().names.whole(typed)
        if len(beside) == 1 and _crosswalk().sectors[beside[0]]:
            return Match(beside[0], _said(beside[0]))
        if (qualified := re.fullmatch(_QUALIFIED, typed.strip())) and qualified[1] in codelist("SectorVocabulary"):
            return Match(typed.strip())
        try:
            return super().match(typed)
        except UnknownValueError:
            if beside:
                raise self._without_code(typed, beside[0]) from None
            raise

    def has(self, typed: str) -> bool:
        """Say whether this is a whole name, commas included."""
        return super().has(typed) or _crosswalk().names.has(typed)

    def _without_code(self, typed: str, code: str) -> UnknownValueError:
        label = next(term.label for term in _crosswalk().names.terms if term.code == code)
        hint = f"{to_search(typed)} 'tacli terms topic' lists all."
        error = UnknownValueError(f"No code of IATI means '{visible(typed)[:80]}' ({label}).", hint)
        error.searched = typed
        return error


def _said(code: str) -> str:
    label = next(term.label for term in _crosswalk().names.terms if term.code == code)
    return f"{label}: {', '.join(sorted(_crosswalk().sectors[code]))}"
