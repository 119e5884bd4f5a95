"""Text as people type it, and text that is safe to show."""

import re
import unicodedata

_NOT_WORD = r"[\W_]+"
_APOSTROPHES = dict.fromkeys((0x27, 0x60, 0x2019, 0x2BC))
# C1 controls, soft hyphen, bidirectional, zero-width and tag characters, line separators, lone surrogates.
_HIDDEN = (
    "\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f"
)
# Patterns are compiled when they are first used, which most runs never do.
HIDDEN = f"[{_HIDDEN}]"
_UNSAFE = f"[\x00-\x1f{_HIDDEN}]"
_UNSAFE_IN_LINES = f"[\x00-\x08\x0b-\x1f{_HIDDEN}]"
_MARKS = "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff"
_FLOOD = f"(?<=[{_MARKS}\u20d0-\u20ff\ufe20-\ufe2f]{{4}})[{_MARKS}\u20d0-\u20ff\ufe20-\ufe2f]+"


def fold(text: str) -> str:
    """Blind to case, accents, dashes and a leading "the": what two spellings of a name share."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(_NOT_WORD, " ", bare.casefold().translate(_APOSTROPHES)).strip().removeprefix("the ")


def visible(text: str) -> str:
    """Show control and hidden characters, and floods of combining marks, as escapes: data never drives a terminal."""
    return _shown(_UNSAFE, text)


def visible_lines(text: str) -> str:
    """Do the same with text whose newlines and tabs are its layout."""
    return _shown(_UNSAFE_IN_LINES, text)


def _shown(unsafe: str, text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    return re.sub(_FLOOD, _escaped, re.sub(unsafe, _escaped, text))


def _escaped(match: re.Match[str]) -> str:
    return ascii(match[0])[1:-1]
