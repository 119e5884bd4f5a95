"""A column, declared once: table, CSV header, JSON key, `--fields`, `--sort` and reference read it."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Column(NamedTuple):
    """`type` is what JSON holds.

    `priority` 0 is always shown; higher ones give way first on a narrow terminal, None shows under --wide only.
    """

    name: str
    title: str
    help: str
    get: Callable[[Any], Any]
    priority: int | None = 0
    align: Literal["left", "right"] = "left"
    style: Literal["text", "percent", "number"] = "text"
    descending: bool = False
    flexible: bool = False
    type: Any = str


def column(name: str, title: str, help_: str, priority: int | None = 0, **options: Any) -> Column:
    """Make a column of the attribute of the same name, unless `get` is given."""
    return Column(name, title, help_, options.pop("get", attrgetter(name)), priority, **options)


def number(name: str, title: str, help_: str, priority: int | None = 0, **options: Any) -> Column:
    """Make a column of counts or amounts: right-aligned, largest first."""
    return column(
        name, title, help_, priority, align="right", style="number", **{"descending": True, "type": int, **options}
    )


def percent(name: str, title: str, help_: str, priority: int | None = 0, **options: Any) -> Column:
    """Make a column of a share from 0 to 1, shown as a percentage, largest first."""
    shape: dict[str, Any] = {"align": "right", "style": "percent", "descending": True, "type": float | None}
    return column(name, title, help_, priority, **{**shape, **options})
