"""Subjects side by side, with bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.views.blocks import Key
from tacli.views.table import Page, Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tacli.views.charts import Sides
    from tacli.views.compare import Part

_MEANT = {
    "All": "Activities",
    "Name it": "Activities that name it",
    "Name its States": "Activities that name its States",
    "Name a State of it": "Activities that name a State of it",
}


def compare_story(titles: Sequence[str], found: Sequence[Part], cite: str) -> Page:
    """Tell the parts, the line that comes first as key figures."""
    sections = tuple(Section(sides.caption, (sides,), note, id=f"part-{n}") for n, (sides, note) in enumerate(found))
    first = next((sides for sides, _ in found if sides.lines[0][0] in _MEANT), None)
    keys = tuple(_keys(first)) if first else ()
    return Page(" · ".join(titles), ("side by side",), "", sections, cite=cite, keys=keys)


def _keys(sides: Sides) -> Iterator[Key]:
    item, cells = sides.lines[0]
    for subject, side in zip(sides.subjects, cells, strict=True):
        yield Key(side.told, subject, _MEANT[item])
