"""What a person should know beside a sum: of whom it is, and what was taken how."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from tacli.collections.iati.kinds_of_money import BUDGET, REPLACED
from tacli.query.remark import Advice, Remark

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tacli.anything import AnyRow, Value
    from tacli.query.criteria import Criterion
    from tacli.query.money import Kind, Money
    from tacli.query.rates import Converted, Rates
    from tacli.query.sums import Sums

T = TypeVar("T")
_MOST_NAMED = 4


def told(
    found: Sequence[tuple[Sums, Sequence[str]]],
    kind: str,
    money: Money[AnyRow],
    narrowed: Sequence[Criterion | str],
) -> list[str]:
    """Give the lines for stderr; `found` are the same amounts added up by one choice of facets after another.

    `narrowed` are the filters that hold of amounts, too.
    """
    sums, _ = found[0]
    kinds = {known.name: known for known in money.kinds}
    if not sums.amounts:
        return [_nothing(sums, kinds, kind, narrowed), *_unread(sums)]
    return [
        _of_whom(sums, kinds[kind]),
        *([Remark("Of these activities only the money of ", *_listed(narrowed), " counts.")] if narrowed else []),
        *dict.fromkeys(line for added, _ in found for line in _split(added)),
        *dict.fromkeys(line for added, by in found for line in _apart(added, by)),
        *_unread(sums),
        *_replaced(sums, kind),
    ]


def _nothing(sums: Sums, kinds: Mapping[str, Kind], kind: str, narrowed: Sequence[Criterion | str]) -> str:
    others = [
        (_count(sums.kinds[name], known.one, known.many), Advice(f" (--sum {name})"))
        for name, known in sorted(kinds.items(), key=lambda of: -sums.kinds[of[0]])
        if sums.kinds[name] and name != kind
    ]
    instead = [part for other in others[:_MOST_NAMED] for part in (", ", *other)][1:]
    of = (" of ", *_listed(narrowed)) if narrowed and sums.kinds[kind] else ()
    there_are = (" There are ", *instead, ".") if instead else ()
    return Remark(f"These activities hold no {kinds[kind].many}", *of, ".", *there_are)


def _of_whom(sums: Sums, kind: Kind) -> str:
    publishers = len(sums.chain["entity"])
    levels = sorted({level or 1 for level in sums.chain["hierarchy"]})  # 1 is the standard's default
    twice = ": money passed from one to another counts at each" if publishers > 1 or len(levels) > 1 else ""
    at = f"level{'s' if len(levels) > 1 else ''} {''.join(_listed(list(map(str, levels))))}"
    of = f"{_count(sums.activities, 'activity', 'activities')}, {_count(publishers, 'publisher', 'publishers')}"
    return f"{_count(sums.amounts, kind.one, kind.many)} of {of}, {at}{twice}."


def _listed(words: Sequence[T]) -> list[T | str]:
    """Give 1, 2 and 3, part by part."""
    links = ["", *[", "] * (len(words) - 2), " and "]
    return [part for link, word in zip(links, words, strict=False) for part in (link, word)]


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _split(sums: Sums) -> Iterator[str]:
    for (dimension, how), count in sorted(sums.how.items()):
        have, name = _count(count, "has", "have"), _count(count, "names", "name")
        match how:
            case "equal":
                yield f"{have} several {dimension}s and no percentages: each takes the same share."
            case "over":
                yield f"{have} percentages of {dimension}s over 100: they are taken in proportion."
            case _:
                yield f"{name} no {dimension}: by the standard it is the reporting organization."


def _apart(sums: Sums, by: Sequence[str]) -> Iterator[str]:
    if "country" in by:
        place = by.index("country") + 1
        if any(key[place] is None for key in sums.lines):
            of = "Not allocated to a country: what goes to regions"
            yield Remark(of, Advice(" (--by place)"), ", and what percentages miss to 100.")
    if any(key[0] is None for key in sums.lines):
        yield "Amounts without a currency stand apart."


def _unread(sums: Sums) -> Iterator[str]:
    if sums.unread:
        said = _count(sums.unread, "amount cannot be read and is", "amounts cannot be read and are")
        yield Remark(f"{said} left out", Advice(" (tacli validate lists such)"), ".")


def _replaced(sums: Sums, kind: str) -> Iterator[str]:
    count = sums.kinds[REPLACED]
    if kind == BUDGET and count:
        yield f"{_count(count, 'budget is', 'budgets are')} left out: a revised one stands for the same period."


def told_of_rates(found: Converted, rates: Rates) -> list[str]:
    """Say by which rates was converted, and what was not."""
    return [*_used(found, rates), *_without(found)]


def _used(found: Converted, rates: Rates) -> Iterator[str]:
    if not found.used:
        return
    days = [rate.day for used in found.used.values() for rate in (used.first, used.last)]
    oldest = max(used.oldest for used in found.used.values())
    each = [
        f"{_range(sorted((used.first.units, used.last.units)))} {name}" for name, used in sorted(found.used.items())
    ]
    shown = ", ".join(each[:_MOST_NAMED]) + (f" and {len(each) - _MOST_NAMED} more" if len(each) > _MOST_NAMED else "")
    yield (
        f"Converted by {rates.file}: 1 {rates.base} is {shown}, of {_range([min(days), max(days)])}; the rate of the "
        f"value date, or the nearest before it, by {_count(oldest, 'day', 'days')} at most."
    )


def _range(ends: Sequence[Value]) -> str:
    first, last = ends[0], ends[-1]
    return str(first) if first == last else f"{first}..{last}"


def _without(found: Converted) -> Iterator[str]:
    names = sorted(name or "amounts without a currency" for name in found.without)
    if names:
        yield f"Not converted, as there is no rate of the day or before it: {', '.join(names)}."
