"""Money added up: amounts split by what is given of them, whatever engine has them."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

from tacli.named_tuples import NamedTuple
from tacli.query.conditions import Among
from tacli.query.money import Dimension, Facet
from tacli.query.shares import WHOLE, Given, split
from tacli.query.sums import EXACT, Sums

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from decimal import Decimal

    from tacli.anything import AnyRow, Value, Values
    from tacli.query.conditions import Between
    from tacli.query.field import Records
    from tacli.query.money import Money
    from tacli.query.sums import Sum

Row = TypeVar("Row")
_MOST_CODES = 2**14
_multiplied = EXACT.multiply


class Parts(NamedTuple):
    """All that amounts are split into by one dimension: values of its facets with their share; `how` as in `Split`.

    `whole` are the values of the one that has it all, None where there is none: most are so, and quick to add.
    """

    parts: tuple[tuple[Values, Decimal], ...]
    how: str
    whole: Values | None = None


class Split(Generic[Row]):
    """The parts of amounts by one dimension: values of the facets asked for, of the codes that pass.

    `narrowed`: not all codes do.
    """

    def __init__(
        self, dimension: Dimension[Row], facets: list[Facet[Row]], tests: list[Callable[[Value], bool]]
    ) -> None:
        self.dimension = dimension
        self.narrowed = bool(tests)
        self._facets = facets
        self._tests = tests
        self._values = lru_cache(maxsize=_MOST_CODES)(self._values_of)
        self.parts = lru_cache(maxsize=4096)(self.parts_of)
        self.part = lru_cache(maxsize=_MOST_CODES)(self._part_of)

    def parts_of(self, given: Given) -> Parts:
        """Give the parts of amounts of which this is given."""
        shares, how = split(given)
        parts = [(values, share) for code, share in shares if (values := self._values(code)) is not None]
        return Parts(tuple(parts), how, parts[0][0] if parts and parts[0][1] is WHOLE else None)

    def _part_of(self, code: Value) -> Parts:
        """Give the part of what was split already: all of it goes to a code."""
        values = self._values(code)
        return Parts(() if values is None else ((values, WHOLE),), "", values)

    def _values_of(self, code: Value) -> Values | None:
        """Give what a code is to the facets, None where it does not pass."""
        if all(passes(code) for passes in self._tests):
            return tuple(_value_of(facet, code) for facet in self._facets)
        return None


class Adding(Generic[Row]):
    """Adds up amounts by a plan: a split for each dimension that is asked for, by a facet or to narrow amounts."""

    def __init__(self, records: Records[Row], asked: Sum, of_rows: Callable[[str], Dimension[Row]]) -> None:
        """Take `of_rows`, which gives the dimension of a facet that is of the records and not of their money."""
        self.money = money_of(records)
        self.sums = Sums(chain={name: set() for name in self.money.chain})
        self._asked = asked
        self._of_rows = of_rows
        self.splits, self._order = self._planned()

    def _planned(self) -> tuple[list[Split[Row]], tuple[int, ...]]:
        """Give the splits, and where currency and the values asked for stand behind it; nothing if in their order."""
        facets = [self._facet(name) for name in self._asked.by]
        tests: dict[str, list[Callable[[Value], bool]]] = {}
        dimensions = {f.dimension.name: f.dimension for f in facets}
        for only in self._asked.only:
            found = {of.name: of for of in (self._facet(condition.field).dimension for condition in only)}
            ((name, dimension),) = found.items()  # one can be passed or failed by one code alone
            dimensions.setdefault(name, dimension)
            tests.setdefault(name, []).append(_any([_test(self._facet(c.field), c) for c in only]))
        splits, order = [], []
        for name, dimension in dimensions.items():
            places = [place for place, f in enumerate(facets) if f.dimension.name == name]
            order += places
            splits.append(Split(dimension, [facets[place] for place in places], tests.get(name, [])))
        if order == sorted(order):
            return splits, ()
        return splits, (0, *(order.index(place) + 1 for place in range(len(facets))))

    def _facet(self, name: str) -> Facet[Row]:
        return self.money.facets.get(name) or Facet(name, "", "", self._of_rows(name), lambda value: value)

    def count(self, parts: Sequence[Parts], times: int, *, readable: bool = True) -> bool:
        """Count as many amounts as `times`, each split into the same parts; say if any counts."""
        if not times or () in [found.parts for found in parts]:
            return False
        if not readable:
            self.sums.unread += times
            return False
        self.sums.amounts += times
        for of, found in zip(self.splits, parts, strict=True):
            if found.how:
                self.sums.how[of.dimension.name, found.how] += times
        return True

    def add(self, parts: Sequence[Parts], currency: str | None, day: Value, amount: Decimal) -> None:
        """Add what amounts come to that are split into the same parts."""
        whole: Values = (currency,)
        for found in parts:
            if found.whole is None:
                break
            whole += found.whole
        else:
            self._add(whole, day, amount)
            return
        shared: list[tuple[Values, Decimal]] = [((currency,), amount)]
        for found in parts:
            shared = [
                (before + values, part if share is WHOLE else _multiplied(part, share))
                for before, part in shared
                for values, share in found.parts
            ]
        for values, part in shared:
            self._add(values, day, part)

    def _add(self, values: Values, day: Value, amount: Decimal) -> None:
        lines, order = self.sums.lines, self._order
        key = tuple([values[place] for place in order]) if order else values
        if self._asked.dated:
            key = (*key, day)
        lines[key] = EXACT.add(lines[key], amount) if key in lines else amount


class AddingRows(Generic[Row]):
    """Adds up the money of rows of Python that go by."""

    def __init__(
        self, records: Records[Row], asked: Sum, values: Callable[[str], Callable[[Row], Iterable[Value]]]
    ) -> None:
        """Take `values`, which gives for a facet of the records what takes a row's values."""
        self._adding = Adding(records, asked, lambda name: _of_rows(name, values(name)))
        self._kind = asked.kind
        self._chain = [(self.sums.chain[name], values(name)) for name in self._adding.money.chain]

    @property
    def sums(self) -> Sums:
        """What was added up, once all was."""
        sums = self._adding.sums
        if sums.amounts:
            told = self._adding.money.told_beside(self._kind)
            sums.kinds = Counter({kind: sums.kinds[kind] for kind in told if kind in sums.kinds})
        return sums

    def add(self, row: Row) -> None:
        """Add the money of a row."""
        amounts = self._adding.money.amounts(row)
        self.sums.kinds.update([amount.kind for amount in amounts])
        of_kind = [amount for amount in amounts if amount.kind == self._kind]
        counts = False
        givens = [of.dimension.given(row, of_kind) for of in self._adding.splits]
        for place, amount in enumerate(of_kind):
            said = [of.parts(given[place]) for of, given in zip(self._adding.splits, givens, strict=True)]
            known = amount.amount
            if self._adding.count(said, 1, readable=known is not None) and known is not None:
                self._adding.add(said, amount.currency, amount.date, known)
                counts = True
        if counts:
            self.sums.activities += 1
            for found, get in self._chain:
                found.update(tuple(get(row)) or (None,))


def money_of(records: Records[Row]) -> Money[Row]:
    """Give how records declare their money."""
    if records.money is None:
        raise AssertionError(f"{records.name} hold no money")
    return records.money


def equally(values: Iterable[Value]) -> Given:
    """Give values that share an amount equally, in the same order whatever engine has them."""
    return Given(tuple((value, None) for value in sorted(values)))


def _of_rows(name: str, values: Callable[[Row], Iterable[Value]]) -> Dimension[Row]:
    return Dimension(name, lambda row, amounts: [equally(values(row))] * len(amounts))


def _value_of(facet: Facet[AnyRow], code: Value) -> Value:
    """Give what a code is to a facet, None for what is allocated to none."""
    return None if code is None else facet.of(code)


def _test(facet: Facet[AnyRow], condition: Among | Between) -> Callable[[Value], bool]:
    if isinstance(condition, Among):
        wanted = condition.values
        return lambda code: _value_of(facet, code) in wanted
    spans = condition.spans

    def passes(code: Value) -> bool:
        value = _value_of(facet, code)
        return value is not None and any(first <= value <= last for first, last in spans)

    return passes


def _any(tests: list[Callable[[Value], bool]]) -> Callable[[Value], bool]:
    return lambda code: any(passes(code) for passes in tests)
