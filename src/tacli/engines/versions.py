"""Rows that others replace beside those that stand: tables of all, in which rows stand in the order of their files.

Numbers of rows are spread, so that those that were set aside have room between those that stand, whatever their number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.engines.columns import ROW
from tacli.engines.database import Derived
from tacli.engines.ledger import ledger_name
from tacli.engines.postings import stems
from tacli.engines.tables import NUMBER, UNIT, money, name, parquet, text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tacli.anything import AnyRow
    from tacli.engines.layout import Layout


def parts_of(rows: str) -> tuple[str, str]:
    """Name the tables of rows that stand, and of those that others replace."""
    return f"{rows} standing", f"{rows} apart"


def of_all_versions(
    layout: Layout[AnyRow], tables: Mapping[str, Path], aside: Path, count: int, files: Mapping[str, int]
) -> dict[str, Derived]:
    """Give tables of all rows, `count` of which are set aside; `files` are all, with how many rows each has."""
    rows = layout.records.name
    words, lines = f"{rows} stems", ledger_name(layout.records)
    places, (standing, apart) = f"{rows} places", parts_of(rows)
    spread = f"({name(ROW)} + 1) * {count + 1} AS {name(ROW)}"

    def spread_of(table: str) -> str:
        return f"SELECT * REPLACE ({spread}) FROM {parquet([tables[table]])}"

    return {
        places: Derived(_places(aside, count, files), kept=True),
        apart: Derived(f"SELECT * FROM {parquet([aside])} JOIN {name(places)} USING ({UNIT}, {NUMBER})"),
        standing: Derived(spread_of(rows)),
        rows: Derived(f"FROM {name(standing)} UNION ALL BY NAME FROM {name(apart)}"),
        f"{words} apart": Derived(stems(layout, name(apart)), kept=True),
        words: Derived(f"{spread_of(words)} UNION ALL BY NAME FROM {name(f'{words} apart')}"),
        f"{lines} apart": Derived(money(layout, name(apart)), kept=True),
        lines: Derived(f"{spread_of(lines)} UNION ALL BY NAME FROM {name(f'{lines} apart')}"),
    }


def _places(aside: Path, count: int, files: Mapping[str, int]) -> str:
    """Ask for the numbers of rows that are set aside: each comes behind the one before it that stands."""
    before, values = 0, []
    for path, rows in files.items():
        values.append(f"({text(path)}, {before})")
        before += rows
    known = f"(VALUES {', '.join(values)}) AS files({UNIT}, first)"
    among = f"row_number() OVER (ORDER BY first, {NUMBER})"
    each = f"SELECT {UNIT}, {NUMBER}, first + {NUMBER} AS place, {among} AS nth FROM {parquet([aside])} JOIN {known}"
    return f"SELECT {UNIT}, {NUMBER}, (place - nth + 1) * {count + 1} + nth AS {name(ROW)} FROM ({each} USING ({UNIT}))"
