"""What names were taken for of which only a beginning was typed, for whoever wants to tell."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar

TYPE_CHECKING = False  # what typing.TYPE_CHECKING is, without the import
if TYPE_CHECKING:
    from collections.abc import Iterator

_HEARD: ContextVar[dict[str, str] | None] = ContextVar("heard", default=None)


@contextmanager
def heard() -> Iterator[dict[str, str]]:
    """Give what is taken for something in here: the name meant by what was typed."""
    found: dict[str, str] = {}
    token = _HEARD.set(found)
    try:
        yield found
    finally:
        _HEARD.reset(token)


def tell(typed: str, name: str) -> None:
    """Let whoever listens know for what a beginning was taken."""
    found = _HEARD.get()
    if found is not None:
        found[typed] = name
