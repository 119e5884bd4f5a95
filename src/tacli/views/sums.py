"""Sums of money as a table: a line for each value and currency, and a total of each currency.

Amounts of different currencies have no order among them: first comes the currency that most lines are in, of as many
the one whose code is first, and within a currency the largest amount.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tacli.engines.memory import MemoryEngine
from tacli.named_tuples import NamedTuple
from tacli.query.field import Records, amount, percent, text
from tacli.query.sums import totals
from tacli.views.table import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
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
    rows = [line._replace(name=known.get(line.values[0], "")) if known else line for line in sum_lines(lines)]
    declared = sum_records(by, records, named=names is not None)
    table = listed(MemoryEngine(declared, rows), query, foot=foot, bar="share", title=_title(many, by))
    shown = tuple(column.name for column in table.columns)
    added = [
        Line((ALL,) * len(by), currency, sum_, _share(sum_, sum_), TOTAL) for currency, sum_ in totals(lines).items()
    ]
    ranks = _ranks(lines)
    engine = MemoryEngine(declared, sorted(added, key=lambda line: ranks[line.currency]))
    return table._replace(total=tuple(engine.rows(query._replace(fields=shown, order=(), limit=0))) if by else ())


def _title(many: str, by: Sequence[str]) -> str:
    return f"{many.capitalize()} by {' and '.join((*by, 'currency'))}"


def sum_lines(lines: Mapping[Key, Decimal]) -> list[Line]:
    """Put lines in order: by currency, then years as they follow, all else by amount, what goes to no value last."""
    whole, ranks = totals(lines), _ranks(lines)
    return [_line(key, sum_, whole) for key, sum_ in sorted(lines.items(), key=lambda item: _in_order(item, ranks))]


def in_currencies(lines: Iterable[Line]) -> dict[str | None, list[Line]]:
    """Part lines by their currencies."""
    found: dict[str | None, list[Line]] = {}
    for line in lines:
        found.setdefault(line.currency, []).append(line)
    return found


def _line(key: Key, sum_: Decimal, whole: Mapping[Value, Decimal]) -> Line:
    currency, *values = key
    role = TOTAL if not values else NOWHERE if None in values else "item"
    told = tuple(NOWHERE if value is None else value for value in values)
    return Line(told, currency, sum_, _share(sum_, whole[currency]), role)


def _share(part: Decimal, whole: Decimal) -> float | None:
    return float(part / whole) if whole else None


def _ranks(lines: Iterable[Key]) -> dict[str | None, int]:
    """Give the place of each currency; amounts without one come last."""
    counts = Counter(currency for currency, *_ in lines)
    ordered = sorted(counts, key=lambda currency: (currency is None, -counts[currency], currency or ""))
    return {currency: place for place, currency in enumerate(ordered)}


def _in_order(item: tuple[Key, Decimal], ranks: Mapping[str | None, int]) -> Value:
    (currency, *values), sum_ = item
    numbers = tuple(value for value in values if isinstance(value, int))
    return ranks[currency], None in values, numbers, -sum_, [str(value) for value in values]
