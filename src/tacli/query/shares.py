"""How an amount is split among codes: by percentages, else equally, and always to the last unit."""

from __future__ import annotations

from decimal import Context, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from tacli.anything import Value
from tacli.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_HUNDRED = Decimal(100)
_WIDE = Context(prec=100)  # percentages have up to 33 digits
# Shares are whole multiples of 10 to the power of -18, so that they add up to 1 exactly, in any engine.
DECIMALS = 18
_UNITS = 10**DECIMALS
_ALL = Decimal(1)

How = Literal["", "equal", "over", "assumed"]
Percentages = tuple[tuple[Value, Decimal | None], ...]


class Given(NamedTuple):
    """What is said of where an amount goes: codes with percentages, where there are such, None for a missing code.

    `assumed`: it is not said, but follows from a rule of the standard.
    """

    percentages: Percentages = ()
    assumed: bool = False


class Split(NamedTuple):
    """Codes with their shares, which add up to 1; None is what is allocated to no code.

    `how`: "equal" where several codes have no percentages and take the same, "over" where percentages come to more than
    100 and are taken in proportion, "assumed" as in Given, else "".
    """

    shares: tuple[tuple[Value, Decimal], ...]
    how: How = ""


NOTHING = Split(((None, _ALL),))


def split(given: Given) -> Split:
    """Split by percentages; what they miss to 100 is allocated to none. One code without a percentage takes all."""
    found = _split(given.percentages)
    return found._replace(how="assumed") if given.assumed else found


def _split(percentages: Percentages) -> Split:
    if all(percentage is None for _, percentage in percentages):
        return _equally(list(dict.fromkeys(code for code, _ in percentages if code is not None)))
    weights: dict[Value, Decimal] = {}
    for code, percentage in percentages:
        if code is not None and percentage:
            weights[code] = _WIDE.add(weights.get(code, Decimal(0)), percentage)
    total = Decimal(0)
    for weight in weights.values():
        total = _WIDE.add(total, weight)
    if total < _HUNDRED:
        weights[None] = _WIDE.subtract(_HUNDRED, total)
    return Split(_shared(list(weights), list(weights.values())), "over" if total > _HUNDRED else "")


def _equally(codes: list[Value]) -> Split:
    if not codes:
        return NOTHING
    several = len(codes) > 1
    return Split(_shared(codes, [_ALL] * len(codes)) if several else ((codes[0], _ALL),), "equal" if several else "")


def _shared(codes: list[Value], weights: list[Decimal]) -> tuple[tuple[Value, Decimal], ...]:
    if len(codes) == 1:
        return ((codes[0], _ALL),)
    return tuple(zip(codes, _in_proportion(tuple(weights)), strict=True))


@lru_cache(maxsize=2**10)
def _in_proportion(weights: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
    """Give shares as weights are: the same percentages stand with many codes."""
    whole = [int(weight.scaleb(30, _WIDE)) for weight in weights]  # no percentage has more decimals
    shares = evened([n * _UNITS for n in whole], sum(whole))
    return tuple(Decimal(n).scaleb(-DECIMALS) for n in shares)


def evened(values: Sequence[int], divisor: int) -> list[int]:
    """Divide whole numbers so that the results add up to their sum, divided and rounded half to even.

    All are rounded down at first; then those that lost most are given one more, the first ones of those that lost the
    same. So none is further than one from what it would be.
    """
    total, lost = divmod(sum(values), divisor)
    total += lost * 2 > divisor or (lost * 2 == divisor and total % 2)
    down = [value // divisor for value in values]
    by_loss = sorted(range(len(values)), key=lambda place: -(values[place] % divisor))
    for place in by_loss[: total - sum(down)]:
        down[place] += 1
    return down
