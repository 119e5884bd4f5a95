"""What draws each kind of block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.render.web import charts, listing, rates, world
from tacli.views import charts as kinds
from tacli.views.blocks import Facts, Figure, Series
from tacli.views.rows import as_listing
from tacli.views.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from tacli.anything import OfItsKind
    from tacli.render.web.markup import Markup
    from tacli.views.table import Block

_DRAW: dict[type, Callable[[OfItsKind, str], Markup]] = {
    Figure: charts.bars,
    Series: charts.years,
    Facts: charts.facts,
    str: charts.sentence,
    kinds.Rates: rates.rates,
    kinds.Parts: charts.parts,
    kinds.Sides: charts.sides,
    kinds.World: world.world,
    kinds.Cross: charts.cross,
    kinds.Listing: listing.listing,
    kinds.Card: charts.card,
    kinds.Names: charts.names,
}


def drawn(block: Block, id_: str, heading: str) -> Markup:
    """Draw a block of a section with a heading; `id_` is its own on the page."""
    shown = as_listing(block, heading) if isinstance(block, Table) else block
    return _DRAW[type(shown)](shown, id_)
