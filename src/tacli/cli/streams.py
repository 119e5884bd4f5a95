"""What stdout is, and what the environment asks of it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from tacli.text import visible_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def is_terminal() -> bool:
    """Say whether a person looks at stdout."""
    return sys.stdout is not None and sys.stdout.isatty()


def has_colour() -> bool:
    """Say whether stdout takes colour and nobody forbids it. Nothing forces colour into a pipe."""
    forbidden = os.environ.get("NO_COLOR") or os.environ.get("FORCE_COLOR") == "0"
    return is_terminal() and not forbidden and os.environ.get("TERM") not in ("dumb", "", None)


def encoded(text: Iterable[str], *, seen: bool) -> Iterator[bytes]:
    """Give UTF-8 as it is, or, where a terminal shows it, with escapes for what would act there."""
    return ((visible_lines(piece) if seen else piece).encode(errors="backslashreplace") for piece in text)
