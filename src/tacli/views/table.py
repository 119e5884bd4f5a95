"""Rows laid out in columns: the one value that every format renders.

A page may stand in their place: what there is to say of one subject, or of a whole, in the order in which it is read.
It is declared once, in views/, and drawn by every format that people read. It holds tables in its turn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.errors import UsageError
from tacli.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tacli.anything import AnyRow, Option, Values
    from tacli.engines.engine import Engine
    from tacli.query.conditions import Query
    from tacli.query.field import Field
    from tacli.views.blocks import Facts, Figure, Key, Series, Step
    from tacli.views.charts import Chart
    from tacli.views.heading import Heading
    from tacli.views.origin import Origin


class Table(NamedTuple):
    """Rows in columns.

    `rows` hold the values of the columns, in their order, and may come one at a time; `counted` says how many there are
    in all, once they were gone through or instead of it. `heading` says above them what was asked. `total` are more
    rows shown under them where people read, `apart`, on a screen, those that are in no total; `bar` a column drawn as
    bars, of which `scale` is a full one; `card` one record that is shown upright; `screenful` says that a terminal
    shows as many rows, or figures of a page, as it is high unless asked; `page` is what a terminal shows in place of
    the rows; `sections` the column that parts a page; `grouped` the one whose value is said once for rows that share
    it; `broken` the one whose text takes two lines rather than be cut; `bare` that titles say nothing that the rows do
    not; `mark` tells the words to mark; `nothing` is said where there is no row; `foot` says where the rows come from,
    after `series`; `asked` is the command that gives them, `story` tells them as a page of HTML, `origin` what they are
    from and as at when, `remarks` what is to be known beside them, once they were gone through.
    """

    columns: tuple[Field[AnyRow], ...]  # of any kind of record: the rows are values already
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
    whose: str = ""
    broken: str = ""
    bare: bool = False
    nothing: str = "No rows."
    mark: Callable[[str], bool] | None = None
    story: Callable[[Table, Sequence[Values]], Page] | None = None
    heading: Heading | None = None
    page: Page | None = None
    origin: Callable[[], Origin | None] | None = None
    remarks: Callable[[], Sequence[str]] | None = None

    def found(self) -> int:
        """Give how many rows there are in all, the shown ones having been gone through."""
        return self.counted() if self.counted else 1

    def place(self, name: str) -> int | None:
        """Give the place of a column in a row, None where it is not shown."""
        return next((place for place, column in enumerate(self.columns) if column.name == name), None)


class Section(NamedTuple):
    """A part of a page: a heading that says what was found, what shows it, and a note on how to read it.

    `measure` says what is measured, `short` names it in few words, `id` in one. `keys` are its key figures; a `half`
    stands beside another where there is room, with `beside` its first block does beside the others; what is `apart` is
    not counted with the rest; `more` says how many rows are not shown, and what shows them.
    """

    heading: str
    blocks: tuple[Block, ...] = ()
    note: str = ""
    keys: tuple[Key, ...] = ()
    apart: bool = False
    more: Step | None = None
    measure: str = ""
    short: str = ""
    id: str = ""
    half: bool = False
    beside: bool = False


class Page(NamedTuple):
    """A whole page: `title`, `kicker` of what kind it is, `lede` with the answer first, sections, source and steps.

    `keys` are key figures of the whole, `counted` says what is counted.
    """

    title: str
    kicker: tuple[str, ...] = ()
    lede: str = ""
    sections: tuple[Section, ...] = ()
    source: str = ""
    cite: str = ""
    steps: tuple[Step, ...] = ()
    keys: tuple[Key, ...] = ()
    counted: str = ""

    def of_data(self, paths: Sequence[str]) -> Page:
        """Give the page with steps that ask the same data; what came from stdin cannot be asked again."""
        from shlex import quote

        data = "".join(f" --data {quote(path)}" for path in paths)
        again = "-" not in paths

        def asking(step: Step) -> Step:
            return step._replace(command=step.command + data if again else "")

        sections = tuple(s._replace(more=asking(s.more)) if s.more else s for s in self.sections)
        return self._replace(sections=sections, steps=tuple(map(asking, self.steps)) if again else ())


def listed(engine: Engine, query: Query, **options: Option) -> Table:
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


def chosen(columns: tuple[Field[AnyRow], ...], names: tuple[str, ...]) -> tuple[Field[AnyRow], ...]:
    """Give the columns of these names, always shown then; those that need not be asked for if none is named.

    Raises UsageError for a name that none has.
    """
    by_name = {column.name: column for column in columns}
    unknown = [name for name in names if name not in by_name]
    if unknown:
        raise UsageError(f"These rows have no {unknown[0]}.", f"They have {', '.join(by_name)}.")
    named = tuple(by_name[name]._replace(priority=0) for name in names)
    return named or tuple(column for column in columns if not (column.on_request or column.form))


if TYPE_CHECKING:
    # What shows something: facts, bars, numbers along years, rows in columns, a sentence, or what HTML alone draws.
    Block = Facts | Figure | Series | Table | str | Chart
