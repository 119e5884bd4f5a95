"""Who splits amounts by one dimension: the database, by its table of shares, or Python, by what is given of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.engines.adding import Parts, equally
from tacli.engines.ledger import given_in
from tacli.engines.splits import LIMBS
from tacli.engines.sql import Dialect, Sql, made
from tacli.query.shares import WHOLE, Given

if TYPE_CHECKING:
    from tacli.anything import AnyRow, Value
    from tacli.engines.adding import Split

_ALL = (((), WHOLE),)


class _Known(dict["Value", Parts]):
    """The parts of amounts by what the database has in a column, which comes again and again."""

    def __init__(self, of: Split[AnyRow], *, is_own: bool) -> None:
        super().__init__()
        self._of = of
        self._read = _own if is_own else given_in

    def __missing__(self, value: Value) -> Parts:
        found = self[value] = self._of.parts_of(self._read(value))
        return found


class Here:
    """A split that is made here: `told` is what stands in a row of sums, and in one that counts, as `line` and `count`.

    `key` is the column of what is given, `is_own` where that is what the rows of a facet hold.
    """

    def __init__(self, of: Split[AnyRow], place: int, key: str, *, is_own: bool = False) -> None:
        self.of = of
        self.key = key
        self.given_name = f"given{place}"
        self.told = self.line = self.count = f"added.{self.given_name}"
        self._known = _Known(of, is_own=is_own)

    def given(self, value: Value) -> Parts:
        """Give the parts of amounts of which the database has this."""
        return self._known[tuple(value) if isinstance(value, list) else value]

    parts = counted = given

    def passing(self, dialect: Dialect) -> Sql:
        """Ask for what is given of amounts that pass, as far as such came by."""
        values = [value for value, parts in self._known.items() if parts.parts]
        return Sql(f"SELECT {dialect.items.format('?')}", (sorted(values),))


class ByTable(Here):
    """A split that the database makes: `shares` is where it finds those of codes that pass."""

    def __init__(self, of: Split[AnyRow], place: int, key: str, shares: Sql) -> None:
        super().__init__(of, place, key)
        self.name = f"split{place}"
        self.line, self.count = f"{self.name}.code", f"{self.name}.how"
        self.told = f"CASE WHEN grouping(currency) = 1 THEN {self.count} ELSE {self.line} END"
        leads = "row_number() OVER (PARTITION BY given ORDER BY place) = 1 AS leads"  # one of those that an amount has
        self.asked = made(f"SELECT given, code, how, {', '.join(LIMBS)}, {leads} {{}}", shares)
        self._shares = shares
        self._parts: dict[Value, Parts] = {}

    def parts(self, code: Value) -> Parts:
        """Give the part of what comes to a code."""
        if code not in self._parts:
            self._parts[code] = self.of.part_of(code)
        return self._parts[code]

    def counted(self, how: str) -> Parts:
        """Give parts of amounts that are split in a way."""
        return Parts(_ALL, how)

    def passing(self, _dialect: Dialect) -> Sql:
        """Ask for what is given of amounts that pass."""
        return made("SELECT given {}", self._shares)


def _own(value: Value) -> Given:
    return equally(value if isinstance(value, tuple) else () if value is None else (value,))
