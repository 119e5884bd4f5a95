"""What every engine can do. Two engines of the same records give the same answers, in the same order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tacli.anything import AnyRow, Values
    from tacli.query.conditions import Query, Why
    from tacli.query.field import Records
    from tacli.query.sums import Sum, Sums
    from tacli.query.tallies import Counts, Group, Groups
    from tacli.query.words import Words


class Engine(Protocol):
    """Records of one kind that can be asked. What is asked once may be all that can be: stdin is read once."""

    @property
    def records(self) -> Records[AnyRow]:
        """The kind of record."""

    def rows(self, query: Query) -> Iterator[Values]:
        """Give the rows of a query, one at a time."""

    def tally(self, query: Query, facets: Sequence[str]) -> Counts:
        """Count the rows that pass by facets; by each pair of values where there are two."""

    def groups(self, query: Query, asked: Groups) -> Iterable[Group]:
        """Put the rows that pass together by what they hold, in no order."""

    def sums(self, query: Query, asked: Sum) -> Sums:
        """Add up the money of the rows that pass; their kind of record must declare such."""

    def hits(self, query: Query, words: Words) -> Iterator[Values]:
        """Give the rows of a query that asks for the words, the best first; `score` is a field of theirs."""

    def why(self, query: Query) -> Why:
        """Say what came of a query, also of one whose rows were given or counted already."""
