"""Draw docs/scale.svg of the tables in docs/scale.md: seconds of answers by rows, of tacli and of DuckDB alone.

`python docs/curve.py`; a test says when the picture is behind the page.
"""

from __future__ import annotations

import re
from math import log10
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DOCS = Path(__file__).parent
PAGE, PICTURE = DOCS / "scale.md", DOCS / "scale.svg"
_ROW = re.compile(r"^\| [0-9.]+ \| (.+?) \| ([0-9,]+) \| (tacli|DuckDB) \| ([0-9.]+) \|", re.MULTILINE)
DRAWN = ("filter, counted", "facet", "overview", "search, the best 25", "search, three words", "sum, by topic")
_WIDTH, _HEIGHT = 250, 130
_ACROSS = 3  # panels in a row
_LEFT, _TOP, _BESIDE, _BELOW = 46, 92, 34, 74
_MOST = 0.8  # seconds
_STYLE = (
    "text{font:12px system-ui,sans-serif;fill:#222}.name{font-weight:600;font-size:13px}.axis{stroke:#999;fill:none}"
    ".small{fill:#555;font-size:11px}.tacli{stroke:#0b5cad;fill:none;stroke-width:2.5}"
    ".DuckDB{stroke:#8a5a00;fill:none;stroke-width:2;stroke-dasharray:5 4}"
)


class Point(NamedTuple):
    """What a question took of a tool, in seconds."""

    question: str
    rows: int
    tool: str
    seconds: float


def points(page: str) -> list[Point]:
    """Read the tables of a page."""
    return [Point(name, int(rows.replace(",", "")), tool, float(s)) for name, rows, tool, s in _ROW.findall(page)]


def picture(page: str) -> str:
    """Give the picture of a page."""
    found = points(page)
    rows = sorted({point.rows for point in found})
    lines = -(-len(DRAWN) // _ACROSS)
    width, height = _ACROSS * (_LEFT + _WIDTH + _BESIDE), _TOP + lines * (_HEIGHT + _BELOW)
    drawn = [part for place, name in enumerate(DRAWN) for part in _panel(place, name, found, rows)]
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-labelledby="t d">',
            '<title id="t">Seconds of an answer by rows of the store</title>',
            f'<desc id="d">{_told(found, rows)}</desc>',
            f'<style>{_STYLE}</style><rect width="100%" height="100%" fill="#fff"/>',
            '<text x="16" y="28" class="name" style="font-size:16px">Seconds of an answer, by rows of the store</text>',
            '<text x="16" y="48" class="small">Whole cold processes, the disk cache warm: docs/scale.md</text>',
            '<path class="tacli" d="M16 66h26"/><text x="48" y="70">tacli</text>',
            '<path class="DuckDB" d="M96 66h26"/><text x="128" y="70">SQL by hand, of DuckDB in Python</text>',
            *drawn,
            "</svg>\n",
        )
    )


def _panel(place: int, name: str, found: Iterable[Point], rows: list[int]) -> Iterator[str]:
    left = _LEFT + place % _ACROSS * (_LEFT + _WIDTH + _BESIDE)
    top = _TOP + place // _ACROSS * (_HEIGHT + _BELOW) + 22

    def x(count: int) -> float:
        return left + (log10(count) - log10(rows[0])) / (log10(rows[-1]) - log10(rows[0])) * _WIDTH

    def y(seconds: float) -> float:
        return top + _HEIGHT - min(seconds, _MOST) / _MOST * _HEIGHT

    yield f'<text x="{left}" y="{top - 8}" class="name">{name}</text>'
    yield f'<path class="axis" d="M{left} {top}V{top + _HEIGHT}H{left + _WIDTH}"/>'
    for seconds in (0, 0.2, 0.4, 0.6, 0.8):
        yield f'<text x="{left - 8}" y="{y(seconds) + 4:.0f}" class="small" text-anchor="end">{seconds:g} s</text>'
    for count in rows:
        yield f'<text x="{x(count):.0f}" y="{top + _HEIGHT + 16}" class="small" text-anchor="middle">{count:,}</text>'
    for tool in ("DuckDB", "tacli"):
        mine = sorted((p.rows, p.seconds) for p in found if (p.question, p.tool) == (name, tool))
        path = "L".join(f"{x(count):.1f} {y(seconds):.1f}" for count, seconds in mine)
        yield f'<path class="{tool}" d="M{path}"/>'


def _told(found: Iterable[Point], rows: list[int]) -> str:
    """Say what the picture shows: what each question takes of tacli at the most rows."""
    most = [f"{p.question} {p.seconds} s" for p in found if p.rows == rows[-1] and p.tool == "tacli"]
    return f"tacli at {rows[-1]:,} rows: {'; '.join(most)}."


if __name__ == "__main__":
    PICTURE.write_text(picture(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
