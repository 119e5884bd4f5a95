"""An answer on a terminal: sized to it, and through the person's pager where it is longer."""

from __future__ import annotations

import sys
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from tacli.cli.streams.stdio import has_colour, remark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tacli.cli.output import Output
    from tacli.views import Table

_BELOW = 2  # lines: what is not shown, and the shell's prompt


def show(table: Table, output: Output, remarks: Callable[[], Iterable[str]]) -> int:
    """Draw a table, then say what there is beside it on stderr; give the number of rows."""
    from tacli.render.terminal import draw

    rows = tuple(table.rows)
    found = table.found()  # before anything is drawn, so that a bar of progress has gone by then
    said = list(remarks())
    if rows:
        size = get_terminal_size()
        fills = table.screenful and output.limit is None
        drawing = draw(
            table._replace(rows=rows),
            width=size.columns,
            height=size.lines - (1 if table.page else _BELOW) - _lines(said, size.columns) if fills else None,
            colour=has_colour(),
            wide=output.wide,
            ascii_only=not (sys.stdout.encoding or "ascii").lower().startswith("utf"),
        )
        _send(drawing.text, size.lines, output)
        said[:0] = _left_out(found - drawing.shown, drawing.hidden)
    elif table.nothing:
        said.insert(0, table.nothing)
    for line in said:
        remark(line)
    return found


def _left_out(rows: int, columns: list[str]) -> list[str]:
    """Say what there is beside what is seen, and how it is seen."""
    said = [f"{rows:,} more row{'s' if rows > 1 else ''} (--limit 0)"] if rows > 0 else []
    said += [f"{', '.join(columns)} (--wide)"] if columns else []
    return [f"Not shown: {'; '.join(said)}."] if said else []


def _lines(said: list[str], width: int) -> int:
    return sum(-(-len(line) // width) or 1 for line in said)


def _send(text: str, lines: int, output: Output) -> None:
    from tacli.cli.streams.pager import pager, through

    command = pager() if output.pages and text.count("\n") >= lines else []
    if command:
        sys.stdout.flush()
        through(command, text)
    else:
        sys.stdout.write(text)
        sys.stdout.flush()
