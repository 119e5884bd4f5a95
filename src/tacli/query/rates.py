"""Sums converted into one currency by rates of exchange, and what is to be told of that."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from decimal import Context, Decimal
from typing import TYPE_CHECKING

from tacli.named_tuples import NamedTuple
from tacli.query.sums import EXACT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from tacli.query.sums import Key

# Of one over a rate so many digits count. Every line is multiplied by the same, so that lines still add up.
_DIGITS = Context(prec=40)


class Rate(NamedTuple):
    """From `day` on one unit of the base is `units` of a currency."""

    day: date
    units: Decimal


class Rates(NamedTuple):
    """Rates of a file: those of each currency in the order of their days; one unit of `base` is so many of it."""

    base: str
    of: Mapping[str, tuple[Rate, ...]]
    file: str = ""

    def on(self, currency: str, day: date) -> Rate | None:
        """Give the rate of a day, else the nearest before it; None where there is none."""
        known = self.of.get(currency, ())
        place = bisect_right(known, day, key=lambda rate: rate.day)
        return known[place - 1] if place else None


@dataclass
class Used:
    """The rates by which a currency was converted: first and last by day, and how many days one was old at most."""

    first: Rate
    last: Rate
    oldest: int = 0

    def add(self, rate: Rate, days: int) -> None:
        """Take in one more."""
        self.first, self.last = min(self.first, rate), max(self.last, rate)
        self.oldest = max(self.oldest, days)


@dataclass
class Converted:
    """Sums with the day of the rate left out: those that could be converted in `base`, the others as they were.

    `without` tells of each currency that was not converted on which days it had no rate, None for those without a day.
    """

    base: str
    lines: dict[Key, Decimal] = field(default_factory=dict)
    used: dict[str, Used] = field(default_factory=dict)
    without: dict[str | None, set[date | None]] = field(default_factory=dict)

    def add(self, key: Key, amount: Decimal) -> None:
        """Add an amount to a line."""
        self.lines[key] = EXACT.add(self.lines.get(key, Decimal(0)), amount)


def converted(lines: Mapping[Key, Decimal], rates: Rates) -> Converted:
    """Convert lines that have the day of their rate as the last of their key."""
    found = Converted(rates.base)
    for key, amount in lines.items():
        currency, *values, day = key
        rate = rates.on(currency, day) if day and currency else None
        if currency == rates.base:
            found.add((currency, *values), amount)
        elif rate is None:
            found.without.setdefault(currency, set()).add(day)
            found.add((currency, *values), amount)
        else:
            found.used.setdefault(currency, Used(rate, rate)).add(rate, (day - rate.day).days)
            found.add((rates.base, *values), EXACT.multiply(amount, _DIGITS.divide(Decimal(1), rate.units)))
    return found
