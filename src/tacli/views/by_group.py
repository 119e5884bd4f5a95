"""Annex II as a row a grouping, the treaties side by side."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any

from tacli.views.columns import column, number, percent
from tacli.views.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tacli.collections.paper.annexes import Rate
    from tacli.views.columns import Column


def by_group_table(rows: Sequence[Rate], totals: Sequence[Rate], foot: str) -> Table:
    """Give one row a grouping, with replies, parties and rate of each treaty: 9 of 34, 26.5%."""
    columns = [column("group", "Grouping", "Country grouping.", get=itemgetter("group"))]
    for instrument in dict.fromkeys(row.instrument for row in rows):
        columns += _measures(instrument, instrument.removesuffix("-protocol"))
    return Table(tuple(columns), tuple(_wide(rows)), tuple(_wide(totals)), foot=foot)


def _measures(instrument: str, short: str) -> Iterator[Column]:
    def get(name: str) -> Callable[[dict[str, Any]], Any]:
        return lambda row: getattr(row.get(instrument), name, None)

    yield number(f"{short}_replies", f"{short}\nreplies", f"Replies on {instrument}.", get=get("replies"))
    yield number(f"{short}_parties", "\nof", f"Parties of {instrument}.", get=get("parties"))
    yield percent(f"{short}_rate", "\nrate", "Replies by parties, from 0 to 1.", 1, get=get("rate"))


def _wide(rows: Sequence[Rate]) -> list[dict[str, Any]]:
    wide: dict[str, dict[str, Any]] = {}
    for row in rows:
        wide.setdefault(row.group, {"group": row.group})[row.instrument] = row
    return list(wide.values())
