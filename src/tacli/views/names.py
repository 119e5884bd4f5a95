"""Names for codes: what people read where records hold codes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tacli.anything import Value
    from tacli.query.subject import HasTerms

# Gives, for the name of a vocabulary, what its codes are called.
Names = Callable[[str], Mapping[str, str]]


def names_of(lookup: Callable[[str], HasTerms]) -> Names:
    """Give labels by code."""
    return cache(lambda vocabulary: {term.code: term.label for term in lookup(vocabulary).terms})


def briefs_of(lookup: Callable[[str], HasTerms]) -> Names:
    """Give labels by code, brief ones where there are such: for columns."""
    return cache(lambda vocabulary: {term.code: term.brief or term.label for term in lookup(vocabulary).terms})


def codes_of(_vocabulary: str) -> Mapping[str, str]:
    """Give no names: codes stay."""
    return {}


def in_names(value: Value, known: Mapping[str, str]) -> Value:
    """Give a value of a field with names in place of codes; what has none stays as it is."""
    if isinstance(value, (list, tuple)):
        return [known.get(code, code) for code in value]
    return known.get(value, value)
