"""Money added up: what is asked and what comes of it, as data that any engine can give."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Context, Decimal, Inexact, InvalidOperation, localcontext
from typing import TYPE_CHECKING

from tacli.anything import Value, Values
from tacli.named_tuples import NamedTuple
from tacli.query.shares import evened

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from tacli.query.conditions import Among, Between

# No sum here has so many digits; one that had would fail rather than lose a cent.
EXACT = Context(prec=1000, traps=[Inexact, InvalidOperation])
CENTS = 2

Only = tuple["Among | Between", ...]
# The currency, None where none is said; then a value of each facet, None for what is allocated to none; then the date.
Key = Values


class Sum(NamedTuple):
    """Money of one kind, by facets of money.

    Of an amount only that share counts which passes every one of `only`: one of its conditions, whose fields are
    facets of money. `dated`: by the day of the exchange rate, too.
    """

    kind: str
    by: tuple[str, ...] = ()
    only: tuple[Only, ...] = ()
    dated: bool = False


@dataclass
class Sums:
    """Exact sums by currency and by facets; those of one currency add up to all its money that was counted.

    They come of `amounts` in `activities`. `chain` are the values, of all these activities, of the facets that tell
    whether the same money may stand there twice. `kinds` counts amounts by kind in the rows that passed: of every kind
    where none counts, else of those that it is told of beside. `unread` counts those that would count but could not be
    read. `how` counts, by dimension, amounts that were split in another way
    than by percentages: see `shares.Split`.
    """

    lines: dict[Key, Decimal] = field(default_factory=dict)
    amounts: int = 0
    activities: int = 0
    chain: dict[str, set[Value]] = field(default_factory=dict)
    kinds: Counter[str] = field(default_factory=Counter)
    unread: int = 0
    how: Counter[tuple[str, str]] = field(default_factory=Counter)

    def __eq__(self, other: object) -> bool:
        """Compare all that was added up, also the digits: 1.0 and 1 are one amount."""
        return isinstance(other, Sums) and vars(self) == vars(other)

    __hash__ = None  # type: ignore[assignment]  # it can grow


def added(amounts: Iterable[Decimal]) -> Decimal:
    """Give the exact sum of amounts."""
    with localcontext(EXACT):
        return sum(amounts, Decimal(0))


def totals(lines: Mapping[Key, Decimal]) -> dict[Value, Decimal]:
    """Give the exact sum of each currency."""
    return {currency: added([lines[key] for key in keys]) for currency, keys in _by_currency(lines).items()}


def rounded(lines: Mapping[Key, Decimal], places: Mapping[Value, int] | None = None) -> dict[Key, Decimal]:
    """Give lines in whole units, those of a currency adding up to its total in the same units, in one order.

    A unit is the last of so many decimals as `places` says of a currency, else a hundredth, or the last digit of the
    total if that has more. Which lines are rounded up is a matter of what they lose, and then of their order.
    """
    known = places or {}
    found: dict[Key, Decimal] = {}
    for currency, keys in _by_currency(_in_order(lines)).items():
        found.update(zip(keys, _in_units([lines[key] for key in keys], known.get(currency)), strict=True))
    return found


def _by_currency(keys: Iterable[Key]) -> dict[Value, list[Key]]:
    found: dict[Value, list[Key]] = {}
    for key in keys:
        found.setdefault(key[0], []).append(key)
    return found


def _in_order(keys: Collection[Key]) -> list[Key]:
    """Put keys in the order of what they say, text by text, nothing last."""
    places = [0] * len(keys)
    for column in zip(*keys, strict=True):
        values = sorted(set(column), key=lambda value: (value is None, str(value)))
        ranks = {value: rank for rank, value in enumerate(values)}
        places = [before * len(ranks) + ranks[value] for before, value in zip(places, column, strict=True)]
    known = list(keys)
    return [known[n] for n in sorted(range(len(known)), key=places.__getitem__)]


def _in_units(amounts: list[Decimal], places: int | None) -> Iterable[Decimal]:
    total = added(amounts)
    unit = max(CENTS, decimals(total)) if places is None else places
    finest = max(unit, -int(total.as_tuple().exponent))  # a sum has the decimals of its finest part
    whole = [int(amount.scaleb(finest, EXACT)) for amount in amounts]
    found = [Decimal(n).scaleb(-unit, EXACT) for n in evened(whole, 10 ** (finest - unit))]
    return found if unit == CENTS else map(_plain, found)


def _plain(amount: Decimal) -> Decimal:
    """Give an amount with hundredths, and with more decimals where it has such."""
    return amount.quantize(Decimal(1).scaleb(-max(CENTS, decimals(amount))), context=EXACT)


def in_hundredths(lines: Mapping[Key, Decimal]) -> dict[Value, int]:
    """Give for `rounded` that no total is finer: of what is computed rather than written, digits say nothing."""
    return {key[0]: CENTS for key in lines}


def decimals(amount: Decimal) -> int:
    """Give how many decimals an amount has, without zeros at its end."""
    return max(0, -int(amount.normalize(EXACT).as_tuple().exponent))
