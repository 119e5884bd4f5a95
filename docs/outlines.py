"""Make `data/outlines.json`, the outlines of the map of countries, from Natural Earth as packed by `world-atlas`.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz     # countries-110m.json, countries-50m.json
    pip install pycountry                                           # numeric codes of ISO 3166-1
    python docs/outlines.py package

Natural Earth (https://www.naturalearthdata.com) is in the public domain. Equal Earth projection (Šavrič, Patterson and
Jenny 2018), so that areas can be compared; whole units of a picture 1,000 wide; each border is simplified once, so that
neighbours still meet. A State that is too small to be seen is a point. Antarctica is left out.
"""

import json
import math
import sys
from functools import cache
from pathlib import Path
from typing import Any

WIDTH = 1000
TOLERANCE = 0.7  # how far a simplified border may be from its place, in units
LEAST_RING = 5  # area under which an island of a larger State is left out, in square units
LEAST_SEEN = 25  # area under which a State is a point, too
LEAST_POINTS = 3
NORTH, SOUTH = 84, -56
HALF = 180
EDGES = ((0, 0, 0), (HALF, 1, -360), (-HALF, -1, 360))  # what is kept: within the map, past its right, past its left
# Natural Earth draws who holds a place; maps of the United Nations draw whose it is, and ISO has codes of its own.
MOVED = [("643", (32, 44, 37, 46.3), "804"), ("250", (-56, 1, -50, 7), "254")]
WITHOUT_CODE = {"N. Cyprus": "CYP", "Somaliland": "SOM", "Kosovo": "XKX"}
_A1, _A2, _A3, _A4, _M = 1.340264, -0.081106, 0.000893, 0.003796, math.sqrt(3) / 2
DATA = Path(__file__).parents[1] / "data"

Point = tuple[float, float]


def _equal_earth(longitude: float, latitude: float) -> Point:
    t = math.asin(_M * math.sin(math.radians(latitude)))
    t2, t6 = t * t, t**6
    x = math.radians(longitude) * math.cos(t) / (_M * (_A1 + 3 * _A2 * t2 + t6 * (7 * _A3 + 9 * _A4 * t2)))
    return x, t * (_A1 + _A2 * t2 + t6 * (_A3 + _A4 * t2))


_UNIT = WIDTH / (2 * _equal_earth(180, 0)[0])
_TOP = _equal_earth(0, NORTH)[1]


@cache
def _placed_at(point: Point) -> Point:
    x, y = _equal_earth(point[0], max(point[1], SOUTH))
    return WIDTH / 2 + x * _UNIT, (_TOP - y) * _UNIT


def _distance(point: Point, start: Point, end: Point) -> float:
    (x, y), (x1, y1), (x2, y2) = map(_placed_at, (point, start, end))
    length = math.hypot(x2 - x1, y2 - y1)
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length if length else math.hypot(x - x1, y - y1)


def _simplified(points: list[Point]) -> list[Point]:
    """Leave out what stands no further from the line than the tolerance (Douglas and Peucker)."""
    if len(points) < LEAST_POINTS:
        return points
    far, place = max((_distance(p, points[0], points[-1]), i) for i, p in enumerate(points[1:-1], 1))
    if far <= TOLERANCE:
        return [points[0], points[-1]]
    return _simplified(points[: place + 1])[:-1] + _simplified(points[place:])


def _cut(ring: list[Point]) -> list[list[Point]]:
    """Part a ring that crosses the antimeridian, which is a line on the globe and two edges of the map."""
    shift, before, unwrapped = 0, ring[0][0], []
    for x, y in ring:
        shift += (x - before < -HALF) * 360 - (x - before > HALF) * 360
        before = x
        unwrapped.append((x + shift, y))
    parts = [(_clipped(unwrapped, edge, side), back) for edge, side, back in EDGES]
    return [[(x + back, y) for x, y in part] for part, back in parts if part]


def _clipped(ring: list[Point], edge: float, side: int) -> list[Point]:
    """Keep what lies on a side of a meridian (Sutherland and Hodgman), or within 180 degrees for side 0."""
    if side == 0:
        return _clipped(_clipped(ring, HALF, -1), -HALF, 1)
    kept: list[Point] = []
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        inside1, inside2 = (side * (x - edge) >= 0 for x in (x1, x2))
        kept += [(x1, y1)] if inside1 else []
        if inside1 != inside2:
            kept.append((edge, y1 + (y2 - y1) * (edge - x1) / (x2 - x1)))
    return kept


def _degrees(topology: dict[str, Any]) -> list[list[Point]]:
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)
    return arcs


def _ring(arcs: list[list[Any]], numbers: list[int]) -> list[Any]:
    points: list[Any] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def _area(ring: list[Point]) -> float:
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True))) / 2


def _polygons(geometry: dict[str, Any]) -> list[list[list[int]]]:
    arcs = geometry.get("arcs", [])
    return [arcs] if geometry["type"] == "Polygon" else arcs


def _within(ring: list[Point], box: tuple[float, float, float, float]) -> bool:
    west, south, east, north = box
    return all(west <= x <= east and south <= y <= north for x, y in ring)


def _rings(topology: dict[str, Any], codes: dict[str, str]) -> dict[str, list[list[Point]]]:
    """Give the rings of each code in degrees, borders simplified once and none of them across the antimeridian."""
    arcs = [_simplified(arc) for arc in _degrees(topology)]
    found: dict[str, list[list[Point]]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        number, name = geometry.get("id", ""), geometry["properties"]["name"]
        for polygon in _polygons(geometry):
            for ring in (part for numbers in polygon for part in _cut(_ring(arcs, numbers))):
                moved = next((to for of, box, to in MOVED if of == number and _within(ring, box)), number)
                code = WITHOUT_CODE.get(name) or codes.get(moved)
                if code and code != "ATA":
                    found.setdefault(code, []).append(ring)
    return found


def _whole(ring: list[Point]) -> list[Point]:
    return [(round(x), round(y)) for x, y in map(_placed_at, ring)]


def _path(ring: list[Point]) -> str:
    (x, y), *others = ring
    steps = [(int(b[0] - a[0]), int(b[1] - a[1])) for a, b in zip(ring, others, strict=False)]
    written = "".join(f"{'' if dx < 0 else ' '}{dx}{'' if dy < 0 else ' '}{dy}" for dx, dy in steps[:-1] if dx or dy)
    return f"M{int(x)} {int(y)}l{written.strip()}z"


def outlines(folder: Path) -> dict[str, Any]:
    """Give shapes as paths of SVG, and points, by ISO 3166-1 alpha-3."""
    import pycountry  # what only this script needs

    codes = {country.numeric: country.alpha_3 for country in pycountry.countries}
    coarse, fine = (_rings(json.loads((folder / f"countries-{m}m.json").read_text()), codes) for m in (110, 50))
    shapes, points = {}, {}
    for code, rings in sorted(coarse.items()):
        sized = [(_area(ring), ring) for ring in map(_whole, rings)]
        largest = max(area for area, _ in sized)
        kept = [ring for area, ring in sized if area and (area >= LEAST_RING or area == largest)]
        if kept:
            shapes[code] = "".join(map(_path, kept))
    for code, rings in sorted(fine.items()):
        area, ring = max((_area([*map(_placed_at, ring)]), ring) for ring in rings)
        if code not in shapes or area < LEAST_SEEN:
            west, east = min(x for x, _ in ring), max(x for x, _ in ring)
            south, north = min(y for _, y in ring), max(y for _, y in ring)
            points[code] = [round(part) for part in _placed_at(((west + east) / 2, (south + north) / 2))]
    return {"width": WIDTH, "height": round(_placed_at((0, SOUTH))[1]), "shapes": shapes, "points": points}


if __name__ == "__main__":
    made = outlines(Path(sys.argv[1]))
    lines = json.dumps(made, separators=(",", ":")).replace('","', '",\n"').replace('},"', '},\n"')
    (DATA / "outlines.json").write_text(f"{lines}\n", encoding="utf-8")
