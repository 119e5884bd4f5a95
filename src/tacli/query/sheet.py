"""What a list shows on a screen, declared beside the fields: columns that tell one field, or several together.

A collection gives its kinds of records a sheet; no command and no renderer knows which collection it is of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tacli.anything import Value

Told = str | list[str]  # a cell: a text, or names of which as many are shown as there is room for


class Shown(NamedTuple):
    """A column of a screen.

    `tell` makes its cell of the values of `fields` by their names, where codes are names already. `priority` is as that
    of a field, `least` the fewest characters that still say something, 0 where none can be spared. A filter of
    `asked_by` brings the column forward: who asks for a year wants to see when. Where the filter `fixed_by` leaves
    one value, which is then no longer among the values, `instead` stands in its place, or nothing. Of a `tail` the end
    says most.
    """

    title: str
    fields: tuple[str, ...]
    tell: Callable[[Mapping[str, Value]], Told]
    priority: int | None = 0
    least: int = 0
    asked_by: tuple[str, ...] = ()
    fixed_by: str = ""
    instead: Shown | None = None
    tail: bool = False

    @property
    def name(self) -> str:
        """Its name among the columns."""
        return self.title.lower()


class Sheet(NamedTuple):
    """How a kind of record is listed.

    `one` and `many` are what its rows are called, `columns` what is shown of them, by the name of a field where it is
    shown as it is. `place` is where the rows stand in their document. On a page of other things a row ends with
    `cited`, its own place in few words. `parts` are the headings of the page of one row, each with its fields; `title`
    and `summary` are the fields that lead that page, `whose` the field of what it belongs to.
    """

    one: str
    many: str
    columns: tuple[Shown | str, ...]
    place: str = ""
    cited: Shown | None = None
    parts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    title: str = "title"
    summary: str = "summary"
    whose: str = ""
