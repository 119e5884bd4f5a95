"""Names beside codes, or in place of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.views.names import in_names

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tacli.anything import AnyRow, Value, Values
    from tacli.query.field import Field
    from tacli.query.subject import HasTerms
    from tacli.views.names import Names
    from tacli.views.table import Table


def label_columns(columns: tuple[Field[AnyRow], ...]) -> tuple[Field[AnyRow], ...]:
    """Give the columns, after each of codes one of their names."""
    return tuple(column for of in columns for column in (of, _label(of)) if column)


def labelled(table: Table, lookup: Callable[[str], HasTerms]) -> Table:
    """Put names beside the codes of a table; what is no code has none."""
    names = [
        {term.code: term.label for term in lookup(column.vocabulary).terms} if column.vocabulary else None
        for column in table.columns
    ]

    def wide(row: Values) -> Values:
        return tuple(cell for value, of in zip(row, names, strict=True) for cell in _cells(value, of))

    total = tuple(map(wide, table.total))
    return table._replace(columns=label_columns(table.columns), rows=map(wide, table.rows), total=total)


def _label(of: Field[AnyRow]) -> Field[AnyRow] | None:
    if not of.vocabulary:
        return None
    title = f"{of.title}, named"
    of_names = of._replace(name=f"{of.name}_label", title=title, help=f"{of.title} in words.", vocabulary="")
    return of_names._replace(type=list[str] if of.many else str | None, flexible=True, priority=of.priority)


def _cells(value: Value, names: dict[str, str] | None) -> Values:
    if names is None:
        return (value,)
    if isinstance(value, (list, tuple)):
        return value, [names.get(code, code) for code in value]
    return value, names.get(value)


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


def _known(column: Field[AnyRow], names: Mapping[str, str]) -> Mapping[str, str]:
    """Give the names of a column's codes, and of what stands beside them: a total."""
    return {**{other: other.capitalize() for other in column.beside}, **names} if names else names


def _of_names(column: Field[AnyRow]) -> Field[AnyRow]:
    """Give a column whose cells are names: long ones may give way."""
    return column._replace(vocabulary="", flexible=True) if column.vocabulary else column
