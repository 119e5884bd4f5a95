"""What is told beside an answer: to whoever typed a command line, and to readers of a page, who type nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.query.criteria import Criterion

if TYPE_CHECKING:
    from collections.abc import Iterable


class Advice(str):
    """What can be typed, or tells how what was typed is understood: readers of a page are not told."""

    __slots__ = ()


class Remark(str):
    """A line of texts, of filters as they are typed, and of advice; `plain` is the same for readers of a page."""

    __slots__ = ("plain",)
    plain: str

    def __new__(cls, *parts: str | Criterion) -> Remark:  # noqa: PYI034 - its parts are those of a line
        """Join the parts."""
        line = super().__new__(cls, "".join(map(str, parts)))
        line.plain = "".join(map(_plain, parts))
        return line


def _plain(part: str | Criterion) -> str:
    if isinstance(part, Advice):
        return ""
    return part.told if isinstance(part, Criterion) else part


def told_to_readers(lines: Iterable[str]) -> tuple[str, ...]:
    """Give remarks as readers of a page read them."""
    said = [(line.plain if isinstance(line, Remark) else line).strip() for line in lines]
    return tuple(line[0].upper() + line[1:] for line in said if line)
