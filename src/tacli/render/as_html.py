"""One self-contained page: tables with captions, headers and bars; it reads well on a phone and needs no network."""

from __future__ import annotations

from html import escape
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from tacli.render.words import footing, heading, words
from tacli.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tacli.engines.engine import Values
    from tacli.query.field import Field
    from tacli.views import Table

SUFFIXES = (".html", ".htm")
STREAMED = False
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


def render(table: Table) -> Iterator[str]:
    """Render a page; a table with sections becomes a heading and a table each."""
    title = escape(visible(table.title or "tacli"))
    rows = tuple(table.rows)
    body = _sections(table, rows) if table.sections else _table(table, rows, title)
    said = footing(table)
    foot = f"<footer><p>{escape(visible(said))}</p></footer>\n" if said else ""
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{title}</h1>\n{body}</main>\n{foot}</body>\n</html>\n"
    )


def _sections(table: Table, rows: Sequence[Values]) -> str:
    place = table.place(table.sections)
    if place is None or len(table.columns) == 1:  # --fields left none to part, or nothing to show
        return _table(table, rows, "")
    rest = table._replace(columns=_without(table.columns, place))
    return "".join(
        f"<section>\n{_table(rest, [_without(row, place) for row in part], escape(visible(str(name))))}</section>\n"
        for name, part in groupby(rows, itemgetter(place))
    )


def _without(values: tuple[Any, ...], place: int) -> tuple[Any, ...]:
    return values[:place] + values[place + 1 :]


def _table(table: Table, rows: Sequence[Values], caption: str) -> str:
    if table.card:
        pairs = zip(table.columns, rows[0], strict=True)
        lines = [f'<tr><th scope="row">{_title(c)}</th>{_cell(c, value)}</tr>\n' for c, value in pairs]
        return f"<table>\n<caption>{caption}</caption>\n<tbody>\n{''.join(lines)}</tbody>\n</table>\n"
    heads = "".join(f'<th scope="col" class="{c.align}">{_title(c)}</th>' for c in table.columns)
    bar = table.place(table.bar)
    lines = [f"<tr>{_cells(table, row, '' if bar is None else _bar(row[bar], table.scale))}</tr>\n" for row in rows]
    lines += [f'<tr class="total">{_cells(table, row)}</tr>\n' for row in table.total]
    return (
        f'<div class="scroll" tabindex="0">\n<table>\n<caption>{caption}</caption>\n<thead>\n<tr>{heads}</tr>\n'
        f"</thead>\n<tbody>\n{''.join(lines)}</tbody>\n</table>\n</div>\n"
    )


def _cells(table: Table, row: Values, bar: str = "") -> str:
    first, *rest = zip(table.columns, row, strict=True)
    head = f'<th scope="row" class="{first[0].align}">{escape(visible(words(*first)))}{bar}</th>'
    return head + "".join(_cell(column, value) for column, value in rest)


def _cell(column: Field[Any], value: Any) -> str:
    return f'<td class="{column.align}">{escape(visible(words(column, value)))}</td>'


def _title(column: Field[Any]) -> str:
    return escape(visible(heading(column)))


def _bar(value: float | None, scale: float) -> str:
    """Draw a bar that says nothing new: the number stands in its own cell."""
    return f'<div class="bar" aria-hidden="true" style="width:{100 * (value or 0) / (scale or 1):.1f}%"></div>'
