"""How a kind of record declares its money: amounts of several kinds, and facets by which they can be added up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from tacli.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from tacli.anything import Value
    from tacli.query.shares import Given

Row = TypeVar("Row")


class Kind(NamedTuple):
    """A kind of money: kinds are never added to one another. `one` and `many` are the words for its amounts.

    `replaces` is the kind of those that such amounts stand for, "" for none.
    """

    name: str
    help: str
    one: str
    many: str
    replaces: str = ""


class Amount(NamedTuple):
    """One amount of a row: None where it could not be read. `date` is that of the rate which would convert it.

    `item` is what dimensions look at beside the row.
    """

    kind: str
    amount: Decimal | None
    currency: str | None
    date: date | None
    item: Value


class Dimension(NamedTuple, Generic[Row]):
    """Codes among which amounts are split, such as places: `given` is what a row says of them, amount by amount.

    Amounts of a row mostly share what is given, which is why they are asked for together.
    `whole`: an amount is of one code at most.
    """

    name: str
    given: Callable[[Row, Sequence[Amount]], Sequence[Given]]
    whole: bool = False


class Facet(NamedTuple, Generic[Row]):
    """Something to add up by: what `of` makes of a code of its dimension, None for none.

    Two facets may be of one dimension, as countries and regions both are places. `type` is what JSON holds.
    """

    name: str
    title: str
    help: str
    dimension: Dimension[Row]
    of: Callable[[Value], Value]
    vocabulary: str = ""
    type: Any = str  # as Pydantic takes it


class Money(NamedTuple, Generic[Row]):
    """The money of a kind of record.

    `facets` are those of amounts; by those of the record, which they come before, the whole amount goes to a row's
    value, or equally to several. `chain` names facets of the record that tell whether the same money may stand in it
    twice. `narrows` says of fields by which facet of money a filter of rows narrows amounts, too.
    """

    kinds: tuple[Kind, ...]
    amounts: Callable[[Row], Sequence[Amount]]
    facets: Mapping[str, Facet[Row]]
    chain: tuple[str, ...]
    narrows: Mapping[str, str]

    def told_beside(self, kind: str) -> tuple[str, ...]:
        """Name the kinds of which it is told how many there are beside a sum of one, where there is such a sum."""
        return tuple(known.replaces for known in self.kinds if known.name == kind and known.replaces)
