"""What shows something on a page: facts, bars, numbers along years; and figures and steps that stand beside.

Names are names already and headings are sentences; a renderer decides on room, colour and lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tacli.named_tuples import NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal


class Pair(NamedTuple):
    """A fact with what it is of: `Partners`, `UNODC, UNICEF`."""

    label: str
    value: str


class Facts(NamedTuple):
    """Facts one under the other; those with nothing to say are not among them."""

    pairs: tuple[Pair, ...]


class Bar(NamedTuple):
    """A line of a figure: `value` of `of`, None where there is no whole; `share` from 0 to 1, None of nothing.

    `role`: an item, the total, or one that overlaps the others and is in no total. `marked` is what the heading speaks
    of; `small` stands beside the label, `rank` before it, where there is room.
    """

    label: str
    value: int | Decimal
    of: int | Decimal | None
    share: float | None
    role: Literal["item", "overlap", "total"] = "item"
    code: str = ""
    marked: bool = False
    small: str = ""
    rank: str = ""


class Figure(NamedTuple):
    """Bars on one scale, a full one being `full`; `style` says whether they are counts, rates or amounts of `unit`.

    `found` is how many there are in all, where only the first are here; `note` is said beside the title. `head` is
    what each label is, where the title does not say it; `titled` says that the title is shown over it then. `seen` are
    those that a page shows before the others are unfolded, 0 for all.
    """

    title: str
    bars: tuple[Bar, ...]
    style: Literal["count", "rate", "amount"] = "count"
    unit: str = ""
    full: float = 1
    found: int = 0
    note: str = ""
    head: str = ""
    titled: bool = False
    seen: int = 0


class Step(NamedTuple):
    """Where to go next: a command, and what it gives."""

    command: str
    meaning: str


class Key(NamedTuple):
    """A key figure, with its denominator in `of`: the three are read on, as one phrase."""

    figure: str
    label: str
    of: str = ""


class Series(NamedTuple):
    """Numbers in their order, such as rows a year, to be drawn small: from `first` to `last`, with what is `said`.

    `title` says what they are; those after `now` are still to come.
    """

    first: int
    last: int
    values: tuple[int, ...]
    said: str
    title: str = ""
    now: int | None = None
