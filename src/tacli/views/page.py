"""A page: what there is to say of one subject, or of a whole, in the order in which it is read.

It is declared once, in views/, and drawn by every format that people read: a terminal, HTML. Names are names already
and headings are sentences; a renderer decides on room, colour and lines. Data formats take the rows of the table that
carries the page instead.
"""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from tacli.views.charts import Chart
    from tacli.views.table import Series, Table


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
    what each label is, where the title does not say it; `titled` says that the title is shown over it then.
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


class Step(NamedTuple):
    """Where to go next: a command, and what it gives."""

    command: str
    meaning: str


class Key(NamedTuple):
    """A key figure, with its denominator in `of`: the three are read on, as one phrase."""

    figure: str
    label: str
    of: str = ""


class Section(NamedTuple):
    """A part of a page: a heading that says what was found, what shows it, and a note on how to read it.

    `measure` says what is measured, `short` names it in few words, `id` in one. `keys` are its key figures; a `half`
    stands beside another where there is room, with `beside` its first block does beside the others; what is `apart` is
    not counted with the rest; `more` says how many rows are not shown, and what shows them.
    """

    heading: str
    blocks: tuple[Block, ...] = ()
    note: str = ""
    keys: tuple[Key, ...] = ()
    apart: bool = False
    more: Step | None = None
    measure: str = ""
    short: str = ""
    id: str = ""
    half: bool = False
    beside: bool = False


class Page(NamedTuple):
    """A whole page: `title`, `kicker` of what kind it is, `lede` with the answer first, sections, source and steps.

    `keys` are key figures of the whole, `counted` says what is counted.
    """

    title: str
    kicker: tuple[str, ...] = ()
    lede: str = ""
    sections: tuple[Section, ...] = ()
    source: str = ""
    cite: str = ""
    steps: tuple[Step, ...] = ()
    keys: tuple[Key, ...] = ()
    counted: str = ""

    def of_data(self, paths: Sequence[str]) -> Page:
        """Give the page with steps that ask the same data; what came from stdin cannot be asked again."""
        data = "".join(f" --data {quote(path)}" for path in paths)
        again = "-" not in paths

        def asking(step: Step) -> Step:
            return step._replace(command=step.command + data if again else "")

        sections = tuple(s._replace(more=asking(s.more)) if s.more else s for s in self.sections)
        return self._replace(sections=sections, steps=tuple(map(asking, self.steps)) if again else ())


if TYPE_CHECKING:
    # What shows something: facts, bars, numbers along years, rows in columns, a sentence, or what HTML alone draws.
    Block = Facts | Figure | Series | Table | str | Chart
