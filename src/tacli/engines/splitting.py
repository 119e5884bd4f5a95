"""Who splits amounts by one dimension: the database, by its table of shares, or Python, by what is given of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.engines.adding import Parts, equally
from tacli.engines.ledger import given_in
from tacli.engines.splits import LIMBS
from tacli.engines.sql import Dialect, Sql, made
from tacli.query.shares import WHOLE, Given

if TYPE_CHECKING:
    from collections.abc import Callable

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


class InPython:
    """A split that is made here, of what is given.

    `key` is the column of that, `is_own` where it is what rows hold for a facet, and `name` its name where amounts are
    added up by it. `told` is what an answer has of it, `line` what sums are by, and `count` numbers of amounts.
    """

    def __init__(self, split: Split[AnyRow], place: int, key: str, *, is_own: bool = False) -> None:
        self.split = split
        self.key = key
        self.name = self.told = self.line = self.count = f"given{place}"
        self._known = _Known(split, is_own=is_own)
        self.parts: Callable[[Value], Parts] = self.given

    def given(self, value: Value) -> Parts:
        """Give the parts of amounts of which the database has this."""
        return self._known[tuple(value) if isinstance(value, list) else value]

    counted = given

    def passing(self, dialect: Dialect) -> Sql:
        """Ask for what is given of amounts that pass, as far as such came by."""
        values = [value for value, parts in self._known.items() if parts.parts]
        return Sql(f"SELECT {dialect.items.format('?')}", (sorted(values),))


class InDatabase(InPython):
    """A split that the database makes: `shares` is where it finds those of codes that pass."""

    def __init__(self, split: Split[AnyRow], place: int, key: str, shares: Sql) -> None:
        super().__init__(split, place, key)
        self.table = f"split{place}"
        self.line, self.count = f"{self.table}.code", f"{self.table}.how"
        self.told = f"CASE WHEN grouping(currency) = 1 THEN {self.count} ELSE {self.line} END"
        first = "min(place) OVER (PARTITION BY given)" if split.narrowed else "1"
        leads = f"place = {first} AS leads"  # one of those that an amount comes to
        self.parts = split.part  # of what comes to a code
        self.asked = made(f"SELECT given, code, how, {', '.join(LIMBS)}, {leads} {{}}", shares)
        self._shares = shares

    def counted(self, how: str) -> Parts:
        """Give parts of amounts that are split in a way."""
        return Parts(_ALL, how)

    def passing(self, _dialect: Dialect) -> Sql:
        """Ask for what is given of amounts that pass."""
        return made("SELECT given {}", self._shares)


def _own(value: Value) -> Given:
    return equally(value if isinstance(value, tuple) else () if value is None else (value,))
