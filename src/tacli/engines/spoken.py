"""Rows in another language than their own: a column has, for each language, what other columns hold in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.engines.columns import ROW
from tacli.engines.database import Derived
from tacli.engines.ledger import ledger_name
from tacli.engines.tables import SPOKEN, money, name, text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from tacli.anything import AnyRow
    from tacli.engines.columns import Column
    from tacli.engines.layout import Layout

_SAID = "said"


def in_language(
    layout: Layout[AnyRow],
    tables: Mapping[str, Path | Derived],
    columns: Sequence[Column],
    lang: str,
    parts: Sequence[str] = (),
) -> dict[str, Path | Derived]:
    """Give the same tables with what rows hold in a language, where they say it; no other `columns` depend on one.

    `parts` are the tables of which that of the rows is made, where it is made of some.
    """
    rows, lines = layout.records.name, ledger_name(layout.records)
    other_lines = f"{lines} in another"
    replaced = ", ".join(f"{_in_it(column)} AS {name(column.name)}" for column in columns)
    said = f"json_extract({SPOKEN}, {_path(lang)}) AS {_SAID}"
    asked = f"SELECT * EXCLUDE {_SAID} REPLACE ({replaced}) FROM (SELECT *, {said} FROM {{}})"
    amounts = [column.name for column in columns if column.name in [of.name for of in layout.amounts]]
    differ = " OR ".join(f"json_exists({SPOKEN}, {_path(lang, amount)})" for amount in amounts)
    found = f"SELECT {name(ROW)} FROM {name(rows)} WHERE {differ}"  # so that of most rows nothing else is read
    other = f"(FROM {name(rows)} WHERE {name(ROW)} IN ({found}))"
    kept = f"FROM {name(_own(lines))} WHERE {name(ROW)} NOT IN (SELECT {name(ROW)} FROM {name(other_lines)})"
    return {
        **tables,
        **{_own(table): tables[table] for table in (*(parts or (rows,)), lines)},
        **{table: Derived(asked.format(name(_own(table)))) for table in parts or (rows,)},
        other_lines: Derived(money(layout, other), kept=True),
        lines: Derived(f"{kept} UNION ALL BY NAME FROM {name(other_lines)}"),
    }


def _own(table: str) -> str:
    return f"{table} in their own"


def _in_it(column: Column) -> str:
    """Give what a column holds in the language."""
    path = _path(column.name)
    other = f"from_json({_SAID} -> {path}, '[\"VARCHAR\"]')" if column.many else f"{_SAID} ->> {path}"
    return f"CASE WHEN json_exists({_SAID}, {path}) THEN {other} ELSE {name(column.name)} END"


def _path(*keys: str) -> str:
    return text("$" + "".join(f'."{key}"' for key in keys))
