"""Text as people type it, and text that is safe to show."""

import re
import unicodedata

_NOT_WORD = re.compile(r"[\W_]+")
_APOSTROPHES = dict.fromkeys((0x27, 0x60, 0x2019, 0x2BC))
# C0 and C1 controls, bidirectional and zero-width marks, line separators, lone surrogates: all can drive a terminal.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


def fold(text: str) -> str:
    """Blind to case, accents, dashes and a leading "the": what two spellings of a name share."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", bare.casefold().translate(_APOSTROPHES)).strip().removeprefix("the ")


def visible(text: str) -> str:
    """Show control characters as escapes, so that data never drives a terminal."""
    return _UNSAFE.sub(lambda match: ascii(match[0])[1:-1], text)
