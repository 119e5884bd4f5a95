"""Rows laid out in columns: the one value that every format renders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tacli.errors import UsageError
from tacli.text import fold, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tacli.views.columns import Column


class Table(NamedTuple):
    """Rows in columns.

    `rows` are records, which may come one at a time; `total` more records shown under them where people read;
    `bar` a column drawn as bars; `card` one record that is shown upright; `page` how many rows a terminal shows
    unless asked, 0 for all; `sections` the column that parts a page; `mark` tells the words to mark; `nothing` is said
    where there is no row; `foot` says where the rows come from.
    """

    columns: tuple[Column, ...]
    rows: Iterable[Any]
    total: tuple[Any, ...] = ()
    bar: str = ""
    foot: str = ""
    card: bool = False
    page: int = 25
    title: str = ""
    sections: str = ""
    nothing: str = "No rows."
    mark: Callable[[str], bool] | None = None

    def values(self, row: Any) -> list[Any]:
        """Give the values of a record, in the order of the columns."""
        return [column.get(row) for column in self.columns]


def plain(value: Any, joiner: str = "; ") -> str:
    """Give a value as one text: nothing for null, lists joined, exact numbers."""
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return joiner.join(plain(item, joiner) for item in value)
    if isinstance(value, dict):
        return _described(value)
    return str(value)


def _described(value: dict[str, Any]) -> str:
    """Give "more than 1,100 victims" for a figure, "Treaty Section (50)" for a unit, JSON for anything else."""
    from json import dumps

    if "paragraphs" in value:
        return f"{value['name']} ({', '.join(map(str, value['paragraphs']))})"
    if "unit" not in value:
        return dumps(value)
    count = f"{value['value']:,} {value['unit']}"
    return {"more-than": f"more than {count}", "each-year": f"{count} each year"}.get(value["qualifier"], count)


def lay_out(table: Table, fields: Sequence[str], sort: Sequence[str]) -> Table:
    """Sort the rows, then keep the named fields. Raises UsageError for an unknown one."""
    known = {column.name: column for column in table.columns}
    rows: Iterable[Any] = table.rows
    for key in reversed(_split(sort)):
        name, _, direction = key.partition(":")
        rows = _sorted(rows, _find(known, name, "sort"), direction)
    chosen = tuple(_find(known, name, "field") for name in _split(fields))
    if chosen:
        chosen = tuple(c._replace(priority=0) for c in dict.fromkeys(chosen))
    return table._replace(rows=rows, columns=chosen or table.columns)


def _split(values: Iterable[str]) -> list[str]:
    return [part.strip() for value in values for part in value.split(",") if part.strip()]


def _find(known: dict[str, Column], typed: str, what: str) -> Column:
    if typed in known:
        return known[typed]
    key = fold(typed)
    fits = [c for name, c in known.items() if key and fold(name).startswith(key)]
    exact = [c for c in fits if fold(c.name) == key]
    if len(exact or fits) == 1:
        return (exact or fits)[0]
    said = "is ambiguous" if fits else "is unknown"
    raise UsageError(f"{what} '{visible(typed)[:80]}' {said}.", f"There are: {', '.join(known)}.")


def _sorted(rows: Iterable[Any], column: Column, direction: str) -> list[Any]:
    if direction not in ("", "asc", "desc"):
        raise UsageError(
            f"'{visible(direction)[:80]}' is no direction.", f"Type {column.name}:asc or {column.name}:desc."
        )
    descending = direction == "desc" if direction else column.descending
    held = [(column.get(row), row) for row in rows]
    full = [pair for pair in held if pair[0] not in (None, ())]
    empty = [row for value, row in held if value in (None, ())]  # nothing to sort by stands last, either way

    def key(pair: tuple[Any, Any]) -> Any:
        value = pair[0]
        return value if isinstance(value, (int, float)) else fold(plain(value))

    return [row for _, row in sorted(full, key=key, reverse=descending)] + empty
