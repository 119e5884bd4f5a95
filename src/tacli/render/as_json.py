"""JSON: an array with an object a line, or one object for a card."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from json.encoder import encode_basestring
from math import isfinite
from typing import TYPE_CHECKING

from tacli.anything import Value
from tacli.text import HIDDEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from tacli.anything import JsonObject
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
    for line in lines(table):
        yield before + line
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def lines(table: Table) -> Iterator[str]:
    """Give every row as `dumps` would, but in half the time: what is the same in each is written once."""
    keys = ", ".join([f"{encode_basestring(column.name).replace('%', '%%')}: %s" for column in table.columns])
    form = f"{{{keys}}}"
    return (_seen(form % tuple([_WRITERS[type(value)](value) for value in row])) for row in table.rows)


def dumps(value: Value, indent: int | None = None) -> str:
    """Write JSON that is readable, but for what no reader sees: hidden characters and lone surrogates are escaped."""
    return _seen(_encoder(indent).encode(value))


def _seen(text: str) -> str:
    return text if text.isascii() and "\x7f" not in text else re.sub(HIDDEN, _escaped, text)


@cache
def _encoder(indent: int | None) -> json.JSONEncoder:
    return json.JSONEncoder(ensure_ascii=False, allow_nan=False, indent=indent, default=_exactly)


def _exactly(value: Value) -> int | float | str:
    """Give a decimal as a number if any reader of JSON gets the same back, as of 15 digits it does, else as text."""
    short = _short(value)
    if short is None:
        return format(value, "f")
    return float(short) if "." in short else int(short)


def _short(value: Decimal) -> str | None:
    """Give a decimal without zeros at its end, None where it has more digits than any reader takes."""
    written = format(value, "f")
    short = written.rstrip("0").rstrip(".") if "." in written else written
    if short == "-0":
        return "0"
    return short if len(short) <= _MOST_DIGITS or _is_exact(short) else None


def _is_exact(number: str) -> bool:
    return len(number.strip("-0.").replace(".", "")) <= _MOST_DIGITS and len(number) <= 2 * _MOST_DIGITS


class _Writers(dict[type, Callable[[Value], str]]):
    """What writes a value of a type; the encoder does of all that is not plain."""

    def __missing__(self, of: type) -> Callable[[Value], str]:
        is_decimal = of.__name__ == "Decimal"  # not imported here: the paper has none, and starts without
        found = self[of] = _decimal if is_decimal else _encoder(None).encode
        return found


def _decimal(value: Decimal) -> str:
    return _short(value) or f'"{value:f}"'


def _float(value: float) -> str:
    return repr(value) if isfinite(value) else _encoder(None).encode(value)


def _items(values: Iterable[Value]) -> str:
    return f"[{', '.join([_WRITERS[type(value)](value) for value in values])}]"


_WRITERS = _Writers(
    {
        str: encode_basestring,
        int: int.__repr__,
        float: _float,
        bool: lambda value: "true" if value else "false",
        type(None): lambda _: "null",
        list: _items,
        tuple: _items,
    }
)


def _escaped(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1] if match[0] != "\x7f" else "\\u007f"
