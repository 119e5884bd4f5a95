"""What was asked, in words: the first line of a list, and the title of its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.named_tuples import NamedTuple
from tacli.query.conditions import MOST, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tacli.anything import AnyRow, Value
    from tacli.query.criteria import Criteria, Criterion
    from tacli.query.field import Records
    from tacli.views.names import Names


class Asked(NamedTuple):
    """A filter as it was understood: `topic`, `Trafficking in persons`; `mode` is any, all or not of the values."""

    filter: str
    values: tuple[str, ...]
    mode: str = "any"

    def __str__(self) -> str:
        """Give it as a sentence has it."""
        joiner = " and " if self.mode == "all" else " or "
        said = joiner.join(self.values)
        return f"{'not ' if self.mode == 'not' else ''}{self.filter}: {said}"


class Heading(NamedTuple):
    """What rows are called, `one` and `many`, and what was asked of them, in words.

    `said` stands in place of their number where that says nothing, `beside` after it.
    """

    one: str
    many: str
    asked: tuple[Asked, ...] = ()
    said: str = ""
    beside: tuple[str, ...] = ()

    def line(self, shown: int, found: int, *, between: str = " · ") -> str:
        """Give `Showing 17 of 90 activities · topic: Trafficking in persons`."""
        counted = f"{found:,} {self.one if found == 1 else self.many}"
        first = self.said or (f"Showing {shown:,} of {counted}" if shown < found else counted)
        return between.join([first, *self.beside, *map(str, self.asked)])


def heading(records: Records[AnyRow], criteria: Criteria, names: Names) -> Heading:
    """Say what a list is of; `names` are those of codes."""
    sheet = records.sheet
    one, many = (sheet.one, sheet.many) if sheet else ("row", "rows")
    return Heading(one, many, tuple(_asked(criterion, names) for criterion in criteria))


def _asked(criterion: Criterion, names: Names) -> Asked:
    filter_ = criterion.filter
    known: Mapping[str, str] = names(filter_.vocabulary) if filter_.vocabulary else {}
    values = [_said(value, typed, known) for value, typed in zip(criterion.values, criterion.typed, strict=True)]
    name = {"search": "words", "has": "with", "no": "without"}.get(filter_.name, filter_.name.replace("-", " "))
    return Asked(name, tuple(values), criterion.mode)


def _said(value: Value, typed: str, known: Mapping[str, str]) -> str:
    if isinstance(value, Span):
        first, last = f"{value.first:,}" if value.first > _YEARS else str(value.first), value.last
        if value.first == last:
            return first
        return f"{first} or more" if last == MOST else f"up to {last}" if not value.first else f"{first} to {last}"
    return known.get(value, value) if isinstance(value, str) else typed


_YEARS = 9999  # above it a number is no year, and has commas
