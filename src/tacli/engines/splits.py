"""How amounts are split, as a table: the shares of all that is given of where they go, told once, when a store is made.

A database that joins it adds up shares exactly and gives sums by code, where there would else be one for each of many
ways to split. A share is held as three whole numbers, of millionths each of the one before: what is multiplied with
them fits where a decimal of 18 digits would not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.engines.adding import money_of
from tacli.engines.columns import Column
from tacli.engines.ledger import given_in
from tacli.query.shares import DECIMALS, split

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tacli.anything import AnyRow, JsonObject
    from tacli.query.field import Records

LIMBS = ("high", "middle", "low")
_DIGITS = DECIMALS // len(LIMBS)
_LIMB = 10**_DIGITS
MOST = 2  # dimensions that are split together: products of more would not fit
# What is held of each text that is given, and the lists, of which an item is a line of the table.
COLUMNS = (Column("dimension", "text"), Column("given", "text"), Column("how", "text"))
LISTS = (Column("code", "text", many=True), *(Column(limb, "whole", many=True) for limb in LIMBS))


def splits_name(records: Records[AnyRow]) -> str:
    """Name the table."""
    return f"{records.name} splits"


def dimensions_of(records: Records[AnyRow]) -> list[str]:
    """Name the dimensions among whose codes an amount can be split."""
    facets = money_of(records).facets.values()
    return list(dict.fromkeys(facet.dimension.name for facet in facets if not facet.dimension.whole))


def split_of(dimension: str, given: str) -> JsonObject:
    """Give what is held of what is given for a dimension, as the table of money has it."""
    shares, how = split(given_in(given))
    high, middle, low = zip(*(_limbs(int(share.scaleb(DECIMALS))) for _, share in shares), strict=True)
    codes = [code for code, _ in shares]
    return {
        "dimension": dimension, "given": given, "how": how, "code": codes, "high": high, "middle": middle, "low": low
    }  # fmt: skip


def _limbs(share: int) -> tuple[int, ...]:
    above, low = divmod(share, _LIMB)
    return (*divmod(above, _LIMB), low)


def sums_by_share(tables: Sequence[str], as_text: str) -> list[str]:
    """Give what adds up `amount` times its shares by some tables, as SQL: text of numbers that come to it exactly.

    The first alone has to be there; most are all there is.
    """
    factors = ["1"]
    for table in tables:
        terms: list[list[str]] = [[] for _ in range(len(factors) + len(LIMBS) - 1)]
        for place, factor in enumerate(factors):
            for below, limb in enumerate(LIMBS):
                terms[place + below].append(f"{factor} * {table}.{limb}")
        factors = [f"({' + '.join(some)})" for some in terms]
    sums = [f"sum(amount * {factor})" for factor in factors]
    there = [sums[0], *(f"nullif({each}, 0)" for each in sums[1:])]
    return [f"{as_text.format(each)} || 'E-{_DIGITS * place}'" for place, each in enumerate(there, len(tables))]
