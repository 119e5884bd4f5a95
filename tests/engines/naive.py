"""An engine with no cleverness at all: each docstring of the conditions, word for word, as the judge of the others."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Any

from tacli.anything import Values
from tacli.query.conditions import (
    All,
    Among,
    Between,
    Condition,
    Holds,
    Near,
    Not,
    Order,
    Overlaps,
    Present,
    Query,
    Span,
    Why,
)
from tacli.query.conditions import Any as Either
from tacli.query.field import Field, Records
from tacli.query.stems import keys, words_of
from tacli.query.sums import Sum, Sums
from tacli.query.tallies import Counts, Group, Groups
from tacli.query.words import Words
from tacli.text import fold, is_number, plain
from tests.engines.naive_sums import naive_sums

Facts = dict[str, Any]  # a row as its columns by name, and its score where it is a hit


class NaiveEngine:
    """Every row is asked everything, each time anew."""

    def __init__(self, records: Records[Any], rows: Iterable[Any]) -> None:
        self.records = records
        self._records = list(rows)
        self._rows = [
            {field.name: field.get(row) for field in records.columns}
            | {f"texts of {field.name}": list(field.texts(row)) for field in records.searched}
            for row in self._records
        ]

    def rows(self, query: Query) -> Iterator[Values]:
        shown = [field.name for field in self.records.shown]
        return self._given([row for row in self._rows if self._passes(row, query.condition)], query, shown)

    def hits(self, query: Query, words: Words) -> Iterator[Values]:
        found = [row for row in self._rows if self._passes(row, query.condition)]
        scored = [{"score": self._score(row, words), **row} for row in found]
        best = self._in_order(scored, (Order("score", descending=True),))
        return self._given(best, query, ["score", *(field.name for field in self.records.shown)])

    def tally(self, query: Query, facets: Sequence[str]) -> Counts:
        passed = [row for row in self._rows if self._passes(row, query.condition)]
        held = [[self._values(row, self.records.facets[facet]) for facet in facets] for row in passed]
        return Counts(
            len(passed),
            {facet: Counter(value for row in held for value in row[place]) for place, facet in enumerate(facets)},
            {facet: len([row for row in held if not row[place]]) for place, facet in enumerate(facets)},
            Counter(pair for row in held for pair in product(*row) if len(facets) == 2),
        )

    def groups(self, query: Query, asked: Groups) -> list[Group]:
        held: dict[str, list[Facts]] = {}
        for row in [row for row in self._rows if self._passes(row, query.condition)]:
            for values in product(*(row[name] if self.records[name].many else [row[name]] for name in asked.by)):
                held.setdefault(repr(values), []).append({**row, "by": values})
        return [
            Group(
                rows[0]["by"],
                len(rows),
                tuple(min([row[name] for row in rows if row[name] is not None], default=None) for name in asked.least),
                tuple(max([row[name] for row in rows if row[name] is not None], default=None) for name in asked.most),
            )
            for rows in held.values()
        ]

    def sums(self, query: Query, asked: Sum) -> Sums:
        passed = [
            (record, lambda name, row=row: self._values(row, self.records.facets[name]))
            for record, row in zip(self._records, self._rows, strict=True)
            if self._passes(row, query.condition)
        ]
        return naive_sums(self.records, passed, asked)

    def why(self, query: Query) -> Why:
        found = self._count(query.condition)
        others = [All(tuple(p.condition for p in query.parts if p is not part)) for part in query.parts]
        return Why(
            found,
            () if found else tuple(self._count(part.condition) for part in query.parts),
            () if found else tuple(self._count(other) for other in others),
            tuple(
                tuple(
                    self._count(All((other, way, *map(Not, part.ways[:place])))) for place, way in enumerate(part.ways)
                )
                for part, other in zip(query.parts, others, strict=True)
            ),
        )

    def _given(self, rows: list[Facts], query: Query, shown: list[str]) -> Iterator[Values]:
        ordered = self._in_order(rows, query.order)
        return iter(
            [tuple(row[name] for name in query.fields or shown) for row in ordered[: query.limit or len(ordered)]]
        )

    def _in_order(self, rows: list[Facts], order: tuple[Order, ...]) -> list[Facts]:
        """Put rows of the same value together, these in order by what comes next."""
        if not order:
            return rows
        by, *others = order
        full = [row for row in rows if self._passes(row, Present(by.field))]
        empty = [row for row in rows if not self._passes(row, Present(by.field))]
        keys = sorted({self._key(row, by.field) for row in full})
        same = [[row for row in full if self._key(row, by.field) == key] for key in keys]
        parts = [*(reversed(same) if by.descending else same), empty]
        return [row for part in parts for row in self._in_order(part, tuple(others))]

    def _key(self, row: Facts, name: str) -> Any:
        if is_number(row[name]):
            return row[name]
        return fold(plain(row[name], tell=self.records[name].tell))

    def _count(self, condition: Condition) -> int:
        return len([row for row in self._rows if self._passes(row, condition)])

    def _passes(self, row: Facts, condition: Condition) -> bool:  # noqa: C901, PLR0911 - one for each kind
        match condition:
            case Among(field, values):
                through = self.records[field].through
                if through:
                    return any(value in values for item in row[through.field] for value in through.of(item))
                held = row[field] if self.records[field].many else [row[field]]
                return any(value in values for value in held)
            case Overlaps(field, spans):
                return any(self._meets(row, self.records[field], span) for span in spans)
            case Between(field, spans):
                return any(row[field] is not None and span.first <= row[field] <= span.last for span in spans)
            case Present(field):
                return row[field] not in (None, [], ())
            case Holds(phrase, fields):
                return any(
                    self._field_holds(row, field, phrase)
                    for field in self.records.searched
                    if field.name in (fields or [field.name])
                )
            case Near(field, text):
                return row[field] is not None and self._is_near(row[field], text)
            case Either(parts):
                return any(self._passes(row, part) for part in parts)
            case All(parts):
                return all(self._passes(row, part) for part in parts)
            case Not(part):
                return not self._passes(row, part)

    @staticmethod
    def _is_near(held: str, text: str) -> bool:
        if fold(held) == fold(text):
            return True
        most = min(len(text) // 4, 2)
        if not all(" " <= char <= "~" for char in held + text):
            return False
        one, other = held.lower(), text.lower()
        slips = list(range(len(other) + 1))  # to come from nothing to each beginning of the other
        for n, char in enumerate(one, 1):
            before, slips[0] = slips[0], n
            for m, another in enumerate(other, 1):
                before, slips[m] = slips[m], min(slips[m] + 1, slips[m - 1] + 1, before + (char != another))
        return slips[-1] <= most

    @staticmethod
    def _meets(row: Facts, field: Field[Any], span: Span) -> bool:
        if not field.period:
            raise TypeError(f"{field.name} is no period")
        start, end = row[field.period.start], row[field.period.end]
        if start is None and end is None:
            return False
        return (start is None or start <= span.last) and (end is None or end >= span.first)

    @staticmethod
    def _field_holds(row: Facts, field: Field[Any], phrase: str) -> bool:
        for text, language in row[f"texts of {field.name}"]:
            sought = [set(keys(word, language)) for word in words_of(phrase, language)]
            held = [set(keys(word, language)) for word in words_of(text, language)]
            for place in range(len(held)):
                pairs = list(zip(sought, held[place:], strict=False))
                if sought and len(pairs) == len(sought) and all(one & other for one, other in pairs):
                    return True
        return False

    def _score(self, row: Facts, words: Words) -> int:
        return sum(
            field.weight
            for phrase in words.wanted
            for field in self.records.searched
            if field.name in (words.fields or [field.name]) and self._field_holds(row, field, phrase)
        )

    def _values(self, row: Facts, field: Field[Any]) -> set[Any]:
        """Give the distinct values that a row counts for; a period counts for its years, as far as they are known."""
        if field.through:
            return {value for held in row[field.through.field] for value in field.through.of(held)}
        if field.period:
            known = [year for year in (row[field.period.start], row[field.period.end]) if year is not None]
            return set(range(min(known), max(known) + 1)) if known else set()
        held = row[field.name] if field.many else [row[field.name]]
        return {value for value in held if value is not None}
