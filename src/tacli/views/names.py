"""Names for codes: what people read where records hold codes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tacli.engines.engine import Values
    from tacli.query.field import Field
    from tacli.query.subject import HasTerms
    from tacli.views.table import Table

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


def in_names(value: Any, known: Mapping[str, str]) -> Any:
    """Give a value of a field with names in place of codes; what has none stays as it is."""
    if isinstance(value, (list, tuple)):
        return [known.get(code, code) for code in value]
    return known.get(value, value)


def named(table: Table, names: Names) -> Table:
    """Put names in place of the codes of a table; an id, by which a row is asked for, stays."""
    coded = [(place, c) for place, c in enumerate(table.columns) if c.vocabulary and c.name != "id"]
    if not coded:
        return table
    known = [(place, _known(column, names(column.vocabulary))) for place, column in coded]

    def of(row: Values) -> Values:
        cells = list(row)
        for place, by_code in known:
            cells[place] = in_names(cells[place], by_code)
        return tuple(cells)

    return table._replace(
        columns=tuple(map(_of_names, table.columns)), rows=map(of, table.rows), total=tuple(map(of, table.total))
    )


def _known(column: Field[Any], names: Mapping[str, str]) -> Mapping[str, str]:
    """Give the names of a column's codes, and of what stands beside them: a total."""
    return {**{other: other.capitalize() for other in column.beside}, **names} if names else names


def _of_names(column: Field[Any]) -> Field[Any]:
    """Give a column whose cells are names: long ones may give way."""
    return column._replace(vocabulary="", flexible=True) if column.vocabulary else column
