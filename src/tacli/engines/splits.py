"""How amounts are split, as a table: the shares of all that is given of where they go, told once, when a store is made.

A database that joins it adds up shares exactly and gives sums by code, where there would else be one for each of many
ways to split. A share is held as three whole numbers, of millionths each of the one before: what is multiplied with
them fits where a decimal of 18 digits would not.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tacli.engines.adding import money_of
from tacli.engines.columns import Column
from tacli.engines.ledger import given_in
from tacli.query.shares import DECIMALS, split
from tacli.query.sums import EXACT

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
    return {"dimension": dimension, "given": given, "how": how, "code": [code for code, _ in shares]} | dict(
        zip(LIMBS, zip(*(_limbs(int(share.scaleb(DECIMALS))) for _, share in shares), strict=True), strict=True)
    )


def _limbs(share: int) -> tuple[int, ...]:
    above, low = divmod(share, _LIMB)
    return (*divmod(above, _LIMB), low)


def products(tables: Sequence[str]) -> list[str]:
    """Give the product of the shares of some tables as SQL: several numbers, each of millionths of the one before."""
    found = ["1"]
    for table in tables:
        sums: list[list[str]] = [[] for _ in range(len(found) + len(LIMBS) - 1)]
        for place, factor in enumerate(found):
            for below, limb in enumerate(LIMBS):
                sums[place + below].append(f"{factor} * {table}.{limb}")
        found = [f"({' + '.join(terms)})" for terms in sums]
    return found


def exactly(sums: Sequence[str | None]) -> Decimal | None:
    """Give the sum of amounts of which sums were multiplied with each of such numbers, None where there are none."""
    first, *others = sums
    if first is None:
        return None
    tables = len(others) // (len(LIMBS) - 1)
    found = Decimal(first).scaleb(-_DIGITS * tables, EXACT)
    for place, more in enumerate(others, tables + 1):
        if more:
            found = EXACT.add(found, Decimal(more).scaleb(-_DIGITS * place, EXACT))
    return found
