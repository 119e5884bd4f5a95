"""The vocabularies by name, made of the bundled data.

Read without the models, since completion and error messages need them at once.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from tacli.vocabulary.bundled import read
from tacli.vocabulary.places import countries
from tacli.vocabulary.terms import Term, Vocabulary


def _terms(rows: Iterable[Mapping[str, Any]]) -> tuple[Term, ...]:
    return tuple(Term(r["code"], r["label"], r["definition"], tuple(r["aliases"])) for r in rows)


def entity_terms(entities: Iterable[Mapping[str, Any]]) -> tuple[Term, ...]:
    """Make terms of a dataset's own entities."""
    return tuple(
        Term(e["id"], e["name"], f"Section {e['section']}", tuple(filter(None, (e["acronym"], *e["aliases"]))))
        for e in entities
    )


def _country_terms() -> tuple[Term, ...]:
    return tuple(
        Term(
            c["code"],
            c["label"],
            c["group"] or "",
            tuple(filter(None, (c["alpha2"], c["common"], *c["aliases"]))),
        )
        for c in countries().values()
    )


@cache
def vocabulary(name: str) -> Vocabulary:
    """Give a vocabulary by its name, one of NAMES."""
    match name:
        case "country":
            terms = _country_terms()
        case "entity":
            terms = entity_terms(read("records.json")["entities"])
        case "region" | "group":
            terms = _terms(read(f"{name}s.json"))
        case _:
            terms = _terms(read("vocabulary.json")[name])
    return Vocabulary(name, terms)


def label(name: str, code: str) -> str:
    """Give the label of a code in a vocabulary."""
    return next(term.label for term in vocabulary(name).terms if term.code == code)
