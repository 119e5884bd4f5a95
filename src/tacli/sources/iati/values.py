"""Values as XML Schema writes them. Each reader gives None for what is no such value; it guesses nothing."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache

_DECIMAL = re.compile(r"[+-]?([0-9]{1,30}(\.[0-9]{0,30})?|\.[0-9]{1,30})")
_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(Z|[+-][0-9]{2}:[0-9]{2})?")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?")
_WHOLE = re.compile(r"[0-9]{1,9}")
_TRUTH = {"1": True, "true": True, "0": False, "false": False}
_WHOLE_PERCENT = 100
_MOST_DIGITS = 30


def amount(text: str) -> Decimal | None:
    """Read an exact decimal: no comma, no exponent, no sign of a currency."""
    plain = len(text) <= _MOST_DIGITS and text.isascii() and text.replace(".", "", 1).isdigit()  # most are
    return Decimal(text) if plain or _DECIMAL.fullmatch(text) else None


@lru_cache(maxsize=4096)
def percentage(text: str) -> Decimal | None:
    """Read a decimal from 0 to 100."""
    found = amount(text)
    return found if found is not None and 0 <= found <= _WHOLE_PERCENT else None


@lru_cache(maxsize=16384)
def day(text: str) -> date | None:
    """Read a day, or the day of a time; a time zone changes nothing."""
    if found := _DAY.fullmatch(text):
        try:
            return date.fromisoformat(found[1])
        except ValueError:
            return None
    moment = time(text) if "T" in text else None
    return moment.date() if moment else None


def time(text: str) -> datetime | None:
    """Read a day with its time, or a day alone as its first moment; UTC where no time zone is written."""
    if _TIME.fullmatch(text):
        try:
            found = datetime.fromisoformat(text)
        except ValueError:
            return None
        return found if found.tzinfo else found.replace(tzinfo=UTC)
    if _DAY.fullmatch(text) and (alone := day(text)):
        return datetime(alone.year, alone.month, alone.day, tzinfo=UTC)
    return None


def whole(text: str) -> int | None:
    """Read a number without sign."""
    return int(text) if _WHOLE.fullmatch(text) else None


def truth(text: str) -> bool | None:
    """Read 1, true, 0 or false."""
    return _TRUTH.get(text)
