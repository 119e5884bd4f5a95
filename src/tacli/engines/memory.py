"""Records of Python, gone through once for each question; what is told of those left out is counted on the way."""

from __future__ import annotations

from collections import Counter
from functools import partial
from itertools import islice, product
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from tacli.engines.passing import test
from tacli.query.conditions import Order, Part, Query, Why
from tacli.query.field import SCORE
from tacli.query.order import ordered
from tacli.query.phrases import Phrase
from tacli.query.tallies import Counts, Group

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tacli.anything import AnyRow, Value, Values
    from tacli.query.conditions import Condition
    from tacli.query.field import Field, Records
    from tacli.query.sums import Sum, Sums
    from tacli.query.tallies import Groups
    from tacli.query.words import Words

Row = TypeVar("Row")


class MemoryEngine(Generic[Row]):
    """The rows of an iterable, which may be one that can be gone through once."""

    def __init__(self, records: Records[Row], rows: Iterable[Row]) -> None:
        self.records = records
        self._rows = rows
        self._passes: dict[tuple[Part, ...], _Pass[Row]] = {}

    def rows(self, query: Query) -> Iterator[Values]:
        """Give the rows of a query, one at a time where they need no order; else their values are held, no records."""
        values = self._values(query)
        if not query.order:
            return map(values, self.found(query))
        return _in_order(self._pass(query), values, [self.records[key.field] for key in query.order], query)

    def found(self, query: Query) -> Iterator[Row]:
        """Give the records themselves."""
        rows: Iterable[Row] = self._pass(query)
        for by in reversed(query.order):
            field = self.records[by.field]
            rows = ordered(rows, field.get, field.tell, descending=by.descending)
        return islice(rows, query.limit or None)

    def tally(self, query: Query, facets: Sequence[str]) -> Counts:
        """Count the rows that pass by facets; by each pair of values where there are two."""
        held = [_values_of(self.records, self.records.facets[facet]) for facet in facets]
        by: list[Counter[Value]] = [Counter() for _ in facets]
        without = [0] * len(facets)
        pairs: Counter[tuple[Value, Value]] = Counter()
        total = 0
        for row in self._pass(query):
            total += 1
            values = [get(row) for get in held]
            for place, those in enumerate(values):
                by[place].update(those)
                without[place] += not those
            if len(facets) == 2:  # noqa: PLR2004 - a pair
                pairs.update(product(*values))
        return Counts(total, dict(zip(facets, by, strict=True)), dict(zip(facets, without, strict=True)), pairs)

    def groups(self, query: Query, asked: Groups) -> Iterable[Group]:
        """Put the rows that pass together by what they hold, in no order."""
        by, least, most = ([self.records[name] for name in names] for names in asked)
        counts: Counter[Values] = Counter()
        ends: dict[Values, list[list[Value]]] = {}
        for row in self._pass(query):
            held = [[field.get(row) for field in fields] for fields in (least, most)]
            for values in product(*(field.get(row) if field.many else (field.get(row),) for field in by)):
                counts[values] += 1
                known = ends.setdefault(values, held)
                ends[values] = [
                    [_end(of, pair) for pair in zip(*both, strict=True)]
                    for of, both in zip((min, max), zip(known, held, strict=True), strict=True)
                ]
        return [Group(values, count, *map(tuple, ends[values])) for values, count in counts.items()]

    def sums(self, query: Query, asked: Sum) -> Sums:
        """Add up the money of the rows that pass."""
        from tacli.engines.adding import AddingRows

        adding = AddingRows(self.records, asked, lambda facet: _values_of(self.records, self.records.facets[facet]))
        for row in self._pass(query):
            adding.add(row)
        return adding.sums

    def hits(self, query: Query, words: Words) -> Iterator[Values]:
        """Give the rows of a query that asks for the words, the best first; `score` is a field of theirs."""
        score = _Score(self.records, words)
        hits = ((score.last, row) for row in self._pass(query, {words.condition: score}))
        names = query.fields or (SCORE.name, *(field.name for field in self.records.shown))
        getters = [self._of_hits(name).get for name in names]
        order = (*query.order, Order(SCORE.name, descending=True))  # of equal ones the best stand first
        by = [self._of_hits(key.field) for key in order]
        return _in_order(hits, lambda hit: tuple([get(hit) for get in getters]), by, query._replace(order=order))

    def _of_hits(self, name: str) -> Field[AnyRow]:
        if name == SCORE.name:
            return SCORE
        field = self.records[name]
        get = field.get
        return cast("Field[AnyRow]", field)._replace(get=lambda hit: get(hit[1]))

    def why(self, query: Query) -> Why:
        """Say what came of a query; what of it was not gone through yet is now."""
        return self._passes[query.parts].result() if query.parts in self._passes else self._pass(query).result()

    def _pass(self, query: Query, known: dict[Condition, Callable[[Row], bool]] | None = None) -> _Pass[Row]:
        passed = self._passes[query.parts] = _Pass(self._rows, query.parts, self.records, known or {})
        return passed

    def _values(self, query: Query) -> Callable[[Row], Values]:
        fields = [self.records[name] for name in query.fields] or self.records.shown
        getters = [field.get for field in fields]
        return lambda row: tuple([get(row) for get in getters])  # a list first is faster than a generator


class _Pass(Generic[Row]):
    """The rows that pass, to be gone through once; what happened to the others is counted on the way."""

    def __init__(
        self,
        rows: Iterable[Row],
        parts: tuple[Part, ...],
        records: Records[Row],
        known: dict[Condition, Callable[[Row], bool]],
    ) -> None:
        self._tests = [known.get(part.condition) or test(part.condition, records) for part in parts]
        self._ways = [[test(way, records) for way in part.ways] for part in parts]
        self._found = 0
        self._alone = [0] * len(parts)
        self._without = [0] * len(parts)
        self._by_way = [[0] * len(part.ways) for part in parts]
        self._going = self._go(rows)

    def __iter__(self) -> Iterator[Row]:
        return self._going

    def result(self) -> Why:
        """Go through what is left, and say what came of all."""
        for _ in self._going:
            pass
        none = not self._found
        return Why(
            self._found,
            tuple(self._alone) if none else (),
            tuple(self._without) if none else (),
            tuple(map(tuple, self._by_way)),
        )

    def _go(self, rows: Iterable[Row]) -> Iterator[Row]:
        tests = self._tests
        if not tests:  # as of all that an answer is made of
            for row in rows:
                self._found += 1
                yield row
            return
        with_ways = [place for place, ways in enumerate(self._ways) if ways]
        for row in rows:
            kept = [keeps(row) for keeps in tests]
            missed = kept.count(False)
            if not missed:
                self._found += 1
                for place in with_ways:
                    self._count_way(place, row)
                yield row
                continue
            if missed == 1:
                place = kept.index(False)
                self._without[place] += 1
                self._count_way(place, row)
            if not self._found and missed < len(tests):
                self._alone = [n + keeps for n, keeps in zip(self._alone, kept, strict=True)]

    def _count_way(self, place: int, row: Row) -> None:
        for way, passes in enumerate(self._ways[place]):
            if passes(row):
                self._by_way[place][way] += 1
                return


def _end(of: Callable[..., Value], values: Iterable[Value]) -> Value:
    """Give the least or the most of the values that there are."""
    return of((value for value in values if value is not None), default=None)


class _Score:
    """A test of rows for words that keeps the points of the last one that passed, so that they are counted once."""

    def __init__(self, records: Records[AnyRow], words: Words) -> None:
        self.last = 0
        self._passes = test(words.condition, records)
        self._wanted = list(map(Phrase, words.wanted))
        self._searched = records.looked_in(words.fields)

    def __call__(self, row: AnyRow) -> bool:
        """Add up the weights of the fields that hold each phrase."""
        if not self._passes(row):
            return False
        fields = [(field.weight, list(field.texts(row))) for field in self._searched]
        self.last = sum(
            weight
            for phrase in self._wanted
            for weight, texts in fields
            if any(phrase.stands_in(*text) for text in texts)
        )
        return True


def _values_of(records: Records[Row], field: Field[Row]) -> Callable[[Row], Iterable[Value]]:
    """Give what takes the distinct values of a facet from a record."""
    if field.through:
        get, of = records[field.through.field].get, field.through.of
        return lambda row: frozenset().union(*map(of, get(row)))
    if field.period:
        return partial(_years, records[field.period.start].get, records[field.period.end].get)
    get = field.get
    if field.many:
        return lambda row: set(get(row))
    return lambda row: (value,) if (value := get(row)) is not None else ()


def _years(first_of: Callable[[Row], int | None], last_of: Callable[[Row], int | None], row: Row) -> range:
    """Give every year from start to end; the one that is known where the other is open."""
    known = [year for year in (first_of(row), last_of(row)) if year is not None]
    return range(min(known), max(known) + 1) if known else range(0)


def _in_order(
    rows: Iterable[AnyRow], values: Callable[[AnyRow], Values], by: Sequence[Field[AnyRow]], query: Query
) -> Iterator[Values]:
    """Give the values of rows in the order of a query, whose fields are `by`; values are held, and no rows."""
    held: Iterable[tuple[Values, Values]] = [(tuple([field.get(row) for field in by]), values(row)) for row in rows]
    for place, (field, key) in reversed(list(enumerate(zip(by, query.order, strict=True)))):
        held = ordered(held, partial(_key_at, place), field.tell, descending=key.descending)
    return (found for _, found in islice(held, query.limit or None))


def _key_at(place: int, held: tuple[Values, Values]) -> Value:
    return held[0][place]
