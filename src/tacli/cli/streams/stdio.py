"""What stdout and stderr are, what the environment asks of them, and lines for the person."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from errno import EBADF
from typing import TYPE_CHECKING, Never

from tacli.text import shortened, visible, visible_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class _Closed(io.RawIOBase):
    """What is where stdout is closed: it fails when something is written, and not before."""

    def writable(self) -> bool:
        return True

    def write(self, _: object) -> Never:
        raise OSError(EBADF, "stdout is closed")


_LONGEST_MESSAGE = 1500  # characters


def settle_streams() -> None:
    """Let stdout and stderr take any character, and a closed stream be one that fails.

    A file that is opened later must not get the number of a closed stream: what writes there would write into it.
    """
    if None in (sys.stdin, sys.stdout, sys.stderr):
        while (number := os.open(os.sep, os.O_DIRECTORY)) <= 2:  # noqa: PLR2004 - stderr; a folder takes no bytes
            pass
        os.close(number)
    if sys.stdout is None:
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(_Closed()), encoding="utf-8")
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]


def is_terminal() -> bool:
    """Say whether a person looks at stdout."""
    return sys.stdout is not None and sys.stdout.isatty()


def has_colour() -> bool:
    """Say whether stdout takes colour and nobody forbids it. Nothing forces colour into a pipe."""
    forbidden = os.environ.get("NO_COLOR") or os.environ.get("FORCE_COLOR") == "0"
    return is_terminal() and not forbidden and os.environ.get("TERM") not in ("dumb", "", None)


def encoded(parts: Iterable[str] | Iterable[bytes], *, seen: bool) -> Iterator[bytes]:
    """Give bytes and UTF-8 as they are, or, where a terminal shows it, with escapes for what would act there."""
    for part in parts:
        if isinstance(part, bytes):
            yield part
        else:
            yield (visible_lines(part) if seen else part).encode(errors="backslashreplace")


def say(message: str, hint: str = "") -> None:
    """Write what went wrong, and a next step on its own line, to stderr."""
    for sentence in (f"tacli: {message}", hint):
        if sentence:
            _write_line(shortened(sentence, _LONGEST_MESSAGE), is_sentence=True)


def remark(text: str) -> None:
    """Write a line to stderr; a closed stderr is no failure of its own."""
    _write_line(text, is_sentence=text.endswith((".", ":")))


def _write_line(text: str, *, is_sentence: bool) -> None:
    if sys.stderr is not None:  # print would take stdout instead
        with suppress(OSError):
            print(_fitted(visible(text)) if is_sentence else visible(text), file=sys.stderr, flush=True)


def _fitted(line: str) -> str:
    """Break a sentence at words where a terminal would break it anywhere; JSON and Python are for copying, and stay."""
    if not sys.stderr.isatty():
        return line
    width = os.get_terminal_size(sys.stderr.fileno()).columns
    if not 0 < width < len(line):
        return line
    from textwrap import fill

    return fill(line, width, break_long_words=False, break_on_hyphens=False)
