"""Draw docs/scale.svg and docs/stores.svg of the tables in docs/scale.md: what answers and stores take by rows.

`python docs/curve.py`; with the name of a file, what `benchmarks/stores.py` printed into it takes the place of those
tables first. A test says when a picture is behind the page.
"""

from __future__ import annotations

import re
import sys
from itertools import starmap
from math import log10
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

DOCS = Path(__file__).parent
PAGE = DOCS / "scale.md"
_REGION = re.compile(r"<!-- (?P<name>[a-z]+) -->\n.*?<!-- end of (?P=name) -->\n", re.DOTALL)
DRAWN = ("filter, counted", "facet", "overview", "search, the best 25", "search, three words", "sum, by topic")
_WIDTH, _HEIGHT = 250, 130
_ACROSS = 3  # panels in a row
_LEFT, _TOP, _BESIDE, _BELOW = 58, 92, 28, 74
_GIB = 1024  # MiB
_MOST = (0.4, 0.8, 1.2, 2, 4, 8, 12, 20, 40, 80)  # seconds, of which quarters are told in two digits
_STYLE = (
    "text{font:12px system-ui,sans-serif;fill:#222}.name{font-weight:600;font-size:13px}.axis{stroke:#999;fill:none}"
    ".small{fill:#555;font-size:11px}.first{stroke:#0b5cad;fill:none;stroke-width:2.5}"
    ".second{stroke:#8a5a00;fill:none;stroke-width:2;stroke-dasharray:5 4}"
)
Line = list[tuple[int, float]]  # rows, and what is drawn over them


class Point(NamedTuple):
    """What a question took of a tool, in seconds."""

    question: str
    rows: int
    tool: str
    seconds: float


class Panel(NamedTuple):
    """A drawing of one line or two: the most and the least of its axis, which is a linear one from 0."""

    name: str
    first: Line
    second: Line
    most: float
    ticks: Sequence[float]
    unit: str
    least: float = 0


def placed(page: str, printed: str) -> str:
    """Put the tables of what was printed in place of those of the same names. Raises ValueError for one without."""
    for name, text in _regions(printed).items():
        if name not in _regions(page):
            raise ValueError(f"There is no place for {name} in the page.")
        page = page.replace(_regions(page)[name], text)
    return page


def points(page: str) -> list[Point]:
    """Read what answers took: a table for each number of rows, a column for each tool, its cells seconds / MiB."""
    _, *sections = re.split(r"^### ([0-9,]+) rows$", _regions(page)["answers"], flags=re.MULTILINE)
    return [
        Point(row["question"], int(size.replace(",", "")), tool, float(cell.split("/")[0]))
        for size, section in zip(sections[::2], sections[1::2], strict=True)
        for row in _table(section)
        for tool, cell in row.items()
        if "/" in cell
    ]


def _regions(page: str) -> dict[str, str]:
    return {found["name"]: found[0] for found in _REGION.finditer(page)}


def _table(text: str) -> list[dict[str, str]]:
    """Give the rows of a table of Markdown, by the heads of their columns."""
    lines = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("|")]
    heads, _, *rows = [[cell.strip() for cell in line] for line in lines]
    return [dict(zip(heads, row, strict=True)) for row in rows]


def answers(page: str) -> str:
    """Draw what answers take."""
    found = points(page)
    rows = sorted({point.rows for point in found})
    drawn = (point.seconds for point in found if point.question in DRAWN and point.tool in {"tacli", "DuckDB"})
    largest = max(drawn)
    most = next(most for most in _MOST if most >= largest)
    ticks = [most * step / 4 for step in range(5)]

    def line(question: str, tool: str) -> Line:
        return sorted((p.rows, p.seconds) for p in found if (p.question, p.tool) == (question, tool))

    panels = [Panel(name, line(name, "tacli"), line(name, "DuckDB"), most, ticks, " s") for name in DRAWN]
    told = [f"{p.question} {p.seconds} s" for p in found if p.rows == rows[-1] and p.tool == "tacli"]
    return _picture(
        "Seconds of an answer, by rows of the store",
        "Whole cold processes, the disk cache warm: docs/scale.md",
        f"tacli at {rows[-1]:,} rows: {'; '.join(told)}.",
        ("tacli", "SQL by hand, of DuckDB in Python"),
        panels,
    )


def stores(page: str) -> str:
    """Draw what it takes to make stores."""
    table = _table(_regions(page)["index"])

    def line(head: str) -> Line:
        return [(int(_number(row["rows"])), _number(row[head])) for row in table]

    ticks = [10.0**power for power in range(1, 5)]
    panels = [
        Panel("Seconds of the processor", line("CPU, s"), [], ticks[-1], ticks, "", ticks[0]),
        Panel("MB of the store, and of its files", line("store, MB"), line("XML, MB"), ticks[-1], ticks, "", ticks[0]),
        Panel("MiB of all processes at once", line("MiB"), [], _GIB, (0, _GIB / 4, _GIB / 2, _GIB), ""),
    ]
    told = [f"{row['rows']} rows in {row['CPU, s']} s, {row['store, MB']} MB, {row['MiB']} MiB" for row in table]
    return _picture(
        "What it takes to make a store, by rows",
        "tacli index, of files that benchmarks/aid.py writes: docs/scale.md",
        f"{'; '.join(told)}.",
        ("tacli index, and its store", "the files"),
        panels,
    )


def _told(tick: float) -> str:
    return f"{tick:,.0f}" if tick >= 10 else f"{tick:.2g}"  # noqa: PLR2004 - digits enough to tell ticks apart


def _number(cell: str) -> float:
    return float(cell.replace(",", ""))


def _picture(title: str, below: str, told: str, names: Sequence[str], panels: Sequence[Panel]) -> str:
    lines = -(-len(panels) // _ACROSS)
    width, height = _ACROSS * (_LEFT + _WIDTH + _BESIDE), _TOP + lines * (_HEIGHT + _BELOW)
    rows = sorted({count for panel in panels for count, _ in panel.first})
    second = 60 + 7 * len(names[0])
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-labelledby="t d">',
            f'<title id="t">{title}</title>',
            f'<desc id="d">{told}</desc>',
            f'<style>{_STYLE}</style><rect width="100%" height="100%" fill="#fff"/>',
            f'<text x="16" y="28" class="name" style="font-size:16px">{title}</text>',
            f'<text x="16" y="48" class="small">{below}</text>',
            f'<path class="first" d="M16 66h26"/><text x="48" y="70">{names[0]}</text>',
            f'<path class="second" d="M{second} 66h26"/><text x="{second + 32}" y="70">{names[1]}</text>',
            *(part for place, panel in enumerate(panels) for part in _panel(place, panel, rows)),
            "</svg>\n",
        )
    )


def _panel(place: int, panel: Panel, rows: Sequence[int]) -> Iterator[str]:
    left = _LEFT + place % _ACROSS * (_LEFT + _WIDTH + _BESIDE)
    top = _TOP + place // _ACROSS * (_HEIGHT + _BELOW) + 22
    across, up = _scale(rows[0], rows[-1], _WIDTH), _scale(panel.least, panel.most, _HEIGHT)

    def at(count: int, value: float) -> str:
        return f"{left + across(count):.1f} {top + _HEIGHT - up(value):.1f}"

    yield f'<text x="{left}" y="{top - 8}" class="name">{panel.name}</text>'
    yield f'<path class="axis" d="M{left} {top}V{top + _HEIGHT}H{left + _WIDTH}"/>'
    for tick in panel.ticks:
        y = top + _HEIGHT - up(tick) + 4
        yield f'<text x="{left - 8}" y="{y:.0f}" class="small" text-anchor="end">{_told(tick)}{panel.unit}</text>'
    for count in rows:
        x = left + across(count)
        yield f'<text x="{x:.0f}" y="{top + _HEIGHT + 16}" class="small" text-anchor="middle">{count:,}</text>'
    for name, line in (("second", panel.second), ("first", panel.first)):
        if line:
            yield f'<path class="{name}" d="M{"L".join(starmap(at, line))}"/>'


def _scale(least: float, most: float, length: int) -> Callable[[float], float]:
    """Give what places a value on an axis: by its logarithm, but for an axis that begins with 0."""
    if not least:
        return lambda value: min(value, most) / most * length
    return lambda value: (log10(value) - log10(least)) / (log10(most) - log10(least)) * length


PICTURES = {"scale.svg": answers, "stores.svg": stores}


def main(printed: Iterable[str]) -> None:
    """Write the page, where tables were printed, and the pictures."""
    page = PAGE.read_text(encoding="utf-8")
    for path in printed:
        page = placed(page, Path(path).read_text(encoding="utf-8"))
    PAGE.write_text(page, encoding="utf-8")
    for name, draw in PICTURES.items():
        (DOCS / name).write_text(draw(page), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
