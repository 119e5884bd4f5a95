"""CSV for spreadsheets: a mark of UTF-8 first, and no cell that they would run as a formula."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tacli.render.as_csv import render as render_csv
from tacli.text import HIDDEN, is_number, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tacli.anything import Value
    from tacli.views import Table

SUFFIXES = ()
STREAMED = True
_SEPARATORS = ",;\t|"  # where any spreadsheet may part a row, though commas do
_ENDS = f"{_SEPARATORS}\r\n"
# Spaces, controls, hidden characters and quotes are skipped before a sign; signs may be full, small or mathematical.
_RUN = f'[\\s\0-\x1f",;|{HIDDEN[1:-1]}]'
_SIGN = re.compile(f"(?<!{_RUN})({_RUN}*)([=+\\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212])")


def is_formula(value: Value) -> bool:
    """Say whether a spreadsheet could run a cell, or a part of one, that holds this. A number is none."""
    if is_number(value):
        return False
    return any(map(_is_first, _SIGN.finditer(plain(value))))


def render(table: Table, *, delimiter: str = ",") -> Iterator[str]:
    """Render as CSV with an apostrophe before what could begin a formula, and quotes around what could be parted."""
    yield "\ufeff"
    rows = (tuple(map(_neutral, row)) for row in table.rows)
    yield from render_csv(table._replace(rows=rows), delimiter=delimiter, quoted=f"{_SEPARATORS}: ")


def _neutral(value: Value) -> Value:
    return _SIGN.sub(_guarded, plain(value)) if is_formula(value) else value


def _is_first(sign: re.Match[str]) -> bool:
    """Say whether a sign comes first in a cell, or in what would be one were the row parted elsewhere."""
    return not sign.start() or any(end in sign[1] for end in _ENDS)


def _guarded(sign: re.Match[str]) -> str:
    return f"{sign[1]}'{sign[2]}" if _is_first(sign) else sign[0]
