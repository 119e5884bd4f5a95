"""Names in place of codes, and a question in words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tacli.text import shortened
from tacli.views.wording import joined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tacli.anything import AnyRow, Value
    from tacli.query.criteria import Criteria, Criterion
    from tacli.query.field import Field
    from tacli.query.subject import HasTerms

    Lookup = Callable[[str], HasTerms]

_LONGEST = 90
# What a filter that has no vocabulary asks for.
_SAID = {"search": "“{}”", "has": "with {}", "no": "without {}", "paragraph": "paragraph {}", "top": "first {}"}
_NOT = {"has": "not with {}", "no": "not without {}"}


class Labels:
    """Gives the name of a code; a code that has none is given as it is."""

    def __init__(self, lookup: Lookup) -> None:
        self._terms = cache(lambda vocabulary: {term.code: term.label for term in lookup(vocabulary).terms})

    def __call__(self, vocabulary: str, code: Value) -> str:
        """Give the name of a code of a vocabulary; what is of none is itself."""
        return str(self._terms(vocabulary).get(code, code)) if vocabulary else str(code)

    def columns(self, columns: Iterable[Field[AnyRow]]) -> tuple[Field[AnyRow], ...]:
        """Give the columns, of which those of codes tell names; an id, by which a row is asked for, stays."""
        return tuple(self._named(c) if c.vocabulary and c.name != "id" else c for c in columns)

    def _named(self, column: Field[AnyRow]) -> Field[AnyRow]:
        def tell(code: Value) -> str:
            return (
                self(column.vocabulary, code).capitalize() if code in column.beside else self(column.vocabulary, code)
            )

        return column._replace(tell=tell)


def asked(criteria: Criteria, labels: Labels) -> list[str]:
    """Say what a question asks for, a phrase a filter."""
    return [shortened(_said(criterion, labels), _LONGEST) for criterion in criteria]


def _said(criterion: Criterion, labels: Labels) -> str:
    filter_ = criterion.filter
    names = [labels(filter_.vocabulary, value) for value in criterion.values] if filter_.vocabulary else criterion.typed
    said = joined(names, "and" if criterion.mode == "all" else "or")
    if criterion.mode == "not":
        return _NOT.get(filter_.name, "not {}").format(said)
    if filter_.name == "min":
        return f"at least {said}"
    return _SAID.get(filter_.name, "{}").format(said.replace("..", "\u2013"))


def fixed(criteria: Criteria, columns: Iterable[Field[AnyRow]]) -> dict[str, str]:
    """Give the values that every row holds because the question asks for them, by their fields."""
    by_option = {column.option: column.name for column in columns if column.option}
    alone = [c for c in criteria if c.mode != "not" and len(c.values) == 1 and not c.reach.regional]
    return {by_option[c.filter.name]: str(c.values[0]) for c in alone if c.filter.name in by_option}
