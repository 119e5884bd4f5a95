"""Elements of HTML and SVG: every text and every attribute is escaped, whatever it holds."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from tacli.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

Content = str | None  # text, markup, or nothing
Attribute = str | int | float | bool | None

_VOID = frozenset(("input", "br", "meta", "rect", "line", "circle", "path"))


class Markup(str):
    """Text that is markup already."""

    __slots__ = ()


def el(name: str, /, *children: Content, **attributes: Attribute) -> Markup:
    """Make an element; `class_` and `aria_label` are written as HTML has them, what is None or False is left out."""
    told = "".join(
        _attribute(key, value) for key, value in attributes.items() if value is not None and value is not False
    )
    if name in _VOID and not children:
        return Markup(f"<{name}{told}>" if name in ("input", "br", "meta") else f"<{name}{told}/>")
    return Markup(f"<{name}{told}>{''.join(map(text, children))}</{name}>")


def text(content: Content) -> str:
    """Give markup as it is, and text so that it is nothing but text."""
    if content is None:
        return ""
    return content if isinstance(content, Markup) else escape(visible(content))


def joined(parts: Iterable[Content], between: str = "") -> Markup:
    """Put parts one after the other."""
    return Markup(text(between).join(map(text, parts)))


def _attribute(name: str, value: Attribute) -> str:
    name = name.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(visible(_number(value)))}"'


def _number(value: Attribute) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def percent(part: float) -> str:
    """Give a share from 0 to 1 as a length."""
    return f"{_number(100.0 * part)}%"
