"""The facets: each value with how many rows hold it, to be chosen or left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import set_cell_size
from textual.binding import Binding
from textual.message import Message

from tacli.browse.lines import Lines, Piece
from tacli.named_tuples import NamedTuple
from tacli.render.fit import cut
from tacli.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textual.binding import BindingType

    from tacli.anything import AnyRow
    from tacli.browse.question import Question
    from tacli.query.field import Field, Records
    from tacli.query.tallies import Tally
    from tacli.views.names import Names

_SHOWN = 5  # values of a facet that is not unfolded


class Facet(NamedTuple):
    """A filter, the names of its values, and whether rows can be counted by it."""

    name: str
    labels: Mapping[str, str]
    is_counted: bool = True
    is_folded: bool = False


class Entry(NamedTuple):
    """A line: the heading of a facet, one of its values, or how many more of them there are."""

    facet: Facet
    value: str = ""
    rows: int | None = None
    more: int = 0


class Facets(Lines):
    """All facets of a kind of record under one another."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "choose", show=False),
        Binding("minus,x", "leave_out", show=False),
        Binding("a", "all", show=False),
        Binding("right,l", "unfold(True)", show=False),
        Binding("left,h", "unfold(False)", show=False),
    ]

    class Asked(Message):
        """Another question is asked."""

        def __init__(self, question: Question) -> None:
            super().__init__()
            self.question = question

    def __init__(self, **options: str) -> None:
        super().__init__(**options)  # type: ignore[arg-type]
        self._facets: tuple[Facet, ...] = ()
        self._unfolded: dict[str, bool] = {}
        self._counts: dict[str, list[Tally]] = {}
        self._entries: list[Entry] = []
        self._question: Question | None = None
        self._taken: Mapping[str, str] = {}

    def show(self, facets: tuple[Facet, ...], question: Question, taken: Mapping[str, str]) -> None:
        """Show another question; the counts are those of the one before until they come.

        `taken` says for what values were taken that are no codes of rows, such as one that stands for several.
        """
        if self._question is None or self._question.kind != question.kind:
            self._counts, self._unfolded, self.cursor = {}, {}, 0
        before = self._entry if self._counts else None
        self._facets, self._question, self._taken = facets, question, taken
        self._lay_out(before)

    def show_counts(self, counts: Mapping[str, list[Tally]]) -> None:
        """Show counts that have come."""
        before = self._entry if self._counts else None
        self._counts = dict(counts)
        self._lay_out(before)

    @property
    def facet(self) -> str:
        """The facet in which the cursor is; empty where it is in none that can be counted."""
        entry = self._entry
        return entry.facet.name if entry and entry.facet.is_counted else ""

    def count(self) -> int:
        """Say how many lines there are."""
        return len(self._entries)

    def drawn(self, line: int, width: int) -> list[Piece]:
        """Draw a heading, a value with its count, or what is folded away."""
        entry = self._entries[line]
        if entry.more:
            return [(f"   … {entry.more:,} more", "faint")]
        if not entry.value:
            return [(cut(self._heading(entry.facet), width), "head")]
        count = "" if entry.rows is None else f" {entry.rows:,}"
        mark = self._mark(entry)
        room = width - 4 - len(count)
        label = set_cell_size(cut(visible(self._label(entry)), room), room)
        return [(f" {mark} ", "mark"), (label, "chosen" if mark.strip() else ""), (f"{count} ", "faint")]

    def _heading(self, facet: Facet) -> str:
        folded = not self._is_unfolded(facet) and facet.is_folded
        every = " (all of them)" if self._question and facet.name in self._question.every else ""
        return f"{'▸' if folded else '▾'} {facet.name.capitalize().replace('-', ' ')}{every}"

    def _label(self, entry: Entry) -> str:
        return entry.facet.labels.get(entry.value) or self._taken.get(entry.value, entry.value)

    def _mark(self, entry: Entry) -> str:
        name, question = entry.facet.name, self._question
        if question is None:
            return " "
        if entry.value in question.without.get(name, ()):
            return "-"
        return "✓" if entry.value in question.asked.get(name, ()) else " "

    def _is_unfolded(self, facet: Facet) -> bool:
        return self._unfolded.get(facet.name, False)

    def _lay_out(self, before: Entry | None) -> None:
        """Lay out the lines anew; the cursor stays on what it was on."""
        self._entries = [entry for facet in self._facets for entry in self._of(facet)]
        self.changed()
        if before:
            was = (before.facet.name, before.value, bool(before.more))
            same = (n for n, e in enumerate(self._entries) if (e.facet.name, e.value, bool(e.more)) == was)
            self.cursor = next(same, self.cursor)

    def _of(self, facet: Facet) -> Iterator[Entry]:
        values = list(self._values(facet))
        if not values:
            return
        yield Entry(facet)
        chosen = [entry for entry in values if self._mark(entry).strip()]
        if self._is_unfolded(facet):
            yield from values
            return
        most = 0 if facet.is_folded else _SHOWN
        first = values[:most]
        yield from first
        yield from (entry for entry in chosen if entry not in first)
        left = sum(entry not in first and entry not in chosen for entry in values)
        if left and not facet.is_folded:
            yield Entry(facet, more=left)

    def _values(self, facet: Facet) -> Iterator[Entry]:
        """Give what rows hold, then what is asked for and is no value of rows: a range, or what stands for several."""
        counted = {str(tally.value): tally.count for tally in self._counts.get(facet.name, ())}
        question = self._question
        typed = (*question.asked.get(facet.name, ()), *question.without.get(facet.name, ())) if question else ()
        yield from (Entry(facet, value, count) for value, count in counted.items())
        yield from (Entry(facet, value) for value in typed if value not in counted)

    @property
    def _entry(self) -> Entry | None:
        return self._entries[self.cursor] if self.cursor < len(self._entries) else None

    def chosen_by_click(self, _line: int) -> bool:
        """Choose at once: that is what a value is there for."""
        return True

    def action_choose(self) -> None:
        """Ask for the value, or unfold what the line stands for."""
        entry = self._entry
        if entry and entry.value and self._question:
            self.post_message(self.Asked(self._question.asking(entry.facet.name, entry.value)))
        elif entry:
            self._unfold(entry, unfolded=not self._is_unfolded(entry.facet))

    def action_leave_out(self) -> None:
        """Leave out rows that hold the value."""
        entry = self._entry
        if entry and entry.value and self._question:
            self.post_message(self.Asked(self._question.leaving_out(entry.facet.name, entry.value)))

    def action_all(self) -> None:
        """Ask for all values of the facet, or for any again."""
        entry = self._entry
        if entry and self._question:
            self.post_message(self.Asked(self._question.asking_for_all(entry.facet.name)))

    def action_unfold(self, unfolded: bool) -> None:  # noqa: FBT001 - an action takes values alone
        """Show all values of the facet, or the first of them."""
        entry = self._entry
        if entry:
            self._unfold(entry, unfolded=unfolded)

    def _unfold(self, entry: Entry, *, unfolded: bool) -> None:
        self._unfolded[entry.facet.name] = unfolded
        self._lay_out(entry)


def counted(records: Records[AnyRow], names: Names) -> tuple[Facet, ...]:
    """Give what rows can be counted by, in the order of the fields."""
    return tuple(_facet(name, field, names) for name, field in records.facets.items())


def beside(question: Question, facets: tuple[Facet, ...]) -> tuple[Facet, ...]:
    """Give what is asked of other filters, which no facet shows."""
    known = {facet.name for facet in facets}
    names = dict.fromkeys((*question.asked, *question.without))
    return tuple(Facet(name, {}, is_counted=False) for name in names if name not in known)


def _facet(name: str, field: Field[AnyRow], names: Names) -> Facet:
    labels = names(field.vocabulary) if field.vocabulary else {}
    return Facet(name, labels, is_folded=not field.vocabulary and field.period is None)
