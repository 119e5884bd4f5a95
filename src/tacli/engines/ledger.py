"""The money of records as a table of its own: an amount a line, with what is given of where it goes.

What SQL adds up exactly is a decimal; the few amounts that would not fit are text. What is given for a dimension is
text of JSON: amounts of which the same is given are added up in the database, and split here.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from tacli.engines.adding import money_of
from tacli.engines.columns import COUNTED, DECIMALS, DIGITS, Column
from tacli.query.shares import Given
from tacli.text import in_digits, iso

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tacli.anything import AnyRow
    from tacli.query.field import Records
    from tacli.query.money import Amount, Dimension

Row = TypeVar("Row")
Item = TypeVar("Item")
_MOST_TEXTS = 2**14


def ledger_name(records: Records[AnyRow]) -> str:
    """Name the table."""
    return f"{records.name} money"


def given_name(dimension: str) -> str:
    """Name the column of what is given for a dimension."""
    return f"given {dimension}"


def columns_of(records: Records[AnyRow]) -> tuple[Column, ...]:
    """Give the columns, but for the number of the row."""
    texts = ("kind", "currency", "day", "rest", *map(given_name, _dimensions(records)))
    return (*(Column(name, "text") for name in texts), Column("amount", "exact"))


def _dimensions(records: Records[Row]) -> dict[str, Dimension[Row]]:
    return {facet.dimension.name: facet.dimension for facet in money_of(records).facets.values()}


def lists_of(records: Records[Row]) -> Callable[[Row], dict[str, Sequence[str | None]]]:
    """Give what makes of a record a list for each column: an item for each amount, or one that stands for all."""
    money, goes = money_of(records).amounts, given_of(records)
    fits = re.compile(rf"-?[0-9]{{1,{DIGITS - DECIMALS}}}(\.[0-9]{{1,{DECIMALS}}}0*)?").fullmatch

    def lists(row: Row) -> dict[str, Sequence[str | None]]:
        amounts = money(row)
        if not amounts:
            return {}
        kinds, numbers, currencies, days, _ = zip(*amounts, strict=True)
        written = [None if number is None else in_digits(number) for number in numbers]
        exact = [text if text and (_is_short(text) or fits(text)) else None for text in written]
        return {
            "kind": kinds,
            COUNTED: counted_text({kind for kind, number in zip(kinds, numbers, strict=True) if number is not None}),
            "currency": _short(currencies),
            "day": [day and iso(day) for day in days],
            "amount": exact,
            "rest": _short([None if fit else text for text, fit in zip(written, exact, strict=True)]),
            **goes(row, amounts),
        }

    return lists


def given_of(records: Records[Row]) -> Callable[[Row, Sequence[Amount]], dict[str, Sequence[str | None]]]:
    """Give what makes of amounts of a record a list for each column of where they go."""
    dimensions = [(given_name(name), of.given, _Texts()) for name, of in _dimensions(records).items()]
    return lambda row, amounts: {
        name: list(map(texts.__getitem__, _short(given(row, amounts)))) for name, given, texts in dimensions
    }


def counted_text(kinds: Iterable[str]) -> str:
    """Give kinds as one text, in which each stands between signs that none has: few are not the same."""
    return ";".join(["", *sorted(kinds), ""])


def _is_short(text: str) -> bool:
    """Say of most amounts that they fit, without a look at each digit."""
    return len(text) <= DIGITS - DECIMALS and "." in text[-1 - DECIMALS :]


def _short(values: Sequence[Item]) -> Sequence[Item]:
    """Give one of values that are all the same, as mostly they are."""
    return values[:1] if values.count(values[0]) == len(values) else values


class _Texts(dict[Given, str]):
    """What is given for one dimension as text: of several, 1 and true would be the same."""

    def __missing__(self, given: Given) -> str:
        if len(self) > _MOST_TEXTS:
            self.clear()
        found = self[given] = _text(given)
        return found


def _text(given: Given) -> str:
    from pydantic_core import to_json  # five times as fast as Python's own

    percentages = [[code, None if share is None else format(share, "f")] for code, share in given.percentages]
    return to_json([given.assumed, percentages]).decode()


def given_in(text: str) -> Given:
    """Read what is given for a dimension."""
    (assumed, percentages), _ = _DECODER.raw_decode(text)
    return Given(tuple([(code, None if p is None else Decimal(p)) for code, p in percentages]), assumed)


_DECODER = json.JSONDecoder()
