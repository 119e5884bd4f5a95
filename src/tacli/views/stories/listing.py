"""A list as a page: how many there are, who has most of them, and the rows to be searched, narrowed and sorted."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tacli.named_tuples import NamedTuple
from tacli.text import plain
from tacli.views.blocks import Bar, Figure, Key
from tacli.views.charts import Card, Listing
from tacli.views.layout import layout_of
from tacli.views.stories.naming import Labels, asked, fixed
from tacli.views.table import Page, Section
from tacli.views.wording import counted, joined, leaders, number, sentence, share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tacli.anything import AnyRow, Value, Values
    from tacli.query.criteria import Criteria
    from tacli.query.field import Field
    from tacli.views.stories.naming import Lookup
    from tacli.views.table import Table

UNITS = {
    "activities": ("activity", "activities"),
    "search": ("activity", "activities"),
    "entities": ("organization", "organizations"),
    "responses": ("rate of reply", "rates of reply"),
    "donors": ("donor", "donors"),
    "sums": ("sum", "sums"),
    "terms": ("term", "terms"),
    "validate": ("problem", "problems"),
}
_OTHER = ("row", "rows")
_AS_THERE = "In the order of the source."
_ORDERS = {"sums": "By currency, and in each the largest first."}
_LEADING = 3


class Asked(NamedTuple):
    """A question: what its rows are called, its criteria, how many there are in all where that is known."""

    kind: str = ""
    criteria: Criteria = ()
    whole: int | None = None
    ordered: bool = False
    lookup: Lookup | None = None
    within: str = ""


def listing_story(table: Table, rows: Sequence[Values], question: Asked) -> Page:
    """Tell a list of rows; figures are of the rows that are given."""
    labels = Labels(question.lookup) if question.lookup else None
    columns = labels.columns(table.columns) if labels else table.columns
    unit = UNITS.get(question.kind, _OTHER)
    if table.card and rows:
        return _card(columns, rows[0], sentence(UNITS.get(question.kind, _OTHER)[0]))
    words = asked(question.criteria, labels) if labels else []
    found = max(table.counted() if table.counted else 0, len(rows))
    shown = counted(len(rows), unit) if len(rows) == found else f"{len(rows):,} of {counted(found, unit)}"
    title = f"{sentence(' · '.join(words))}: {shown}" if words else sentence(table.title or shown)
    tallies = _Tallies(columns, rows)
    layout = layout_of(columns, ordered=question.ordered)
    if table.sections and table.place(table.sections) is not None and len(columns) > 1:
        layout = layout._replace(
            group=table.sections, beside=tuple(b for b in layout.beside if b.fields != (table.sections,))
        )
    listing = Listing(
        caption=title,
        columns=columns,
        rows=rows,
        layout=layout,
        unit=unit,
        command=table.asked,
        total=table.total,
        fixed=fixed(question.criteria, columns),
        asked=frozenset(c.filter.name for c in question.criteria),
        ordered=question.ordered,
    )
    heading = f"The {unit[1]}{', by organization' if layout.group == 'entity' else ''}"
    order = "In the order that was asked for." if question.ordered else _ORDERS.get(question.kind, _AS_THERE)
    listed = Section(heading, (listing,), measure=order, short="List", id="list")
    some = len(rows) < found  # the first alone say nothing of all
    return Page(
        title,
        (sentence(f"{unit[1]} in {question.within}" if question.within else unit[1]),),
        _lede(len(rows), found, question.whole, tallies, unit),
        (*(() if some else _charted(question.kind, columns, rows)), listed),
        keys=(*_of_whole(found, question.whole), *(() if some else _keys(len(rows), tallies, _settled(question)))),
    )


def _card(columns: Sequence[Field[AnyRow]], row: Values, kind: str) -> Page:
    """Tell one record: its title, and all that it says."""
    lead = layout_of(columns, ordered=True).lead
    title = next(plain(value, ", ", c.tell) for c, value in zip(columns, row, strict=True) if c.name == lead)
    return Page(title or kind, (kind,), sections=(Section("What it says", (Card(tuple(columns), row),), id="record"),))


_DRAWN = {"entities": ("name", "activities")}  # the name and the number that are drawn before the list


def _charted(kind: str, columns: Sequence[Field[AnyRow]], rows: Sequence[Values]) -> tuple[Section, ...]:
    """Give the rows of a kind as bars, where they have a number that is worth it."""
    places = {column.name: place for place, column in enumerate(columns)}
    if kind not in _DRAWN or not places.keys() >= {*_DRAWN[kind]} or len(rows) < _LEADING:
        return ()
    name, number_ = (places[field] for field in _DRAWN[kind])
    ranked = sorted(((row[name], row[number_]) for row in rows if row[number_]), key=lambda item: -item[1])
    if not ranked:
        return ()
    most, sum_ = ranked[0][1], sum(count for _, count in ranked)
    bars = tuple(Bar(of, count, sum_, count / sum_, marked=count == most) for of, count in ranked)
    title = columns[number_].title
    figure = Figure(f"{title} of each", bars, unit=title, full=most, head=columns[name].title)
    finding = f"{sentence(number(len(ranked)))} have {title.lower()}, {joined(leaders(ranked) or ['several'])} the most"
    none = len(rows) - len(ranked)
    note = f"{sentence(number(none))} have none." if none else ""
    measure = f"{title} of each, and the share of all {sum_:,}."
    return (Section(finding, (figure,), note, measure=measure, short=title, id="drawn"),)


class _Tallies:
    """How many rows hold each value of a column, by names."""

    def __init__(self, columns: Sequence[Field[AnyRow]], rows: Sequence[Values]) -> None:
        self._places = {column.name: (place, column) for place, column in enumerate(columns)}
        self._rows = rows

    def of(self, name: str) -> list[tuple[str, int]]:
        """Give names with their counts, most first; nothing of a column that is not there."""
        if name not in self._places:
            return []
        place, column = self._places[name]
        counts: Counter[Value] = Counter()
        for row in self._rows:
            value = row[place]
            counts.update(value if isinstance(value, (list, tuple)) else () if value is None else (value,))
        named = [(column.tell(code) if column.tell else str(code), count) for code, count in counts.items()]
        return sorted(named, key=lambda item: (-item[1], item[0]))

    def without(self, *names: str) -> int | None:
        """Give how many rows say nothing in all of these columns, None where one is not there."""
        if not self._places.keys() >= {*names}:
            return None
        places = [self._places[name][0] for name in names]
        return sum(not any(row[place] for place in places) for row in self._rows)


def _lede(shown: int, found: int, whole: int | None, tallies: _Tallies, unit: tuple[str, str]) -> str:
    if not found:
        return f"No {unit[0]} fits what was asked."
    fits = "fits" if found == 1 else "fit"
    if whole and found != whole:
        said = f"{found:,} of the {counted(whole, unit)} in the source {fits} what was asked."
    else:
        said = f"All {counted(found, unit)}." if whole else f"{counted(found, unit)} {fits} what was asked."
    if shown < found:
        return sentence(f"{said} The first {shown:,} stand here.")
    entities = tallies.of("entity")
    first, rest = entities[:_LEADING], entities[_LEADING:]
    if len(rest) > 1:
        sum_ = sum(count for _, count in first)
        said += f" {joined(name for name, _ in first)} report {sum_:,} of them, {number(len(rest))} others the rest."
    return sentence(said)


def _of_whole(found: int, whole: int | None) -> list[Key]:
    if not whole or found in {0, whole}:
        return []
    return [Key(share(found, whole), "of all in the source", f"{found:,} of {whole:,}")]


def _settled(question: Asked) -> set[str]:
    """Give the filters that settle what a key figure says."""
    return {c.filter.name for c in question.criteria if c.mode != "not" and not c.reach.regional}


def _keys(shown: int, tallies: _Tallies, settled: set[str]) -> list[Key]:
    keys = []
    entities, status, countries = tallies.of("entity"), tallies.of("status"), tallies.of("countries")
    if entities and not (len(entities) == 1 and "entity" in settled):
        name, most = entities[0]
        keys.append(
            Key(f"{len(entities):,}", "organizations" if len(entities) > 1 else "organization", f"{name}: {most:,}")
        )
    if status and not (len(status) == 1 and "status" in settled):
        name, most = status[0]
        others = ", ".join(f"{count:,} {other.lower()}" for other, count in status[1:])
        keys.append(Key(f"{most:,}", name.lower(), others or f"all {shown:,}"))
    unnamed = tallies.without("countries")
    if unnamed is not None and shown and not (unnamed == 0 and "country" in settled):
        named = shown - unnamed
        in_all = f"{counted(len(countries), ('State', 'States'))} in all" if countries else ""
        keys.append(Key(f"{named:,}", "name a State" if named != 1 else "names a State", in_all))
    undated = tallies.without("start", "end")
    if undated is not None and shown and not (undated == 0 and "year" in settled):
        keys.append(
            Key(
                f"{shown - undated:,}",
                "give a year" if shown - undated != 1 else "gives a year",
                f"{undated:,} give none",
            )
        )
    return keys
