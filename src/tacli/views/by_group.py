"""Annex II as a row a grouping, the treaties side by side."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from tacli.anything import JsonObject, Option, Value
from tacli.collections.paper.annexes import TOTAL
from tacli.query.field import Records, number, percent, text
from tacli.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tacli.collections.paper.annexes import Rate
    from tacli.query.field import Field

Row = JsonObject  # the grouping, and a rate for each treaty


def by_group_records() -> Records[Row]:
    """Declare replies, parties and rate of every treaty."""
    first = text("group", "Grouping", "Country grouping.", get=itemgetter("group"), vocabulary="group", beside=(TOTAL,))
    measures = (field for term in vocabulary("instrument").terms for field in _measures(term.code))
    role = text("role", "Role", "group, overlap or total.", None, get=_role)
    return Records("by-group", (first, *measures, role))


def measures_of(instruments: Sequence[str]) -> tuple[str, ...]:
    """Name the fields for some treaties."""
    return ("group", *(field.name for instrument in instruments for field in _measures(instrument)), "role")


def by_group_rows(rates: Sequence[Rate]) -> list[Row]:
    """Give a row a grouping."""
    wide: dict[str, Row] = {}
    for rate in rates:
        wide.setdefault(rate.group, {"group": rate.group})[rate.instrument] = rate
    return list(wide.values())


def _role(row: Row) -> str:
    """Give what all rates of a row are."""
    return str(next(rate.role for rate in row.values() if not isinstance(rate, str)))


def _measures(instrument: str) -> Iterator[Field[Row]]:
    def get(name: str) -> Callable[[Row], Value]:
        return lambda row: getattr(row.get(instrument), name, None)

    short = instrument.removesuffix("-protocol")
    count: dict[str, Option] = {"over": short, "type": int | None}
    yield number(f"{short}_replies", "replies", f"Replies on {instrument}.", get=get("replies"), **count)
    yield number(f"{short}_parties", "of", f"Parties of {instrument}.", get=get("parties"), **count)
    yield percent(f"{short}_rate", "rate", "Replies by parties, from 0 to 1.", 1, get=get("rate"), over=short)
