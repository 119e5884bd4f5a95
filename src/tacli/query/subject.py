"""Who or what a page is of: a country, grouping, region, entity, donor, topic, treaty, partner or paragraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from tacli.named_tuples import NamedTuple
from tacli.vocabulary import Names, Term, to_search

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class HasTerms(Protocol):
    """A vocabulary, of which only the terms count."""

    @property
    def terms(self) -> tuple[Term, ...]:
        """Give them in order."""


KINDS = ("country", "group", "region", "entity", "topic", "instrument", "partner")
_PARAGRAPH = re.compile(r"(?:par(?:a|agraph)?\.? *)?([0-9]{1,4})", re.IGNORECASE)


class Subject(NamedTuple):
    """What a page is of; `taken_for` is the label that what was typed only begins."""

    kind: str
    code: str
    taken_for: str | None = None


def subject(
    typed: str, lookup: Callable[[str], HasTerms], donors: Iterable[str], kinds: Iterable[str] = KINDS
) -> Subject:
    """Understand whom a page is to be of, `donors` being those that are no State. Raises UnknownValueError.

    A partner that is an entity too is meant as the entity.
    """
    found: dict[str, tuple[str, str]] = {}
    terms: list[Term] = []
    others = tuple(donors)
    for kind in kinds:
        known = Names(kind, terms)
        if kind == "partner" and not others and known.has(typed):
            break  # and whatever partner has that name is meant so: of very many, none needs to be looked at
        for term in lookup(kind).terms if others or kind != "partner" else _called(typed, lookup(kind).terms):
            code = f"{kind}:{term.code}" if term.code in found else term.code
            if kind != "partner" or not known.has(term.label):
                aliases = tuple(alias for alias in term.aliases if kind != "partner" or not known.has(alias))
                terms.append(Term(code, term.label, "", (term.code, *aliases), term.proper))
                found[code] = (kind, term.code)
    for donor in others:
        found[f"donor:{donor}"] = ("donor", donor)
        terms.append(Term(f"donor:{donor}", donor, "", ()))
    listing = "'tacli terms' lists countries, groups, regions, entities, topics, instruments and partners."
    match = Names("subject", terms, listing=listing, otherwise=to_search).match(typed)
    return Subject(*found[match.code], match.taken_for)


def _called(typed: str, terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """Give the terms of which this is the whole name; where there is none, it may begin any."""
    codes = Names("partner", terms).whole(typed)
    return tuple(term for term in terms if term.code in codes) if codes else terms


def paragraph(typed: str) -> int | None:
    """Read `25`, `par. 25` or `paragraph 25`; None for anything else."""
    found = _PARAGRAPH.fullmatch(typed.strip())
    return int(found[1]) if found else None
