"""Charts that are tables: a bar beside each name, so that every figure is text; and years, parts and cross-tables.

In SVG without a viewBox x is in per cent and y in pixels: charts follow the width, text never shrinks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.render.web.markup import Markup, el, joined, percent
from tacli.render.words import figures_of, heading, heads_of, length_of, words

if TYPE_CHECKING:
    from tacli.render.web.markup import Content
    from tacli.views import charts
    from tacli.views.blocks import Bar, Facts, Figure, Series

_BAR = 18
_HEIGHT = 190
_FLOOR = 160
_ROOF = 28
_STEPS = 4  # shades of a cross-table
_GAP = 0.004
_WORDS = 7  # characters: more than a count


def hidden(text: str) -> Markup:
    """Give what is for readers of screens alone."""
    return el("span", text, class_="unseen")


def caption(text: str) -> Markup:
    """Give the caption of a table, which the heading over it shows already."""
    return el("caption", hidden(text))


def bars(figure: Figure, _id: str) -> Markup:
    """Draw bars from 0, then those that are in no total, under them the total."""
    name, *heads = heads_of(figure)
    head = el("tr", el("th", name, scope="col"), el("td"), *(el("th", h, scope="col", class_="r") for h in heads))
    rows = [_bar(bar, figure) for role in ("item", "overlap") for bar in figure.bars if bar.role == role]
    seen = figure.seen if 0 < figure.seen < len(rows) - 1 else len(rows)  # to fold one saves nothing
    total = next((_total(bar, figure) for bar in figure.bars if bar.role == "total"), None)
    ranked = any(bar.rank for bar in figure.bars)
    table = el(
        "table",
        caption(figure.title),
        el("thead", head),
        el("tbody", *rows[:seen]),
        el("tbody", *rows[seen:], class_="folded") if rows[seen:] else None,
        total,
        class_="bars ranked" if ranked else "bars",
    )
    return el("figure", el("h3", figure.title) if figure.titled else None, table, _unfold(len(rows) - seen))


def _unfold(count: int) -> Content:
    """Give what shows the rows that are folded, without a script; on paper they stand all."""
    return el("label", el("input", type="checkbox"), f" Show {count:,} more", class_="unfold") if count else None


def _total(bar: Bar, figure: Figure) -> Markup:
    cells = (el("td", told, class_="r") for told in figures_of(figure, bar))
    return el("tfoot", el("tr", el("th", bar.label, scope="row"), el("td"), *cells))


def _bar(bar: Bar, figure: Figure) -> Markup:
    width = percent(length_of(figure, bar))
    drawing = el(
        "svg", el("rect", width=width, height=_BAR, rx=1, class_="of" if bar.marked else "other"),
        width="100%", height=_BAR, aria_hidden="true",
    )  # fmt: skip
    rank = el("span", bar.rank, class_="rank") if bar.rank else None
    said = "apart, in no total" if bar.role == "overlap" else bar.small
    small = joined((" ", el("small", said))) if said else None
    return el(
        "tr",
        el("th", rank, " " if rank else None, bar.label, small, scope="row"),
        el("td", drawing, class_="drawn"),
        *(el("td", told, class_="r") for told in figures_of(figure, bar)),
        class_="marked" if bar.marked else None,
    )


def years(figure: Series, id_: str) -> Markup:
    """Draw a column a year; those that are still to come are outlined."""
    most = max(figure.values, default=0) or 1
    step = next(step for step in _steps() if most / step <= _STEPS)
    top = -(-most // step) * step
    lines = [_level(level, top) for level in range(0, top + 1, step)]
    slot = 0.94 / len(figure.values)
    columns = [_column(figure, place, top, slot) for place in range(len(figure.values))]
    told = ", ".join(f"{figure.first + place}: {count}" for place, count in enumerate(figure.values))
    title = figure.title or f"In each year, {figure.first} to {figure.last}"
    drawing = el(
        "svg", el("title", title, id=f"{id_}-title"), el("desc", f"{told}. {figure.said}", id=f"{id_}-values"),
        *lines, *columns, role="img", aria_labelledby=f"{id_}-title {id_}-values", width="100%", height=_HEIGHT,
    )  # fmt: skip
    return el("figure", el("h3", figure.title) if figure.title else None, drawing, class_="whole")


def _steps() -> tuple[int, ...]:
    return tuple(digit * 10**power for power in range(12) for digit in (1, 2, 5))


def _y(count: float, top: int) -> float:
    return _FLOOR - (_FLOOR - _ROOF) * count / top


def _level(level: int, top: int) -> Markup:
    y = _y(level, top)
    line = el("line", x1="4.5%", x2="100%", y1=y, y2=y, class_="grid")
    return joined((line, el("text", f"{level:,}", x="3.8%", y=y + 4, text_anchor="end", class_="quiet")))


def _column(figure: Series, place: int, top: int, slot: float) -> Markup:
    count, year = figure.values[place], figure.first + place
    left, y = 0.06 + place * slot, _y(count, top)
    width, middle = slot * 0.66, percent(left + slot * 0.33)
    class_ = "to-come" if figure.now is not None and year > figure.now else "of"
    many = len(figure.values) > 14  # noqa: PLR2004 - names of years that would touch
    shown = not many or year % 5 == 0
    return joined(
        (
            el("rect", x=percent(left), width=percent(width), y=y, height=_FLOOR - y, class_=class_) if count else None,
            el("text", f"{count:,}", x=middle, y=y - 6, text_anchor="middle", class_="value") if not many else None,
            el("text", str(year), x=middle, y=_FLOOR + 19, text_anchor="middle", class_="quiet") if shown else None,
        )
    )


_SHADES = ("of", "other", "tinted", "open")


def parts(figure: charts.Parts, id_: str) -> Markup:
    """Draw one bar of the parts of a whole, and a table that says what each is."""
    whole = sum(count for _, count in figure.parts) or 1
    at, shapes = 0.0, []
    for (_, count), shade in zip(figure.parts, _SHADES, strict=False):
        width = max(count / whole - _GAP, 0.001)
        shapes.append(el("rect", x=percent(at), width=percent(width), y=1, height=40, class_=shade))
        at += count / whole
    told = ", ".join(f"{count} {name.lower()}" for name, count in figure.parts)
    drawing = el(
        "svg", el("title", figure.title, id=f"{id_}-title"), el("desc", f"{told}.", id=f"{id_}-values"), *shapes,
        role="img", aria_labelledby=f"{id_}-title {id_}-values", width="100%", height=42,
    )  # fmt: skip
    name, *heads = figure.heads
    head = el("tr", el("th", name, scope="col"), *(el("th", h, scope="col", class_="r") for h in heads))
    rows = (
        el(
            "tr",
            el("th", _swatch(shade), name, scope="row"),
            el("td", f"{count:,}", class_="r"),
            el("td", f"{100 * count / whole:.0f}%", class_="r"),
        )
        for (name, count), shade in zip(figure.parts, _SHADES, strict=False)
    )
    table = el("table", caption(figure.title), el("thead", head), el("tbody", *rows), class_="parts")
    return el("figure", drawing, table, class_="whole")


def sides(figure: charts.Sides, _id: str) -> Markup:
    """Draw a bar and what it says for each subject; those of the longest on a line stand out."""
    head = el("tr", el("td"), *(el("th", subject, scope="col") for subject in figure.subjects))
    rows = (
        el("tr", el("th", item, scope="row"), *(_side(side, max(s.length for s in of)) for side in of))
        for item, of in figure.lines
    )
    counts = all(len(side.told) < _WORDS for _, of in figure.lines for side in of)
    class_ = "sides counts" if counts else "sides"
    return el("figure", el("table", caption(figure.caption), el("thead", head), el("tbody", *rows), class_=class_))


def _side(side: charts.Side, longest: float) -> Markup:
    shade = "of" if side.length == longest else "other"
    drawing = el(
        "svg", el("rect", width=percent(side.length), height=_BAR, rx=1, class_=shade),
        width="100%", height=_BAR, aria_hidden="true",
    )  # fmt: skip
    return el("td", el("div", drawing, el("span", side.told), class_="side"))


def _swatch(shade: str) -> Markup:
    square = el("rect", x=1, y=1, width=12, height=12, class_=shade)
    return el("svg", square, width=14, height=14, aria_hidden="true", class_="swatch")


def cross(figure: charts.Cross, _id: str) -> Markup:
    """Draw a cross-table: cells in shades by their count, margins bold past a rule, nothing as a dot."""
    first, *columns = figure.columns
    most = max((value for row in figure.rows for value in row[1:-1]), default=0) or 1
    head = el(
        "tr", el("th", heading(first), scope="col"), *(el("th", heading(c), scope="col", class_="r") for c in columns)
    )
    rows = []
    for row in figure.rows:
        name, *values = zip(figure.columns, row, strict=True)
        cells = [
            el("td", words(column, value) if value else "·", class_=_shade(value, most))
            for column, value in values[:-1]
        ]
        total = el("td", words(*values[-1]), class_="r total")
        rows.append(el("tr", el("th", words(*name), scope="row"), *cells, total))
    table = el("table", caption(figure.caption), el("thead", head), el("tbody", *rows), class_="cross")
    return el("div", table, class_="scroll", tabindex=0, role="region", aria_label=figure.caption)


def _shade(value: float, most: float) -> str:
    step = -(-value * _STEPS // most) if value else 0
    return f"r n{int(step)}"


def card(figure: charts.Card, _id: str) -> Markup:
    """List the fields of a record."""
    said = ((column, words(column, value)) for column, value in zip(figure.columns, figure.row, strict=True))
    pairs = (joined((el("dt", heading(column)), el("dd", told))) for column, told in said if told)
    return el("dl", *pairs, class_="facts")


def facts(figure: Facts, _id: str) -> Markup:
    """List terms with what is said of them."""
    pairs = (joined((el("dt", term), el("dd", told))) for term, told in figure.pairs)
    return el("dl", *pairs, class_="facts")


def sentence(told: str, _id: str) -> Markup:
    """Say something."""
    return el("p", told)


def names(figure: charts.Names, _id: str) -> Markup:
    """List names."""
    small: Content = joined((" ", el("small", figure.small))) if figure.small else None
    return el(
        "div", el("h3", figure.title, small), el("ul", *(el("li", name) for name in figure.names), class_="plain")
    )
