"""Sums of money as a table: a line for each value and currency, and a total of each currency.

Amounts of different currencies have no order among them: first comes the currency that most lines are in, of as many
the one whose code is first, and within a currency the largest amount.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from tacli.engines.memory import MemoryEngine
from tacli.named_tuples import NamedTuple
from tacli.query.field import Records, amount, percent, text
from tacli.query.sums import added
from tacli.views.table import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from tacli.anything import AnyRow, JsonType, Value, Values
    from tacli.query.conditions import Query
    from tacli.query.field import Field
    from tacli.query.sums import Key
    from tacli.views.table import Table

NOWHERE = "not allocated"
ALL = "all"
TOTAL = "total"


class Line(NamedTuple):
    """A sum in a currency, None where none is said; its share of all in that currency, None where that is nothing."""

    values: Values
    currency: str | None
    amount: Decimal
    share: float | None
    role: str
    name: str = ""


def facet_names(records: Records[AnyRow]) -> list[str]:
    """Name the facets by which money of a kind of record can be added up."""
    return list(dict.fromkeys((*(records.money.facets if records.money else ()), *records.facets)))


def sum_records(by: Sequence[str], records: Records[AnyRow], *, named: bool = False) -> Records[Line]:
    """Declare the rows of sums by facets of money or of records, whose keys are their names.

    `named`: with the name of what the first is the code of.
    """
    return Records(
        "sums",
        (
            *(_facet(name, place, records) for place, name in enumerate(by)),
            *([text("name", "Name", "Its most frequent name.", None, flexible=True)] if named else []),
            text("currency", "Currency", "ISO 4217, null where none is said.", type=str | None),
            amount("amount", "Amount", "Exact sum; text where a number of JSON would not be exact."),
            percent("share", "Share", "Of all in that currency, from 0 to 1; null where that is 0.", 1),
            text("role", "Role", f"item, {NOWHERE}, or {TOTAL} of a currency.", None),
        ),
    )


def _facet(name: str, place: int, records: Records[AnyRow]) -> Field[Line]:
    own = records.money.facets.get(name) if records.money else None
    of = own or records.facets[name]
    kind: JsonType = own.type if own else (str if of.vocabulary else int)
    return text(
        name, name.replace("-", " ").capitalize(), of.help, get=_value(place), vocabulary=of.vocabulary,
        beside=(NOWHERE, ALL), type=kind if kind is str else kind | str,
    )  # fmt: skip


def _value(place: int) -> Callable[[Line], Value]:
    return lambda line: line.values[place]


def sum_table(
    lines: Mapping[Key, Decimal],
    by: Sequence[str],
    records: Records[AnyRow],
    query: Query,
    *,
    many: str,
    foot: str,
    names: Mapping[str, str] | None = None,
) -> Table:
    """Lay out lines in whole units, by currency.

    `records` are those whose money it is, `many` the word for several amounts, `names` those of the codes.
    """
    known = names or {}
    currencies = _currencies(lines)
    rows = [line for currency in currencies for line in currency.lines()]
    if known:
        rows = [line._replace(name=known.get(line.values[0], "")) for line in rows]
    declared = sum_records(by, records, named=names is not None)
    table = listed(MemoryEngine(declared, rows), query, foot=foot, bar="share", title=_title(many, by))
    shown = tuple(column.name for column in table.columns)
    engine = MemoryEngine(
        declared, [Line((ALL,) * len(by), of.name, of.total, _share(of.total, of.total), TOTAL) for of in currencies]
    )
    return table._replace(total=tuple(engine.rows(query._replace(fields=shown, order=(), limit=0))) if by else ())


def _title(many: str, by: Sequence[str]) -> str:
    return f"{many.capitalize()} by {' and '.join((*by, 'currency'))}"


def sum_lines(lines: Mapping[Key, Decimal]) -> list[Line]:
    """Put lines in order: by currency, then years as they follow, all else by amount, what goes to no value last.

    Those of the same amount stay as they stand.
    """
    return [line for currency in _currencies(lines) for line in currency.lines()]


def in_currencies(lines: Iterable[Line]) -> dict[str | None, list[Line]]:
    """Part lines by their currencies."""
    found: dict[str | None, list[Line]] = {}
    for line in lines:
        found.setdefault(line.currency, []).append(line)
    return found


class _Currency(NamedTuple):
    """All amounts in a currency, by their keys, and what they come to."""

    name: str | None
    amounts: list[tuple[Key, Decimal]]
    total: Decimal

    def lines(self) -> Iterator[Line]:
        """Give the lines in their order."""
        for key, of in _in_order(self.amounts):
            values = key[1:]
            role = "item" if values else TOTAL
            if None in values:
                values, role = tuple([NOWHERE if value is None else value for value in values]), NOWHERE
            yield Line(values, self.name, of, _share(of, self.total), role)


def _share(part: Decimal, whole: Decimal) -> float | None:
    return float(part / whole) if whole else None


def _currencies(lines: Mapping[Key, Decimal]) -> list[_Currency]:
    """Put lines together by currency: first the one that most are in; amounts without one come last."""
    found: dict[str | None, list[tuple[Key, Decimal]]] = {}
    for item in lines.items():
        found.setdefault(item[0][0], []).append(item)
    ordered = sorted(found.items(), key=lambda of: (of[0] is None, -len(of[1]), of[0] or ""))
    return [_Currency(name, amounts, added([amount for _, amount in amounts])) for name, amounts in ordered]


def _in_order(amounts: Sequence[tuple[Key, Decimal]]) -> list[tuple[Key, Decimal]]:
    """Put the largest first, of each year where there are such, and what goes to no value last."""
    largest = sorted(amounts, key=itemgetter(1), reverse=True)
    whole = next((key for key, _ in amounts if None not in key), ())
    has_years = not whole or any(isinstance(value, int) for value in whole)
    return sorted(largest, key=_lack_and_years if has_years else _lack)


def _lack(item: tuple[Key, Decimal]) -> bool:
    return None in item[0][1:]


def _lack_and_years(item: tuple[Key, Decimal]) -> tuple[bool, list[int]]:
    return _lack(item), [value for value in item[0] if isinstance(value, int)]
