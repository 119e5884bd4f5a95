"""What can be asked of a record: nine kinds of condition, as data that any engine can answer.

A condition names fields and holds codes, numbers and words; what a grouping or a name means is settled before.
"""

from __future__ import annotations

from typing import TypeVar

from tacli.named_tuples import NamedTuple
from tacli.text import is_plain

MOST = 10**16  # where a span that is open at its end ends; more than anything here is counted in


class Span(NamedTuple):
    """Whole numbers from `first` to `last`, both included."""

    first: int
    last: int

    def __str__(self) -> str:
        """Give it as it would be typed."""
        if self.first == self.last:
            return str(self.first)
        return f"{self.first or ''}..{'' if self.last == MOST else self.last}"


Kind = TypeVar("Kind", bound=type)


def _kind(cls: Kind) -> Kind:
    """Let conditions be equal to those of their own kind alone: as mere tuples, any and all of the same are equal."""
    cls.__eq__, cls.__ne__ = _equal, _unequal  # type: ignore[method-assign,assignment]
    return cls


def _equal(self: tuple[object, ...], other: object) -> bool:
    return type(self) is type(other) and tuple.__eq__(self, other)


def _unequal(self: tuple[object, ...], other: object) -> bool:
    return not _equal(self, other)


@_kind
class Among(NamedTuple):
    """A field, or an item of one that holds several, is one of these values."""

    field: str
    values: frozenset[str]


@_kind
class Overlaps(NamedTuple):
    """A period meets one of the spans; an open end runs on, a period without ends meets none."""

    field: str
    spans: tuple[Span, ...]


@_kind
class Between(NamedTuple):
    """A number is within one of the spans."""

    field: str
    spans: tuple[Span, ...]


@_kind
class Present(NamedTuple):
    """A field holds something."""

    field: str


@_kind
class Holds(NamedTuple):
    """A text of one of the searched fields, of all where none is named, holds the words of a phrase side by side.

    Texts are compared by the keys of their own language: `query.stems.wanted` of the phrase, `keys` of each of
    `words_of` the text. An engine that keeps keys has them from there, and asks for the phrase in all its languages.
    """

    phrase: str
    fields: tuple[str, ...] = ()


@_kind
class Near(NamedTuple):
    """A field of one text is spelled as another text but for case and what is between words (`text.fold`), or nearly.

    Nearly: both are printable ASCII, with at most `slips` signs too many, too few or wrong, in whatever case.
    """

    field: str
    text: str

    @property
    def slips(self) -> int:
        """How many: one in four, and two at most; none where the text is not plain."""
        return min(len(self.text) // 4, 2) if is_plain(self.text) else 0


@_kind
class Any(NamedTuple):
    """One of the parts is true; none of no parts is."""

    parts: tuple[Condition, ...]


@_kind
class All(NamedTuple):
    """Every part is true; all of no parts are."""

    parts: tuple[Condition, ...]


@_kind
class Not(NamedTuple):
    """The part is not true."""

    part: Condition


Condition = Among | Overlaps | Between | Present | Holds | Near | Any | All | Not


class Order(NamedTuple):
    """Rows by a field; what holds nothing there stands last either way, and equal rows keep their order."""

    field: str
    descending: bool = False


class Part(NamedTuple):
    """One of the conditions that a query joins, and the `ways` to be told apart among the rows that all others keep."""

    condition: Condition
    ways: tuple[Condition, ...] = ()

    @property
    def has_ways(self) -> bool:
        """Whether it has ways to be told apart: more than one, or another than it takes."""
        return self.ways not in ((), (self.condition,))


class Query(NamedTuple):
    """Rows that pass every part, in an order, no more than `limit` (0 for all), of each the named fields."""

    parts: tuple[Part, ...] = ()
    order: tuple[Order, ...] = ()
    limit: int = 0
    fields: tuple[str, ...] = ()

    @property
    def condition(self) -> Condition:
        """All parts as one."""
        return All(tuple(part.condition for part in self.parts))


class Why(NamedTuple):
    """What came of a query: `found` rows.

    Where none was found, `alone` counts for each part the rows that it keeps by itself, and `without` those that all
    other parts keep. `ways` counts, for each part, the rows that all others keep by the first of its ways that they
    pass.
    """

    found: int
    alone: tuple[int, ...]
    without: tuple[int, ...]
    ways: tuple[tuple[int, ...], ...]
