"""What stdout and stderr are, what the environment asks of them, and lines for the person."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from tacli.text import visible, visible_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


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
    remark(f"tacli: {message}")
    if hint:
        remark(hint)


def remark(text: str) -> None:
    """Write a line to stderr; a closed stderr is no failure of its own."""
    if sys.stderr is not None:  # print would take stdout instead
        with suppress(OSError):
            print(visible(text), file=sys.stderr, flush=True)
