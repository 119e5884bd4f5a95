"""JSON: an array with an object a line, or one object for a card."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING

from tacli.text import HIDDEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tacli.anything import JsonObject, Value
    from tacli.views import Table


SUFFIXES = (".json",)
STREAMED = True
_MOST_DIGITS = 15


def records(table: Table) -> Iterator[JsonObject]:
    """Give every row as a dictionary with the columns' names as keys."""
    names = [column.name for column in table.columns]
    return (dict(zip(names, row, strict=True)) for row in table.rows)


def render(table: Table) -> Iterator[str]:
    """Render so that each row stands on its own line."""
    if table.card:
        yield dumps(next(records(table)), indent=2) + "\n"
        return
    before = "[\n"
    for row in records(table):
        yield before + dumps(row)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def dumps(value: Value, indent: int | None = None) -> str:
    """Write JSON that is readable, but for what no reader sees: hidden characters and lone surrogates are escaped."""
    text = _encoder(indent).encode(value)
    return text if text.isascii() and "\x7f" not in text else re.sub(HIDDEN, _escaped, text)


@cache
def _encoder(indent: int | None) -> json.JSONEncoder:
    return json.JSONEncoder(ensure_ascii=False, allow_nan=False, indent=indent, default=_exactly)


def _exactly(value: Value) -> int | float | str:
    """Give a decimal as a number if any reader of JSON gets the same back, as of 15 digits it does, else as text."""
    written = format(value, "f")
    short = written.rstrip("0").rstrip(".") if "." in written else written
    if len(short) > _MOST_DIGITS and not _is_exact(short):
        return written
    return float(short) if "." in short else int(short)


def _is_exact(number: str) -> bool:
    return len(number.strip("-0.").replace(".", "")) <= _MOST_DIGITS and len(number) <= 2 * _MOST_DIGITS


def _escaped(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1] if match[0] != "\x7f" else "\\u007f"
