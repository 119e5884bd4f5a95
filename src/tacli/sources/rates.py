"""Rates of exchange of a CSV file: date, currency, rate and base, checked line by line."""

from __future__ import annotations

import csv
import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from tacli.errors import DatasetError
from tacli.query.rates import Rate, Rates
from tacli.sources.files import blocks, joined, open_bytes, shown
from tacli.text import visible
from tacli.vocabulary.codelists import codelist

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

COLUMNS = ("date", "currency", "rate", "base")
_HINT = "A line is 2020-03-31,EUR,0.9127,USD: on that day 1 USD was 0.9127 EUR."
_RATE = re.compile(r"[0-9]{1,15}(\.[0-9]{1,15})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LONGEST_SHOWN = 60


def read_rates(path: str) -> Rates:
    """Read a file. Raises DatasetError for the first line that is wrong."""
    with open_bytes(path) as file:
        data = joined(blocks((), file, path), path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _wrong(path, line, "it is no UTF-8", "Save it as CSV in UTF-8.") from error
    return _Reader(path).rates(text.splitlines(keepends=True))


def _wrong(path: str, line: int, reason: str, hint: str = _HINT) -> DatasetError:
    place = f"line {line}"
    return DatasetError(f"{shown(path)}, {place}: {reason}.", hint, place=place, reason=reason)


class _Reader:
    def __init__(self, path: str) -> None:
        self.path = path
        self.line = 1
        self.base = ""
        self.known: dict[tuple[str, date], tuple[Decimal, int]] = {}

    def rates(self, lines: list[str]) -> Rates:
        rows = self.rows(lines)
        heads = [head.strip().lower() for head in next(rows, [])]
        for name in COLUMNS:
            if heads.count(name) != 1:
                raise self.wrong(f"{'two columns are' if name in heads else 'no column is'} named {name}")
        places = [heads.index(name) for name in COLUMNS]
        for row in rows:
            if len(row) != len(heads):
                raise self.wrong(f"there are {len(row)} values under {len(heads)} names")
            self.take(*(row[place].strip() for place in places))
        if not self.known:
            raise self.wrong("there is no rate")
        return Rates(self.base, self.in_order(), self.path)

    def rows(self, lines: Iterable[str]) -> Iterator[list[str]]:
        reader = csv.reader(lines, strict=True)
        try:
            for row in reader:
                self.line = reader.line_num
                if row:
                    yield row
        except csv.Error as error:
            self.line = reader.line_num
            raise self.wrong(f"it is no CSV: {error}") from error

    def take(self, day: str, currency: str, rate: str, base: str) -> None:
        key = (self.currency(currency, "currency"), self.day(day))
        units = self.units(rate)
        base = self.currency(base, "base")
        self.base = self.base or base
        if base != self.base:
            raise self.wrong(f"the base is {base}, and {self.base} before", "Give rates of one base alone.")
        if key[0] == base and units != 1:
            raise self.wrong(f"1 {base} is {units} {base}")
        before, line = self.known.setdefault(key, (units, self.line))
        if before != units:
            raise self.wrong(f"another rate of {key[0]} on {key[1]} stands in line {line}")

    def currency(self, written: str, name: str) -> str:
        if (code := written.upper()) not in codelist("Currency"):
            raise self.of_text(written, f"is no {name}: no code of ISO 4217")
        return code

    def day(self, written: str) -> date:
        try:
            return date.fromisoformat(written if _DAY.fullmatch(written) else "")
        except ValueError:
            raise self.of_text(written, "is no date such as 2020-03-31") from None

    def units(self, written: str) -> Decimal:
        found = Decimal(written) if _RATE.fullmatch(written) else Decimal(0)
        if not found:
            raise self.of_text(written, "is no rate: digits with a point, more than 0")
        return found

    def of_text(self, written: str, reason: str) -> DatasetError:
        return self.wrong(f"'{visible(written[:_LONGEST_SHOWN])}' {reason}")

    def wrong(self, reason: str, hint: str = _HINT) -> DatasetError:
        return _wrong(self.path, self.line, reason, hint)

    def in_order(self) -> dict[str, tuple[Rate, ...]]:
        of: dict[str, list[Rate]] = {}
        for (currency, day), (units, _) in sorted(self.known.items()):
            of.setdefault(currency, []).append(Rate(day, units))
        return {currency: tuple(rates) for currency, rates in of.items()}
