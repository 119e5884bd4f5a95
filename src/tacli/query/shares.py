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
WHOLE = Decimal(1)

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


NOTHING = Split(((None, WHOLE),))


def split(given: Given) -> Split:
    """Split by percentages; what they miss to 100 is allocated to none. One code without a percentage takes all."""
    found = _split(given.percentages)
    return found._replace(how="assumed") if given.assumed else found


def _split(percentages: Percentages) -> Split:
    weights: dict[Value, Decimal] = {}
    said = False
    for code, percentage in percentages:
        said = said or percentage is not None
        if code is not None and percentage:
            weights[code] = _WIDE.add(weights[code], percentage) if code in weights else percentage
    if not said:
        return _equally(list(dict.fromkeys([code for code, _ in percentages if code is not None])))
    shares, how = _of_a_hundred(tuple(weights.values()))
    return Split(tuple(zip([*weights, None], shares, strict=False)), how)


def _equally(codes: list[Value]) -> Split:
    if not codes:
        return NOTHING
    shares = _in_proportion((WHOLE,) * len(codes))
    return Split(tuple(zip(codes, shares, strict=True)), "equal" if len(codes) > 1 else "")


@lru_cache(maxsize=2**10)
def _of_a_hundred(percentages: tuple[Decimal, ...]) -> tuple[tuple[Decimal, ...], How]:
    """Give the shares of percentages, and last of what they miss to 100: the same stand with many codes."""
    total = Decimal(0)
    for percentage in percentages:
        total = _WIDE.add(total, percentage)
    missed = (_WIDE.subtract(_HUNDRED, total),) if total < _HUNDRED else ()
    return _in_proportion(percentages + missed), "over" if total > _HUNDRED else ""


@lru_cache(maxsize=2**10)
def _in_proportion(weights: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
    """Give shares as weights are."""
    if len(weights) == 1:
        return (WHOLE,)
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
    losses = [value % divisor for value in values]
    by_loss = sorted(range(len(values)), key=losses.__getitem__, reverse=True)
    for place in by_loss[: total - sum(down)]:
        down[place] += 1
    return down
