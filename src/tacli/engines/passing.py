"""What a condition is to records of Python: a function that tells whether one passes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from tacli.query.conditions import MOST, All, Among, Between, Holds, Near, Not, Overlaps, Present
from tacli.query.conditions import Any as Either
from tacli.query.order import is_empty
from tacli.query.phrases import Phrase
from tacli.text import fold, is_plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from tacli.anything import AnyRow, OfItsKind
    from tacli.query.conditions import Condition
    from tacli.query.field import Records

Row = TypeVar("Row")


def test(condition: Condition, records: Records[Row]) -> Callable[[Row], bool]:
    """Make of a condition what tells whether a record passes."""
    return _TESTS[type(condition)](condition, records)


def _among(condition: Among, records: Records[Row]) -> Callable[[Row], bool]:
    get, values, through = records[condition.field].get, condition.values, records[condition.field].through
    if through:
        held, of = records[through.field].get, through.of
        return lambda row: any(not values.isdisjoint(of(value)) for value in held(row))
    if not records[condition.field].many:
        return lambda row: get(row) in values
    return lambda row: not values.isdisjoint(get(row))


def _overlaps(condition: Overlaps, records: Records[Row]) -> Callable[[Row], bool]:
    period = records[condition.field].period
    if period is None:
        raise AssertionError(f"{condition.field} is no period")
    first_of, last_of = records[period.start].get, records[period.end].get
    spans = condition.spans

    def passes(row: Row) -> bool:
        start, end = first_of(row), last_of(row)
        if start is None and end is None:
            return False
        start = 0 if start is None else start
        end = MOST if end is None else end
        return any(start <= last and first <= end for first, last in spans)

    return passes


def _between(condition: Between, records: Records[Row]) -> Callable[[Row], bool]:
    get, spans = records[condition.field].get, condition.spans

    def passes(row: Row) -> bool:
        value = get(row)
        return value is not None and any(first <= value <= last for first, last in spans)

    return passes


def _present(condition: Present, records: Records[Row]) -> Callable[[Row], bool]:
    get = records[condition.field].get
    return lambda row: not is_empty(get(row))


def _holds(condition: Holds, records: Records[Row]) -> Callable[[Row], bool]:
    stands_in = Phrase(condition.phrase).stands_in
    searched = [field.texts for field in records.looked_in(condition.fields)]

    def passes(row: Row) -> bool:
        for texts in searched:  # as a generator, it would take longer than to look for the phrase
            for text in texts(row):
                if stands_in(*text):
                    return True
        return False

    return passes


def _near(condition: Near, records: Records[Row]) -> Callable[[Row], bool]:
    from jellyfish import levenshtein_distance as distance

    get, slips = records[condition.field].get, condition.slips
    folded, typed = fold(condition.text), condition.text.lower()

    def passes(row: Row) -> bool:
        held = get(row)
        if held is None:
            return False
        is_alike = slips > 0 and abs(len(held) - len(typed)) <= slips and is_plain(held)
        return fold(held) == folded or (is_alike and distance(held.lower(), typed) <= slips)

    return passes


def _either(condition: Either, records: Records[Row]) -> Callable[[Row], bool]:
    tests = [test(part, records) for part in condition.parts]
    if len(tests) == 1:
        return tests[0]
    return lambda row: any(passes(row) for passes in tests)


def _all(condition: All, records: Records[Row]) -> Callable[[Row], bool]:
    tests = [test(part, records) for part in condition.parts]
    if len(tests) == 1:
        return tests[0]
    return lambda row: all(passes(row) for passes in tests)


def _not(condition: Not, records: Records[Row]) -> Callable[[Row], bool]:
    passes = test(condition.part, records)
    return lambda row: not passes(row)


_TESTS: dict[type, Callable[[OfItsKind, Records[AnyRow]], Callable[[AnyRow], bool]]] = {
    Among: _among,
    Overlaps: _overlaps,
    Between: _between,
    Present: _present,
    Holds: _holds,
    Near: _near,
    Either: _either,
    All: _all,
    Not: _not,
}
