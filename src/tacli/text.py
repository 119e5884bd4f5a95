"""Text as people type it, and text that is safe to show."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from tacli.anything import Value

if TYPE_CHECKING:
    from decimal import Decimal

_NOT_WORD = r"[\W_]+"
_NOT_ASCII = r"[^\x00-\x7f]"
# What stands for each byte of ASCII: a small letter, a digit, or a blank.
FOLDED = bytes(ord(chr(n).lower()) if chr(n).isalnum() else 0x20 for n in range(128)) + bytes(128)
_APOSTROPHES = dict.fromkeys((0x27, 0x60, 0x2019, 0x2BC))
# C1 controls, format characters (bidirectional, zero-width, tags), line separators, lone surrogates; blank letters and
# marks, and what XML forbids.
_HIDDEN = (
    "\x7f-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# Patterns are compiled when they are first used, which most runs never do.
HIDDEN = f"[{_HIDDEN}]"
_UNSAFE = f"[\x00-\x1f{_HIDDEN}]"
_UNSAFE_IN_LINES = f"[\x00-\x08\x0b-\x1f{_HIDDEN}]"
_MOST_DIGITS = 15
_MOST_MARKS = 4  # on one letter; no writing needs more


def fold(text: str) -> str:
    """Blind to case, accents, dashes and a leading "the": what two spellings of a name share."""
    if not text.isascii():
        text = re.sub(_NOT_ASCII, lambda match: _folded(match[0]), text)
    if text.isascii():  # as most is by now
        folded = " ".join(text.encode().translate(FOLDED, b"'`").decode().split())
    else:
        folded = re.sub(_NOT_WORD, " ", plain_letters(text)).strip()
    return folded.removeprefix("the ")


def is_plain(text: str) -> bool:
    """Say whether a text is ASCII that is seen: SQL folds it as `fold` does."""
    return text.isascii() and text.isprintable()


@lru_cache(maxsize=1024)
def _folded(char: str) -> str:
    """Give the small letters and digits that a character is to `fold`, a blank for what is between words."""
    return "".join([c if c.isalnum() else " " for c in plain_letters(char)])


def plain_letters(text: str) -> str:
    """Give small letters without accents, and no apostrophes."""
    bare = text if text.isascii() else re.sub(_NOT_ASCII, lambda match: _bare(match[0]), text)
    return bare.casefold().translate(_APOSTROPHES)


@lru_cache(maxsize=1024)
def _bare(char: str) -> str:
    """Take a character apart and leave its marks out, by itself: to order a flood of marks takes quadratic time."""
    return "".join(c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c))


def whole_number(typed: str) -> int | None:
    """Read digits alone, no more than anything here is counted in."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= _MOST_DIGITS else None


def is_number(value: Value) -> bool:
    """Say whether a value is a whole number, a float or a decimal."""
    return hasattr(value, "as_integer_ratio")


def in_digits(amount: "Decimal") -> str:
    """Give a decimal with all its digits and no exponent: as `format` does, but in a fifth of the time."""
    text = str(amount)
    return format(amount, "f") if "E" in text else text


def shortened(text: str, most: int = 60) -> str:
    """Leave out the middle of what nobody reads to its end; what begins and ends a text says what it is about."""
    return text if len(text) <= most else f"{text[: most * 2 // 3]} … {text[-most // 3 :]}"


def plain(value: Value, joiner: str = "; ", tell: Callable[[Value], str] | None = None) -> str:
    """Give a value of JSON as one text: nothing for null, lists joined; `tell` puts an item into words."""
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return joiner.join(plain(item, joiner, tell) for item in value)
    if tell:
        return tell(value)
    if isinstance(value, dict):
        from json import dumps

        return dumps(value, ensure_ascii=False)
    return str(value)


@lru_cache(maxsize=2**14)
def iso(day_: date) -> str:
    """Give a day as 2005-09-09; the same days come again and again."""
    return day_.isoformat()


def day(value: date) -> str:
    """Give a date as 9 September 2005, whatever the platform's strftime can do."""
    return f"{value.day} {value:%B %Y}"


def visible(text: str) -> str:
    """Show control and hidden characters, and floods of combining marks, as escapes: data never drives a terminal."""
    return _shown(_UNSAFE, text)


def visible_lines(text: str) -> str:
    """Do the same with text whose newlines and tabs are its layout."""
    return _shown(_UNSAFE_IN_LINES, text)


def _shown(unsafe: str, text: str) -> str:
    if is_plain(text):
        return text
    text = re.sub(unsafe, lambda match: _escaped(match[0]), text)
    return text if text.isascii() else "".join(_without_floods(text))


def _without_floods(text: str) -> Iterator[str]:
    marks = 0
    for char in text:
        marks = marks + 1 if unicodedata.category(char) in ("Mn", "Me") else 0
        most = 1 if "\ufe00" <= char <= "\ufe0f" else _MOST_MARKS  # variants of one letter: only one can be meant
        yield char if marks <= most else _escaped(char)


def _escaped(text: str) -> str:
    return ascii(text)[1:-1]
