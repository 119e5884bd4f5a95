"""States with their counts: on a map in shades, and as tiles that say each name and number."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tacli.render.web.charts import hidden
from tacli.render.web.markup import Markup, el, joined
from tacli.views.wording import sentence, years
from tacli.vocabulary.bundled import read
from tacli.vocabulary.places import countries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tacli.anything import JsonObject, Value
    from tacli.views import charts

_STEPS = 4
_OF_ALPHA2 = {"XK": "XKX"}
_LATER = {"XKX": "SCG"}  # within which State one lay that has no code in ISO 3166-1
_NOTE = "Borders are those of the map's source, and say nothing about the status of any territory."


@cache
def outlines() -> JsonObject:
    """Give the outlines of States by ISO 3166-1 alpha-3; `data/README.md` says where they come from."""
    found: JsonObject = read("outlines.json")
    return found


@cache
def _alpha3() -> dict[str, str]:
    return {row["alpha2"]: code for code, row in countries().items() if row["alpha2"]} | _OF_ALPHA2


def _place(code: str) -> str:
    return _alpha3().get(code, code)


def bounds(most: int) -> list[int]:
    """Give the least count of each shade, from the lightest: shades by quarters of the largest count."""
    return list(dict.fromkeys(-(-most * step // _STEPS) if step else 1 for step in range(_STEPS)))


def shade(count: int, most: int) -> int:
    """Give the shade of a count, 1 to 4."""
    found = bounds(most)
    return _STEPS - len(found) + sum(count >= least for least in found)


def world(figure: charts.World, id_: str) -> Markup:
    """Draw the map and the tiles."""
    most = max((tile.number for tile in figure.tiles), default=0)
    return el(
        "figure",
        _map(figure, id_) if most else None,
        _legend(most, figure),
        *(_group(name, note, tiles, most, figure) for name, note, tiles in figure.groups),
        el("figcaption", _NOTE, class_="note") if most else None,
    )


def shapes(figure: charts.World, *, points: bool = False) -> Iterator[tuple[Value, int]]:
    """Give the outline of each State with its shade, 0 for one that is not counted; or the points of those counted."""
    counts = {_place(tile.code): tile.number for tile in figure.tiles}
    most = max(counts.values(), default=0)
    if points:
        for code, point in outlines()["points"].items():
            if code in counts:
                yield point, shade(counts[code], most)
        return
    for code, shape in outlines()["shapes"].items():
        count = counts.get(_within(code, counts), 0)
        yield shape, shade(count, most) if count else 0


def _map(figure: charts.World, id_: str) -> Markup:
    found = list(shapes(figure))
    others = el("path", d="".join(shape for shape, step in found if not step), class_="m0")
    named = [el("path", d=shape, class_=f"m{step}") for shape, step in found if step]
    dots = [
        el("path", d=f"M{x} {y}h0", class_=class_)
        for (x, y), step in shapes(figure, points=True)
        for class_ in ("dot", f"dot d{step}")
    ]
    said = f"{figure.title}. The same counts stand as text below."
    return el(
        "svg", el("title", said, id=f"{id_}-title"), others, *named, *dots,
        viewBox=f"0 0 {outlines()['width']} {outlines()['height']}", role="img", aria_labelledby=f"{id_}-title",
        class_="map",
    )  # fmt: skip


def _within(code: str, counts: dict[str, int]) -> str:
    """Give the State that a place lay within in 2005 where that one is counted, not the place itself."""
    if code in counts:
        return code
    return str((countries().get(code) or {}).get("within") or _LATER.get(code, code))


def _legend(most: int, figure: charts.World) -> Markup:
    found = bounds(most) if most else []
    ends = [*(least - 1 for least in found[1:]), most]
    items = [
        el("li", el("i", class_=f"n{shade(least, most)}"), years(f"{least:,}", f"{end:,}"))
        for least, end in zip(found, ends, strict=True)
    ]
    items[:0] = [el("li", el("i", class_="n0"), "none")] if found else []
    ring = el("li", el("span", class_="ring", aria_hidden="true"), f" {figure.apart}") if figure.apart else None
    return el("ul", el("li", f"{sentence(figure.unit[1])}:"), *items, ring, class_="legend")


def _group(name: str, note: str, tiles: tuple[charts.Tile, ...], most: int, figure: charts.World) -> Markup:
    listed = el("ul", *(_tile(tile, most, figure) for tile in tiles), class_="tiles")
    if not name:
        return listed
    return el("div", el("div", el("h3", name), el("p", note)), listed, class_="group")


def _tile(tile: charts.Tile, most: int, figure: charts.World) -> Markup:
    ring = (
        joined((" ", el("i", class_="ring", aria_hidden="true"), hidden(f", {_kind(figure.apart)}")))
        if tile.apart
        else None
    )
    number = joined((el("b", f"{tile.number:,}"), hidden(f" {figure.unit[tile.number != 1]}")))
    return el("li", el("span", tile.name, ring), " ", el("span", number), class_=f"n{shade(tile.number, most)}")


def _kind(apart: str) -> str:
    return apart.split(" (", maxsplit=1)[0]
