"""Names beside codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from tacli.engines.engine import Values
    from tacli.query.field import Field
    from tacli.query.subject import HasTerms
    from tacli.views.table import Table


def label_columns(columns: tuple[Field[Any], ...]) -> tuple[Field[Any], ...]:
    """Give the columns, after each of codes one of their names."""
    return tuple(column for of in columns for column in (of, _named(of)) if column)


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


def _named(of: Field[Any]) -> Field[Any] | None:
    if not of.vocabulary:
        return None
    title = f"{of.title}, named"
    of_names = of._replace(name=f"{of.name}_label", title=title, help=f"{of.title} in words.", vocabulary="")
    return of_names._replace(type=list[str] if of.many else str | None, flexible=True, priority=of.priority)


def _cells(value: Any, names: dict[str, str] | None) -> tuple[Any, ...]:
    if names is None:
        return (value,)
    if isinstance(value, (list, tuple)):
        return value, [names.get(code, code) for code in value]
    return value, names.get(value)
