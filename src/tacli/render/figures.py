"""Figures for a terminal: bars from 0 between name and figure, and years along their axis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from tacli.render.canvas import ACCENT
from tacli.render.fit import cut
from tacli.render.words import bar as drawn_bar
from tacli.render.words import columns, figures_of, length_of
from tacli.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tacli.views.blocks import Bar, Figure, Series

_MOST = 20  # cells of a bar
_FEWEST = 6
_LONGEST = 30  # cells of a label
_ROOMY = 50  # cells in which "13 of 18" has room
_WIDE, _NARROW = 5, 3  # cells for a year: 2004, '04


def figure_lines(figure: Figure, width: int, *, ascii_only: bool = False) -> Iterator[Text]:
    """Give a title, and a line for each bar: its name, its figures, the bar."""
    yield _title(figure, width)
    figures = [_figures(figure, bar, of=" of " if width >= _ROOMY else "/") for bar in figure.bars]
    sizes = [max(map(len, column)) for column in zip(*figures, strict=True)]
    numbers = sum(sizes) + len(sizes)
    longest = max((cell_len(visible(bar.label)) for bar in figure.bars), default=0)
    named = min(longest, _LONGEST, max(width - numbers - 1 - _FEWEST, 8))
    size = min(width - named - numbers - 1, _MOST)
    for bar, texts in zip(figure.bars, figures, strict=True):
        label = cut(visible(bar.label), named, ellipsis="..." if ascii_only else "…")
        line = Text(label + " " * (named - cell_len(label)), style=_STYLES[bar.role])
        line.append("".join(f" {text:>{wide}}" for text, wide in zip(texts, sizes, strict=True)))
        if size >= _FEWEST:
            line.append(" ")
            line.append(
                drawn_bar(length_of(figure, bar), size, ascii_only=ascii_only),
                style="dim" if bar.role == "overlap" else ACCENT,
            )
        yield line


_STYLES = {"item": "", "overlap": "dim", "total": "bold"}


def _title(figure: Figure, width: int) -> Text:
    shown = len(figure.bars)
    said = f"{figure.title} ({shown} of {figure.found})" if figure.found > shown else figure.title
    said = f"{said}, {figure.note}" if figure.note else said
    return Text(cut(visible(said), width), style="bold")


def _figures(figure: Figure, bar: Bar, *, of: str) -> Sequence[str]:
    """Give the figures of a bar as texts: 87, or 13 of 18 and 72%, or 689,611 and 24.0%."""
    if figure.style == "rate":
        return (f"{bar.value}{of}{bar.of}", f"{bar.share or 0:.0%}")
    if figure.style == "amount":
        return figures_of(figure, bar)
    return (f"{bar.value:,}",)


def timeline_lines(series: Series, width: int, *, ascii_only: bool = False) -> Iterator[Text]:
    """Give numbers over years with both written out, as many as there is room for, then what is said of them."""
    years = range(series.first, series.last + 1)
    yield Text(cut(visible(f"Years ({series.said})" if series.said else "Years"), width), style="bold")
    cell = next((cell for cell in (_WIDE, _NARROW) if len(years) * cell <= width), 0)
    if cell:
        yield Text("".join(f"{value or '':>{cell - 1}} " for value in series.values))
        for line in columns(series.values, ascii_only=ascii_only):
            yield Text("".join(f"{block * (cell - 1)} " for block in line), style=ACCENT)
        yield Text("".join(f"{_year(year, cell):>{cell - 1}} " for year in years), style="dim")
    else:
        step = -(-len(years) // width)  # years that share a cell
        most = [max(series.values[at : at + step]) for at in range(0, len(years), step)]
        yield from (Text(line, style=ACCENT) for line in columns(tuple(most), ascii_only=ascii_only))
        yield Text(f"{series.first}{series.last:>{max(len(most) - 4, 5)}}", style="dim")


def _year(year: int, cell: int) -> str:
    return str(year) if cell == _WIDE else f"{year % 100:02}"
