"""Rows laid out in columns: the one value that every format renders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tacli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tacli.engines.engine import Engine, Values
    from tacli.query.conditions import Query
    from tacli.query.field import Field
    from tacli.views.heading import Heading
    from tacli.views.origin import Origin
    from tacli.views.page import Page


class Series(NamedTuple):
    """Numbers in their order, such as rows a year, to be drawn small: from `first` to `last`, with what is `said`.

    `title` says what they are; those after `now` are still to come.
    """

    first: int
    last: int
    values: tuple[int, ...]
    said: str
    title: str = ""
    now: int | None = None


class Table(NamedTuple):
    """Rows in columns.

    `rows` hold the values of the columns, in their order, and may come one at a time; `counted` says how many there are
    in all, once they were gone through or instead of it. `heading` says above them what was asked. `total` are more
    rows shown under them where people read, `apart`, on a screen, those that are in no total; `bar` a column drawn as
    bars, of which `scale` is a full one; `card` one record that is shown upright; `screenful` says that a terminal
    shows as many rows, or figures of a page, as it is high unless asked; `page` is what a terminal shows in place of
    the rows; `sections` the column that parts a page; `grouped` the one whose value is said once for rows that share
    it; `broken` the one whose text takes two lines rather than be cut; `bare` that titles say nothing that the rows do
    not; `mark` tells the words to mark; `nothing` is said where
    there is no row; `foot` says where the rows come from, after `series`; `asked` is the command that gives them,
    `story` tells them as a page of HTML, `origin` what they are from and as at when.
    """

    columns: tuple[Field[Any], ...]  # of any kind of record: the rows are values already
    rows: Iterable[Values]
    counted: Callable[[], int] | None = None
    total: tuple[Values, ...] = ()
    apart: tuple[Values, ...] = ()
    bar: str = ""
    scale: float = 1
    foot: str = ""
    asked: str = ""
    series: Series | None = None
    card: bool = False
    screenful: bool = False
    title: str = ""
    sections: str = ""
    grouped: str = ""
    broken: str = ""
    bare: bool = False
    nothing: str = "No rows."
    mark: Callable[[str], bool] | None = None
    story: Callable[[Table, Sequence[Values]], Page] | None = None
    heading: Heading | None = None
    page: Page | None = None
    origin: Callable[[], Origin | None] | None = None

    def found(self) -> int:
        """Give how many rows there are in all, the shown ones having been gone through."""
        return self.counted() if self.counted else 1

    def place(self, name: str) -> int | None:
        """Give the place of a column in a row, None where it is not shown."""
        return next((place for place, column in enumerate(self.columns) if column.name == name), None)


def listed(engine: Engine, query: Query, **options: Any) -> Table:
    """Lay out the rows of a query; `options` are fields of the table."""
    records = engine.records
    columns = chosen((*records.columns, *records.forms.values()), query.fields)
    return Table(columns, engine.rows(query), lambda: engine.why(query).found, **options)


def without(table: Table, rows: Iterable[Values], name: str) -> tuple[Table, list[Values]]:
    """Give a table and its rows without a column."""
    kept = [place for place, column in enumerate(table.columns) if column.name != name]

    def of(row: Values) -> Values:
        return tuple(row[place] for place in kept)

    columns = tuple(table.columns[place] for place in kept)
    return table._replace(columns=columns, total=tuple(map(of, table.total))), list(map(of, rows))


def chosen(columns: tuple[Field[Any], ...], names: tuple[str, ...]) -> tuple[Field[Any], ...]:
    """Give the columns of these names, always shown then; those that need not be asked for if none is named.

    Raises UsageError for a name that none has.
    """
    by_name = {column.name: column for column in columns}
    unknown = [name for name in names if name not in by_name]
    if unknown:
        raise UsageError(f"These rows have no {unknown[0]}.", f"They have {', '.join(by_name)}.")
    named = tuple(by_name[name]._replace(priority=0) for name in names)
    return named or tuple(column for column in columns if not (column.on_request or column.form))
