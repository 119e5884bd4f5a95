"""One module a format, one table in, text or bytes out.

A format is a module `as_NAME`: `SUFFIXES` of files that mean it, `STREAMED` where it needs no row but the one at hand,
and `render(table)`, which gives pieces of text, or of bytes. It loads when it is asked for.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tacli.views import Table

_PREFIX = "as_"


@cache
def formats() -> tuple[str, ...]:
    """Give the names of the formats, the table first."""
    names = [path.stem.removeprefix(_PREFIX) for path in Path(__file__).parent.glob(f"{_PREFIX}*.py")]
    return tuple(sorted(names, key=lambda name: (name != "table", name)))


def is_streamed(name: str) -> bool:
    """Say whether a format needs no row but the one at hand."""
    return bool(_module(name).STREAMED)


def format_of_suffix(suffix: str) -> str | None:
    """Give the format that a file's suffix means."""
    return next((name for name in formats() if suffix in _module(name).SUFFIXES), None)


def pieces(table: Table, name: str) -> Iterable[str] | Iterable[bytes]:
    """Give the table in a format, piece by piece; rows that come one at a time go out so."""
    found: Iterable[str] | Iterable[bytes] = _module(name).render(table)
    return found


def _module(name: str) -> Any:  # a module has no type of its own
    return import_module(f"{__name__}.{_PREFIX}{name}")
