"""Numbers and ranges as people type them: years, paragraphs, ranks, amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.errors import UsageError
from tacli.named_tuples import NamedTuple
from tacli.query.conditions import MOST, Span
from tacli.text import visible, whole_number

if TYPE_CHECKING:
    from collections.abc import Callable

_DIGITS = 4


class Reader(NamedTuple):
    """How a typed number is understood; `examples` are what may be typed, `splits` whether a comma parts values."""

    read: Callable[[str], Span]
    examples: tuple[str, ...] = ()
    splits: bool = True


def _years(typed: str) -> Span:
    """Read `2004`, `2003..2005`, `2003..` or `..2005`. Raises UsageError."""
    return _span(typed, "year", "Type 2004, 2003..2005, 2003.. or ..2005")


def _paragraphs(typed: str) -> Span:
    """Read `25`, `22..28`, `22..` or `..28`. Raises UsageError."""
    return _span(typed, "paragraph", "Type 25, 22..28, 22.. or ..28")


def _span(typed: str, what: str, hint: str) -> Span:
    start, dots, end = (part.strip() for part in typed.partition(".."))
    if not (start or end) or not all(
        part.isascii() and part.isdigit() and len(part) <= _DIGITS for part in (start, end) if part
    ):
        raise UsageError(f"'{visible(typed)[:80]}' is no {what} or range.", hint)
    first = int(start) if start else 0
    last = int(end) if end else (MOST if dots else first)
    if first > last:
        raise UsageError(f"The range '{visible(typed)}' ends before it starts.", f"Type {last}..{first}")
    return Span(first, last)


def _at_least(typed: str) -> Span:
    """Read an amount, also with marks between thousands, as all from it on. Raises UsageError."""
    amount = whole_number(typed.replace(",", "").replace(" ", "").replace("_", ""))
    if amount is None:
        raise UsageError(f"'{visible(typed)[:80]}' is no amount.", "Type whole dollars: --min 100000")
    return Span(amount, MOST)


def _up_to(typed: str) -> Span:
    """Read a rank as all from the first to it. Raises UsageError."""
    rank = whole_number(typed.strip())
    if not rank:
        raise UsageError(f"'{visible(typed)[:80]}' is no rank.", "Type --top 3")
    return Span(1, rank)


YEARS = Reader(_years, ("2004", "2003..2005", "2003..", "..2005"))
PARAGRAPHS = Reader(_paragraphs, ("25", "22..28", "22..", "..28"))
AT_LEAST = Reader(_at_least, splits=False)
UP_TO = Reader(_up_to)
