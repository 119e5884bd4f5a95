"""Each kind of figure as a drawing: markup, how high it is, and its values in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.named_tuples import NamedTuple
from tacli.render.slides import paper
from tacli.render.slides.paper import ACCENT, EDGE, INK, OTHER, PAPER, QUIET, WASH, WIDTH
from tacli.render.web.markup import Markup, el, joined
from tacli.render.web.world import bounds, outlines, shade, shapes
from tacli.render.words import figures_of, heads_of, length_of
from tacli.views import charts
from tacli.views.blocks import Figure, Series
from tacli.views.wording import years

if TYPE_CHECKING:
    from collections.abc import Callable

    from tacli.anything import OfItsKind
    from tacli.render.web.markup import Attribute

_ROOM = WIDTH - 2 * EDGE
_SIZE = 19
_SMALL = 16
_SHADES = (ACCENT, OTHER, paper.MIDDLE, PAPER)
_OF_COUNTS = (paper.TINT, paper.MIDDLE, paper.STRONG, ACCENT)


class Drawing(NamedTuple):
    """A drawing that begins at y = 0."""

    markup: Markup
    height: float
    said: str


def bars(figure: Figure) -> Drawing:
    """Draw bars, each with its name before it and its figures after it, and under them the total."""
    heads = heads_of(figure)
    name, start, end = 380.0, EDGE + 390.0, WIDTH - EDGE - 120.0 * (len(heads) - 1)
    shown = [bar for bar in figure.bars if bar.role != "total"]
    tall = 36 if len(shown) <= 12 else 27  # noqa: PLR2004 - what a slide holds at once
    parts, y = [_heads(heads)], 34.0
    for bar in shown:
        label = f"{bar.rank}  {bar.label}" if bar.rank else bar.label
        told = paper.lines(label, name, _SIZE, bold=bar.marked)
        high = max(tall, 24 * len(told) + 8)
        middle = y + high / 2
        width = (end - start) * length_of(figure, bar)
        parts.append(paper.written(told, EDGE, middle + 6 - 12 * (len(told) - 1), _SIZE, bold=bar.marked))
        parts.append(paper.block(start, middle - tall * 0.31, width, tall * 0.62, ACCENT if bar.marked else OTHER))
        parts.append(_figures(figures_of(figure, bar), middle + 6, bold=bar.marked))
        y += high
    for bar in (bar for bar in figure.bars if bar.role == "total"):
        parts.append(paper.rule(EDGE, y + 6, WIDTH - EDGE, y + 6, INK))
        parts.append(paper.written(bar.label, EDGE, y + 32, _SIZE, bold=True))
        parts.append(_figures(figures_of(figure, bar), y + 32, bold=True))
        y += 44
    return Drawing(joined(parts), y, "; ".join(f"{bar.label}: {', '.join(figures_of(figure, bar))}" for bar in shown))


def _heads(heads: tuple[str, ...]) -> Markup:
    first, *others = heads
    return joined(
        (
            paper.written(first, EDGE, 16, _SMALL, bold=True, fill=QUIET),
            _figures(tuple(others), 16, size=_SMALL, bold=True, fill=QUIET),
        )
    )


def _figures(figures: tuple[str, ...], y: float, *, size: float = _SIZE, bold: bool = False, fill: str = INK) -> Markup:
    """Write figures in columns to the right."""
    places = (WIDTH - EDGE - 110 * (len(figures) - 1 - place) for place in range(len(figures)))
    return joined(
        paper.written(told, x, y, size, bold=bold, fill=fill, text_anchor="end")
        for told, x in zip(figures, places, strict=True)
    )


def rates(figure: charts.Rates) -> Drawing:
    """Draw dots from 0 to 100 per cent, a column a treaty, one scale for all."""
    name = 330.0 if len(figure.treaties) > 1 else 420.0
    column = (_ROOM - name) / len(figure.treaties)
    rows = [(row, "of") for row in figure.rows]
    rows += [(figure.total, "all")] if figure.total else []
    parts = [_axes(figure, name, column)]
    y = 74.0
    for row, kind in rows:
        parts.append(_rates_row(row, figure, (y, name, column), kind))
        y += 52
    if figure.apart:
        parts.append(paper.written(figure.why_apart, EDGE, y + 22, _SMALL, fill=QUIET))
        y += 36
    for row in figure.apart:
        parts.append(paper.block(EDGE - 8, y, _ROOM + 16, 50, WASH, stroke=OTHER, stroke_dasharray="4 3"))
        parts.append(_rates_row(row, figure, (y, name, column), "ring"))
        y += 52
    said = "; ".join(f"{row.name}: {_told(row, figure)}" for row, _ in (*rows, *((row, "") for row in figure.apart)))
    return Drawing(joined(parts), y + 6, said)


def _told(row: charts.RateRow, figure: charts.Rates) -> str:
    return ", ".join(
        f"{short} {_percent(reply)} ({reply.replies} of {reply.parties})"
        for reply, (_, short) in zip(row.rates, figure.treaties, strict=True)
        if reply
    )


def _percent(reply: charts.Reply) -> str:
    return f"{100 * reply.rate:.0f}%" if reply.rate is not None else "none"


_FIGURES = 150.0  # to the right of a line of dots


def _axes(figure: charts.Rates, name: float, column: float) -> Markup:
    parts = [paper.written(figure.head, EDGE, 60, _SMALL, bold=True, fill=QUIET)]
    for place, (treaty, _) in enumerate(figure.treaties):
        x, width = EDGE + name + place * column, column - _FIGURES - 30
        parts.append(paper.written(paper.lines(treaty, column - 20, _SMALL, bold=True), x, 16, _SMALL, bold=True))
        parts += [
            paper.written(mark, x + width * at, 60, 15, fill=QUIET, text_anchor="middle")
            for mark, at in (("0", 0), ("50", 0.5), ("100%", 1))
        ]
    return joined(parts)


def _rates_row(row: charts.RateRow, figure: charts.Rates, at: tuple[float, float, float], kind: str) -> Markup:
    y, name, column = at
    middle, bold = y + 25, kind == "all" or row.marked
    label = paper.lines(row.name, name - 16, _SIZE, bold=bold)
    parts = [paper.written(label, EDGE, middle + 6 - 12 * (len(label) - 1), _SIZE, bold=bold)]
    totals = figure.total.rates if figure.total else (None,) * len(row.rates)
    for place, (reply, total) in enumerate(zip(row.rates, totals, strict=True)):
        x, width = EDGE + name + place * column, column - _FIGURES - 30
        if reply is None:
            continue
        parts += [paper.rule(x + width * part, y, x + width * part, y + 50) for part in (0, 0.5, 1)]
        parts.append(paper.rule(x, middle, x + width, middle))
        if total and total.rate is not None:
            where = x + width * total.rate
            parts.append(paper.rule(where, y, where, y + 50, INK, stroke_dasharray="2 4"))
        if reply.rate is not None:
            parts.append(_dot(x + width * reply.rate, middle, kind))
        parts.append(paper.written(_percent(reply), x + width + 74, middle + 7, 21, bold=True, text_anchor="end"))
        of = f"{reply.replies:,} of {reply.parties:,}"
        parts.append(paper.written(of, x + width + 84, middle + 7, _SMALL, fill=QUIET))
    return joined(parts)


def _dot(x: float, y: float, kind: str) -> Markup:
    if kind == "all":
        return paper.rule(x, y - 10, x, y + 10, INK, stroke_width=6)
    look = {"fill": PAPER, "stroke": ACCENT, "stroke_width": 3} if kind == "ring" else {"fill": ACCENT}
    return el("circle", cx=round(x, 1), cy=round(y, 1), r=7 if kind == "ring" else 9, **look)


def columns(figure: Series) -> Drawing:
    """Draw a column a year; those that are still to come are outlined."""
    tall, most = 380.0, max(figure.values, default=0) or 1
    slot = _ROOM / len(figure.values)
    parts = [paper.rule(EDGE, tall, WIDTH - EDGE, tall, QUIET)]
    for place, count in enumerate(figure.values):
        x, y, year = EDGE + place * slot, tall - (tall - 40) * count / most, figure.first + place
        look: dict[str, Attribute] = {}
        if figure.now is not None and year > figure.now:
            look = {"stroke": ACCENT, "stroke_width": 2, "stroke_dasharray": "5 3"}
        parts.append(paper.block(x + slot * 0.15, y, slot * 0.7, tall - y, PAPER if look else ACCENT, **look))
        size = min(_SIZE, slot * 0.6)
        parts.append(paper.written(f"{count:,}", x + slot / 2, y - 8, size, bold=True, text_anchor="middle"))
        below = min(size, slot * 0.4)
        parts.append(paper.written(str(year), x + slot / 2, tall + 28, below, fill=QUIET, text_anchor="middle"))
    said = ", ".join(f"{figure.first + place}: {count}" for place, count in enumerate(figure.values))
    return Drawing(joined(parts), tall + 44, said)


def parts(figure: charts.Parts) -> Drawing:
    """Draw one bar of the parts of a whole, and under it what each is."""
    whole = sum(count for _, count in figure.parts) or 1
    x, drawn, y = float(EDGE), [], 150.0
    for (name, count), fill in zip(figure.parts, _SHADES, strict=False):
        width = _ROOM * count / whole
        drawn.append(paper.block(x, 10, max(width - 4, 1), 90, fill, stroke=ACCENT))
        drawn.append(paper.block(EDGE, y - 16, 20, 20, fill, stroke=ACCENT))
        drawn.append(paper.written(name, EDGE + 34, y, _SIZE + 3))
        drawn.append(paper.written(f"{count:,}", EDGE + 340, y, _SIZE + 3, bold=True, text_anchor="end"))
        drawn.append(paper.written(f"{100 * count / whole:.0f}%", EDGE + 430, y, _SIZE + 3, text_anchor="end"))
        x, y = x + width, y + 42
    return Drawing(joined(drawn), y, ", ".join(f"{name}: {count}" for name, count in figure.parts))


def world(figure: charts.World) -> Drawing:
    """Draw the map, its shades, and each State with its number as text."""
    named = sorted(((tile.number, tile.name) for tile in figure.tiles), key=lambda tile: (-tile[0], tile[1]))
    most = named[0][0] if named else 1
    drawn = outlines()
    scale = _ROOM / drawn["width"] * 0.86
    found = [
        el(
            "path",
            d=shape,
            fill=_OF_COUNTS[step - 1] if step else paper.LAND,
            stroke=ACCENT if step else PAPER,
            stroke_width=0.5,
        )
        for shape, step in shapes(figure)
    ]
    dots = [
        el("circle", cx=x, cy=y, r=4, fill=_OF_COUNTS[step - 1], stroke=ACCENT, stroke_width=0.8)
        for (x, y), step in shapes(figure, points=True)
    ]
    left = EDGE + (_ROOM - drawn["width"] * scale) / 2
    map_ = el("g", *found, *dots, transform=f"translate({left:.0f} 0) scale({scale:.3f})")
    y = drawn["height"] * scale + 30
    least = bounds(most)
    spans = zip(least, [*(n - 1 for n in least[1:]), most], strict=True)
    shades = [("none", paper.LAND)]
    shades += [(years(first, last), _OF_COUNTS[shade(first, most) - 1]) for first, last in spans]
    key = [
        joined(
            (
                paper.block(EDGE + 110 * place, y - 14, 18, 18, fill, stroke=ACCENT),
                paper.written(told, EDGE + 110 * place + 26, y, _SMALL),
            )
        )
        for place, (told, fill) in enumerate(shades)
    ]
    said = ", ".join(f"{name} {number}" for number, name in named)
    text = paper.lines(said, _ROOM, _SMALL)
    listed = paper.written(text, EDGE, y + 34, _SMALL)
    return Drawing(joined((map_, *key, listed)), y + 40 + len(text) * _SMALL * 1.25, said)


DRAW: dict[type, Callable[[OfItsKind], Drawing]] = {
    Figure: bars,
    charts.Rates: rates,
    Series: columns,
    charts.Parts: parts,
    charts.World: world,
}
