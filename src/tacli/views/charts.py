"""What pages of HTML show beside what all pages do: dots, parts of a whole, a map, lists to be searched.

Data alone: nothing is drawn, no text is markup. Names stand in place of codes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tacli.anything import AnyRow, Values
    from tacli.query.field import Field
    from tacli.views.layout import Layout


class Reply(NamedTuple):
    """A rate from 0 to 1, None where it is of nothing, with its numerator and denominator."""

    rate: float | None
    replies: int
    parties: int


class RateRow(NamedTuple):
    """The rates of one group, None where there are none."""

    name: str
    rates: tuple[Reply | None, ...]
    marked: bool = False


class Rates(NamedTuple):
    """Dots on a line from 0 to 100 per cent, a column a treaty; `apart` are in no `total`, and it is said why."""

    caption: str
    head: str
    treaties: tuple[tuple[str, str], ...]  # the name, and a short one
    rows: tuple[RateRow, ...]
    total: RateRow | None = None
    apart: tuple[RateRow, ...] = ()
    why_apart: str = ""


class Parts(NamedTuple):
    """Parts that add up to a whole: one bar, and what each part is."""

    title: str
    heads: tuple[str, ...]
    parts: tuple[tuple[str, int], ...]


class Side(NamedTuple):
    """What a line says of one subject, and how much of a full bar it is, from 0 to 1."""

    told: str
    length: float


class Sides(NamedTuple):
    """Subjects side by side: a line for each thing that is told of them."""

    caption: str
    subjects: tuple[str, ...]
    lines: tuple[tuple[str, tuple[Side, ...]], ...]


class Tile(NamedTuple):
    """A State with its count; `apart` says that it is among the least developed."""

    code: str
    name: str
    number: int
    apart: bool = False


class World(NamedTuple):
    """Counts of States: on a map, and as tiles in groups, each with a name and a note."""

    title: str
    groups: tuple[tuple[str, str, tuple[Tile, ...]], ...]
    unit: tuple[str, str]
    apart: str = ""

    @property
    def tiles(self) -> list[Tile]:
        """All of them."""
        return [tile for _, _, tiles in self.groups for tile in tiles]


class Cross(NamedTuple):
    """Counts, or shares, of two fields with margins of distinct rows; `none` are rows of which a head has none."""

    caption: str
    columns: tuple[Field[AnyRow], ...]
    rows: tuple[Values, ...]


class Listing(NamedTuple):
    """Rows to be searched, narrowed and sorted; `fixed` are values that the question gave, by their fields.

    `command` asks for the rows, `ordered` says that a person chose their order, `narrows` that the list can be
    narrowed: it is the one of its page.
    """

    caption: str
    columns: tuple[Field[AnyRow], ...]
    rows: Sequence[Values]
    layout: Layout
    unit: tuple[str, str]
    command: str
    total: tuple[Values, ...] = ()
    fixed: Mapping[str, str] = {}
    asked: frozenset[str] = frozenset()
    ordered: bool = False
    narrows: bool = True


class Card(NamedTuple):
    """One record, field by field; what is empty is left out."""

    columns: tuple[Field[AnyRow], ...]
    row: Values


class Names(NamedTuple):
    """A plain list."""

    title: str
    names: tuple[str, ...]
    small: str = ""


Chart = Rates | Parts | Sides | World | Cross | Listing | Card | Names
