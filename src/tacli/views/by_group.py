"""Annex II as the paper prints it: a row a grouping, the treaties side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tacli.views.columns import Column
from tacli.views.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tacli.query.tally import Rate

_MEASURES = (("parties", "parties", "number"), ("replies", "replies", "number"), ("rate", "rate", "percent"))


def by_group_table(rows: Sequence[Rate], totals: Sequence[Rate], foot: str) -> Table:
    """Give one row a grouping, with parties, replies and rate of each treaty."""
    instruments = list(dict.fromkeys(row.instrument for row in rows))
    columns = [Column("group", "Grouping", "Country grouping.", lambda row: row["group"])]
    for instrument in instruments:
        short = instrument.removesuffix("-protocol")
        columns += [
            Column(
                f"{short}_{name}", f"{short}\n{title}", f"{name} of {instrument}", _get(instrument, name),
                1 if name == "rate" else 0, "right", style, descending=True,  # type: ignore[arg-type]
            )
            for name, title, style in _MEASURES
        ]  # fmt: skip
    return Table(tuple(columns), tuple(_wide(rows)), tuple(_wide(totals)), foot=foot)


def _get(instrument: str, name: str) -> Callable[[dict[str, Any]], Any]:
    return lambda row: getattr(row.get(instrument), name, None)


def _wide(rows: Sequence[Rate]) -> list[dict[str, Any]]:
    wide: dict[str, dict[str, Any]] = {}
    for row in rows:
        wide.setdefault(row.group, {"group": row.group})[row.instrument] = row
    return list(wide.values())
