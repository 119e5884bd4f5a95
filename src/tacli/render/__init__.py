"""One module a format, one table in, text or bytes out.

A format is a module `as_NAME`: `SUFFIXES` of files that mean it, `STREAMED` where it needs no row but the one at hand,
and `render(table)`, which gives pieces of text, or of bytes. It loads when it is asked for. A module `cite_NAME` is the
same for tables of citations alone, and `form_NAME` for rows of which a field has what they are in that form.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tacli.anything import Foreign, Option
    from tacli.views import Table

_PREFIX = "as_"
_PREFIX_OF_CITATIONS = "cite_"
_PREFIX_OF_FORMS = "form_"


@cache
def formats(*, cites: bool = False, forms: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Give the names of the formats, the table first; with those of citations, which lead then; and `forms` last."""
    names = sorted(_named(_PREFIX), key=lambda name: (name != "table", name))
    return (*(_named(_PREFIX_OF_CITATIONS) if cites else ()), *names, *forms)


def own_forms() -> list[str]:
    """Give the names of the formats in which only some rows have a form."""
    return _named(_PREFIX_OF_FORMS)


@cache
def _named(prefix: str) -> list[str]:
    return sorted(path.stem.removeprefix(prefix) for path in Path(__file__).parent.glob(f"{prefix}*.py"))


def is_streamed(name: str) -> bool:
    """Say whether a format needs no row but the one at hand."""
    return bool(_module(name).STREAMED)


def format_of_suffix(suffix: str, known: Iterable[str]) -> str | None:
    """Give the one of the known formats that a file's suffix means."""
    return next((name for name in known if suffix in _module(name).SUFFIXES), None)


def pieces(table: Table, name: str, **layout: Option) -> Iterable[str] | Iterable[bytes]:
    """Give the table in a format, piece by piece; rows that come one at a time go out so.

    `layout` is what the format takes beside the table: a delimiter, a folder for what it needs meanwhile.
    """
    found: Iterable[str] | Iterable[bytes] = _module(name).render(table, **layout)
    return found


def _module(name: str) -> Foreign:  # a module has no type of its own
    prefixes = (_PREFIX, _PREFIX_OF_CITATIONS, _PREFIX_OF_FORMS)
    prefix = next(prefix for prefix in prefixes if name in _named(prefix))
    return import_module(f"{__name__}.{prefix}{name}")
