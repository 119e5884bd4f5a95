"""What draws each kind of figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tacli.render.web import charts, listing, rates, world
from tacli.views import story

if TYPE_CHECKING:
    from collections.abc import Callable

    from tacli.render.web.markup import Markup

_DRAW: dict[type, Callable[[Any, str], Markup]] = {
    story.Bars: charts.bars,
    story.Rates: rates.rates,
    story.Years: charts.years,
    story.Parts: charts.parts,
    story.World: world.world,
    story.Cross: charts.cross,
    story.Listing: listing.listing,
    story.Facts: charts.facts,
    story.Card: charts.card,
    story.Names: charts.names,
}


def drawn(figure: story.Figure, id_: str) -> Markup:
    """Draw a figure; `id_` is its own on the page."""
    return _DRAW[type(figure)](figure, id_)
