"""One self-contained page: tables with captions, headers and bars; it reads well on a phone and needs no network."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, Any

from tacli.render.words import words
from tacli.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tacli.views import Column, Table

_STYLE = """
:root { color-scheme: light dark; --bar: #2a6fb0; --line: #8884; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 75rem; margin: auto; padding: 1rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: bold; padding: .5rem 0; }
th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line); }
.right { text-align: right; font-variant-numeric: tabular-nums; }
tbody th { width: 35%; min-width: 8rem; }
.bar { background: var(--bar); height: .5rem; }
tr.total { font-weight: bold; }
"""


def render(table: Table) -> str:
    """Render a page; a table with sections becomes a heading and a table each."""
    title = escape(visible(table.title or "tacli"))
    rows = tuple(table.rows)
    body = _sections(table, rows) if table.sections else _table(table, rows, title)
    foot = f"<footer><p>{escape(visible(table.foot))}</p></footer>\n" if table.foot else ""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{title}</h1>\n{body}</main>\n{foot}</body>\n</html>\n"
    )


def _sections(table: Table, rows: Sequence[Any]) -> str:
    section = next((c for c in table.columns if c.name == table.sections), None)
    rest = table._replace(columns=tuple(c for c in table.columns if c.name != table.sections))
    if section is None or not rest.columns:  # --fields left none to part, or nothing to show
        return _table(table, rows, "")
    return "".join(
        f"<section>\n{_table(rest, tuple(part), escape(visible(str(name))))}</section>\n"
        for name, part in groupby(rows, section.get)
    )


def _table(table: Table, rows: Sequence[Any], caption: str) -> str:
    if table.card:
        lines = [f'<tr><th scope="row">{_title(c)}</th>{_cell(c, rows[0])}</tr>\n' for c in table.columns]
        return f"<table>\n<caption>{caption}</caption>\n<tbody>\n{''.join(lines)}</tbody>\n</table>\n"
    bar = next((c for c in table.columns if c.name == table.bar), None)
    heads = "".join(f'<th scope="col" class="{c.align}">{_title(c)}</th>' for c in table.columns)
    lines = [f"<tr>{_cells(table.columns, row, _bar(bar, row, rows))}</tr>\n" for row in rows]
    lines += [f'<tr class="total">{_cells(table.columns, row)}</tr>\n' for row in table.total]
    return (
        f'<div class="scroll" tabindex="0">\n<table>\n<caption>{caption}</caption>\n<thead>\n<tr>{heads}</tr>\n'
        f"</thead>\n<tbody>\n{''.join(lines)}</tbody>\n</table>\n</div>\n"
    )


def _cells(columns: Iterable[Column], row: Any, bar: str = "") -> str:
    first, *rest = columns
    head = f'<th scope="row" class="{first.align}">{escape(visible(words(first, first.get(row))))}{bar}</th>'
    return head + "".join(_cell(column, row) for column in rest)


def _cell(column: Column, row: Any) -> str:
    return f'<td class="{column.align}">{escape(visible(words(column, column.get(row))))}</td>'


def _title(column: Column) -> str:
    return escape(visible(column.title.replace("\n", " ")))


def _bar(column: Column | None, row: Any, rows: Sequence[Any]) -> str:
    """Draw a bar that says nothing new: the number stands in its own cell."""
    if column is None:
        return ""
    value = column.get(row) or 0
    most = 1 if column.style == "percent" else max(column.get(r) or 0 for r in rows) or 1
    return f'<div class="bar" aria-hidden="true" style="width:{100 * value / most:.1f}%"></div>'
