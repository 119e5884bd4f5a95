"""A slide: what was found, what is measured, the drawing, its note, its source and the command that made it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.render.slides import paper
from tacli.render.slides.drawings import DRAW
from tacli.render.web.frame import made_on
from tacli.render.web.markup import el
from tacli.text import day
from tacli.version import __version__

if TYPE_CHECKING:
    from tacli.views.table import Page

_ROOM = paper.WIDTH - 2 * paper.EDGE
_TITLE = 34
_TEXT = 19
_SMALL = 15


def slide(told: Page, asked: str) -> str | None:
    """Give the chart of a page that is one chart; None of what is none, such as a list."""
    if len(told.sections) != 1 or len(told.sections[0].blocks) != 1:
        return None
    part = told.sections[0]
    draw = DRAW.get(type(part.blocks[0]))
    if draw is None:
        return None
    drawing = draw(part.blocks[0])
    title = paper.lines(part.heading, _ROOM, _TITLE, bold=True)
    measure = paper.lines(f"{told.title}. {part.measure}", _ROOM, _TEXT)
    below = [
        *paper.lines(part.note, _ROOM, _SMALL),
        *paper.lines(told.cite, _ROOM, _SMALL),
        f"{asked} · {day(made_on())}, tacli {__version__}",
    ]
    below = [line for line in below if line]
    y = float(paper.EDGE + _TITLE)
    heading = paper.written(title, paper.EDGE, y, _TITLE, bold=True)
    y += (len(title) - 1) * _TITLE * 1.25 + 34
    said = paper.written(measure, paper.EDGE, y, _TEXT, fill=paper.QUIET)
    y += (len(measure) - 1) * _TEXT * 1.25 + 44
    height = max(float(paper.LEAST), y + drawing.height + 40 + len(below) * _SMALL * 1.25 + 28)
    foot = height - 28 - (len(below) - 1) * _SMALL * 1.25
    return paper.framed(
        height,
        part.heading,
        f"{drawing.said}.",
        paper.block(0, 0, paper.WIDTH, 10, paper.ACCENT),
        heading,
        said,
        el("g", drawing.markup, transform=f"translate(0 {y:.0f})"),
        paper.written(below, paper.EDGE, foot, _SMALL, fill=paper.QUIET),
    )
