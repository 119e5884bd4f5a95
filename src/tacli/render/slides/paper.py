"""What all slides share: sizes, colours, and lines of text that are broken where they would run out of room."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from tacli.render.web.markup import Markup, el, joined

if TYPE_CHECKING:
    from tacli.render.web.markup import Attribute

WIDTH = 1280
LEAST = 720  # as high as a slide of 16:9; more rows make it higher, none is dropped
EDGE = 56
INK, QUIET, GRID, WASH = "#15202b", "#51606e", "#e2e8ed", "#f3f6f8"
ACCENT, OTHER, TINT, MIDDLE, STRONG, PAPER = "#0b5f8a", "#7d8a96", "#cfe4f1", "#9ac7e0", "#5aa2c8", "#ffffff"
LAND = "#eceff2"
_FONT = "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif"
_WIDE = 0.53  # of its height, how wide a letter is taken to be
_BOLD = 0.57


def lines(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """Break a text into lines of some room."""
    return wrap(text, max(int(room / (size * (_BOLD if bold else _WIDE))), 8)) or [""]


def written(
    text: str | list[str], x: float, y: float, size: float, *, bold: bool = False, fill: str = INK, **more: Attribute
) -> Markup:
    """Write one line, or several under one another."""
    told = [text] if isinstance(text, str) else text
    weight = {"font_weight": 700} if bold else {}
    return joined(
        el(
            "text",
            line,
            x=round(x, 1),
            y=round(y + place * size * 1.25, 1),
            font_size=size,
            fill=fill,
            **weight,
            **more,
        )
        for place, line in enumerate(told)
    )


def block(x: float, y: float, width: float, height: float, fill: str, **more: Attribute) -> Markup:
    """Draw a rectangle."""
    return el("rect", x=round(x, 1), y=round(y, 1), width=round(width, 1), height=round(height, 1), fill=fill, **more)


def rule(x1: float, y1: float, x2: float, y2: float, stroke: str = GRID, **more: Attribute) -> Markup:
    """Draw a line."""
    ends = {"x1": round(x1, 1), "y1": round(y1, 1), "x2": round(x2, 1), "y2": round(y2, 1)}
    return el("line", **ends, stroke=stroke, **more)


def framed(height: float, title: str, description: str, *parts: Markup) -> str:
    """Give the whole picture."""
    return str(
        el(
            "svg",
            el("title", title, id="title"),
            el("desc", description, id="values"),
            block(0, 0, WIDTH, height, PAPER),
            *parts,
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {WIDTH} {round(height)}",
            width=WIDTH,
            height=round(height),
            role="img",
            aria_labelledby="title values",
            font_family=_FONT,
        )
    )
