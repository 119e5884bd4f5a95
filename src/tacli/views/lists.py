"""Lists: rows of a kind of record, for a screen by the sheet of its collection, else with every field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.named_tuples import NamedTuple
from tacli.query.field import text
from tacli.query.sheet import Shown
from tacli.views.heading import heading
from tacli.views.names import in_names
from tacli.views.table import Table, chosen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from tacli.anything import AnyRow, Option, Value, Values
    from tacli.engines.engine import Engine
    from tacli.query.conditions import Query
    from tacli.query.criteria import Criteria, Criterion
    from tacli.query.field import Field, Records
    from tacli.views.names import Names

_FORWARD = 1  # the priority of what the reader came for
_EXTRA = 5  # the priority from which on a column is no part of a page
_ROOM = 36  # the least that a title has on a page, and where it stands beside regions
_LESS = 30
_REGIONS = "regions"


class Look(NamedTuple):
    """How an answer is to be read: on a `screen`, by the sheet, or with every field; what codes are called."""

    screen: bool
    names: Names
    briefs: Names


def listing(
    engine: Engine,
    query: Query,
    criteria: Criteria,
    look: Look,
    *,
    rows: Callable[[Query], Iterable[Values]] | None = None,
    records: Records[AnyRow] | None = None,
    **options: Option,
) -> Table:
    """List the rows of a query; `rows` gives them where it is not the engine, `records` what they are then.

    `options` are fields of the table.
    """
    records, rows_of = records or engine.records, rows or engine.rows
    table = Table(
        chosen((*records.columns, *records.forms.values()), query.fields),
        (),
        lambda: engine.why(query).found,
        heading=heading(records, criteria, look.names),
        **options,
    )
    if not look.screen or records.sheet is None:
        return table._replace(rows=rows_of(query))
    columns = tuple(_columns(records, criteria))
    sheet = Laid(records, columns, look.briefs, fixed_by(criteria))
    fields = tuple(_sorted(field, column, query) for field, column in zip(sheet.fields, columns, strict=True))
    return table._replace(
        columns=fields,
        rows=sheet.cells(rows_of(query._replace(fields=sheet.needed))),
        screenful=True,
        whose=next((c.name for c in columns if isinstance(c, Shown) and records.sheet.whose in c.fields), ""),
    )


def page_of(
    records: Records[AnyRow], look: Look, kind: str, code: str, *, through: frozenset[str] = frozenset()
) -> Laid:
    """Give the columns of rows on a page of something else, of a `kind` and a code that all rows hold.

    `through` are regions where the rows hold one of them in its place: which of them, is what the rows are there for.
    """
    sheet = records.sheet
    if sheet is None:
        raise AssertionError(f"{records.name} have no sheet")
    found: list[Shown | str] = []
    for column in sheet.columns:
        if isinstance(column, Shown):
            stands = column.instead if column.fixed_by == kind else column
            if through and _REGIONS in column.fields:
                found.append(_of_regions(through, look))
            elif stands and stands.fields != ("id",) and column.priority is not None and column.priority < _EXTRA:
                least = (_LESS if through else _ROOM) if sheet.title in stands.fields else stands.least
                found.append(stands._replace(priority=column.priority, least=least))
    last: list[Shown | str] = [sheet.cited] if sheet.cited else []
    return Laid(records, (*found, *last, "id"), look.briefs, {kind: code})


def _of_regions(regions: frozenset[str], look: Look) -> Shown:
    """Show the regions of a row that are among these."""
    names = look.briefs("region")
    known = {names.get(region, region) for region in regions}
    return Shown("Through", (_REGIONS,), lambda row: [name for name in row[_REGIONS] if name in known], _FORWARD, 12)


def fixed_by(criteria: Criteria) -> dict[str, str]:
    """Give the filters that leave one value alone, which every row holds, with the value."""
    return {criterion.filter.name: criterion.values[0] for criterion in criteria if _is_fixed(criterion)}


def _is_fixed(criterion: Criterion) -> bool:
    """Say whether every row holds the one value, rather than something that is meant by it."""
    if criterion.mode == "not" or not criterion.filter.vocabulary or len(set(criterion.values)) > 1:
        return False
    return all(way.reach == "named" for way in criterion.ways if criterion.reach.takes(way))


def _columns(records: Records[AnyRow], criteria: Criteria) -> Iterator[Shown | str]:
    """Give the columns of a sheet, without those that the filters make the same in every row."""
    fixed = fixed_by(criteria)
    asked = {criterion.filter.name for criterion in criteria}
    for column in records.sheet.columns if records.sheet else ():
        if isinstance(column, str):
            if records[column].option not in fixed or records[column].many:
                yield column
            continue
        found = column.instead if column.fixed_by in fixed else column
        if found:
            yield found._replace(priority=_FORWARD) if asked.intersection(found.asked_by) else found


def _sorted(field: Field[AnyRow], column: Shown | str, query: Query) -> Field[AnyRow]:
    """Show what rows are sorted by, however narrow the screen."""
    is_sorted_by = any(by.field in _fields(column) for by in query.order)
    return field._replace(priority=0) if is_sorted_by else field


class Laid:
    """Columns of a screen, made of the fields of records: what they need, and the cells of rows that have it.

    `fixed` are filters with the value that every row holds, which is not told again.
    """

    def __init__(
        self, records: Records[AnyRow], columns: tuple[Shown | str, ...], names: Names, fixed: Mapping[str, str]
    ) -> None:
        self._records = records
        self._columns = columns
        self._names = names
        self._fixed = fixed
        self.needed = tuple(dict.fromkeys(name for column in columns for name in _fields(column)))
        self.fields = tuple(records[c] if isinstance(c, str) else _column(c) for c in columns)

    def cells(self, rows: Iterable[Values]) -> Iterator[Values]:
        """Give the cells of rows of the needed fields."""
        told = {name for column in self._columns if isinstance(column, Shown) for name in column.fields}
        making = [(place, name, self._making(name)) for place, name in enumerate(self.needed) if name in told]
        places = {name: place for place, name in enumerate(self.needed)}
        for row in rows:
            values = {name: make(row[place]) for place, name, make in making}
            yield tuple([row[places[c]] if isinstance(c, str) else c.tell(values) for c in self._columns])

    def _making(self, name: str) -> Callable[[Value], Value]:
        """Give what makes of the value of a field what is told: names for codes, and nothing that is fixed."""
        field = self._records[name]
        known: Mapping[str, str] = self._names(field.vocabulary) if field.vocabulary else {}
        gone = self._fixed.get(field.option) if field.many else None
        if gone is None:
            return lambda value: in_names(value, known) if known else value
        return lambda values: in_names([value for value in values if value != gone], known)


def _fields(column: Shown | str) -> tuple[str, ...]:
    return (column,) if isinstance(column, str) else column.fields


def _column(column: Shown) -> Field[AnyRow]:
    gives = column.least > 0
    return text(column.name, column.title, "", column.priority, flexible=gives, least=column.least, tail=column.tail)
