"""Annex II on a screen: as the paper prints it, or the one treaty or grouping that was asked for, with bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.collections.paper.annexes import OVERLAPPING, TOTAL
from tacli.query.field import number, percent, text
from tacli.views.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tacli.anything import AnyRow, Option, Values
    from tacli.collections.paper.annexes import Rate
    from tacli.query.field import Field
    from tacli.views.lists import Look

_BRIEF = {"trafficking-protocol": "Trafficking", "migrants-protocol": "Migrants"}
_FIGURES = (
    number("parties", "Parties", "States parties."),
    number("replies", "Replied", "Parties that replied."),
    percent("rate", "Rate", "Replies by parties."),
)


def replies_screen(rates: Sequence[Rate], totals: Sequence[Rate], look: Look, **options: Option) -> Table:
    """Lay out rates, in their order; `totals` of them, if any; `options` are fields of the table."""
    treaties = list(dict.fromkeys(rate.instrument for rate in rates))
    groups = list(dict.fromkeys(rate.group for rate in rates))
    if len(groups) == 1:
        names = look.briefs("instrument")
        rows = tuple((names.get(rate.instrument, rate.instrument), *_figures(rate)) for rate in rates)
        return Table((_first("instrument", "Treaty"), *_FIGURES), rows, lambda: len(rows), bar="rate", **options)
    if len(treaties) == 1:
        return _parted(
            (_first("group", "Grouping"), *_FIGURES),
            {rate.group: (_name(rate.group, look), *_figures(rate)) for rate in (*rates, *totals)},
            Table((), (), bar="rate", **options),
        )
    columns = (_first("group", "Grouping"), *(_treaty(treaty, look) for treaty in treaties))
    found = {(rate.group, rate.instrument): _said(rate) for rate in (*rates, *totals)}
    lines = {
        group: (_name(group, look), *(found.get((group, treaty), "") for treaty in treaties))
        for group in dict.fromkeys(rate.group for rate in (*rates, *totals))
    }
    return _parted(columns, lines, Table((), (), **options))


def _parted(columns: tuple[Field[AnyRow], ...], lines: dict[str, Values], table: Table) -> Table:
    """Put the total under what it adds up, and under that what is in no total."""
    parts: dict[str, list[Values]] = {"": [], TOTAL: [], OVERLAPPING: []}
    whole = TOTAL in lines
    for group, line in lines.items():
        parts[group if group in parts and whole else ""].append(line)
    rows, total, apart = map(tuple, parts.values())
    return table._replace(columns=columns, rows=rows, total=total, apart=apart, counted=lambda: len(rows))


def _first(name: str, title: str) -> Field[AnyRow]:
    return text(name, title, "", flexible=True, least=12)


def _treaty(code: str, look: Look) -> Field[AnyRow]:
    names = look.briefs("instrument")
    return text(code, _BRIEF.get(code, names.get(code, code)) if names else code, "", align="right")


def _name(group: str, look: Look) -> str:
    return "All" if group == TOTAL else look.briefs("group").get(group, group)


def _figures(rate: Rate) -> tuple[int, int, float | None]:
    return rate.parties, rate.replies, rate.rate


def _said(rate: Rate) -> str:
    """Give `9 of 34  26.5%`."""
    share = "" if rate.rate is None else f"{rate.rate:.1%}"
    return f"{rate.replies} of {rate.parties} {share:>6}"
