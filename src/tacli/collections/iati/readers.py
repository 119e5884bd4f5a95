"""Values of filters of IATI as people type them: truths, levels and amounts."""

from __future__ import annotations

from tacli.errors import UsageError
from tacli.query.conditions import MOST, Span
from tacli.query.spans import Reader
from tacli.text import visible, whole_number

_TRUTHS = {"yes": 1, "true": 1, "1": 1, "no": 0, "false": 0, "0": 0}


def _truth(typed: str) -> Span:
    """Read yes or no. Raises UsageError."""
    found = _TRUTHS.get(typed.strip().lower())
    if found is None:
        raise UsageError(f"'{visible(typed)[:80]}' is neither yes nor no.", "Type --humanitarian yes")
    return Span(found, found)


def _level(typed: str) -> Span:
    """Read a level, or levels from one on. Raises UsageError."""
    first, dots, last = (part.strip() for part in typed.partition(".."))
    ends = [whole_number(part) if part else None for part in (first, last)]
    if not (first or last) or any(part and end is None for part, end in zip((first, last), ends, strict=True)):
        raise UsageError(f"'{visible(typed)[:80]}' is no level.", "Type --hierarchy 1, or 1..2.")
    least = ends[0] or 0
    return Span(least, (MOST if ends[1] is None else ends[1]) if dots else least)


def _at_least(typed: str) -> Span:
    """Read an amount as all from it on. Raises UsageError."""
    return Span(_amount(typed, "--min-amount"), MOST)


def _at_most(typed: str) -> Span:
    """Read an amount as all up to it. Raises UsageError."""
    return Span(-MOST, _amount(typed, "--max-amount"))


def _amount(typed: str, option: str) -> int:
    """Read whole units, also with marks between thousands."""
    found = whole_number(typed.replace(",", "").replace(" ", "").replace("_", ""))
    if found is None:
        raise UsageError(f"'{visible(typed)[:80]}' is no amount.", f"Type whole units: {option} 1000000")
    return found


AT_LEAST = Reader(_at_least, ("1000000",), splits=False)
AT_MOST = Reader(_at_most, ("1000000",), splits=False)
TRUTH = Reader(_truth, ("yes", "no"))
LEVELS = Reader(_level, ("1", "2", "1..2"))
