"""What an engine asks statements of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from tacli.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tacli.anything import Values
    from tacli.engines.sql import Dialect, Sql


class Derived(NamedTuple):
    """A table that a statement makes of others; `kept` where it is made once rather than for each question."""

    select: str
    kept: bool = False


class Kept(NamedTuple):
    """A table that was made of the rows of a statement: what asks of it, and how many rows it has."""

    asking: Sql
    rows: int


class Asked(NamedTuple):
    """A statement that was run, with its values; how many bytes of the tables were read, where that is told."""

    sql: str
    values: Values
    bytes_read: int | None = None


class Database(Protocol):
    """What runs statements in its dialect; `name` says with which version, `asked` has those that were run."""

    name: str
    dialect: Dialect
    asked: list[Asked]

    def ask(self, statement: Sql) -> Iterator[Values]:
        """Give the rows of a statement, one at a time where there are many."""

    def kept(self, statement: Sql, most: int = 0) -> Kept | None:
        """Make a table of the rows of a statement, or give the one that was made.

        None for more rows than `most`, if that is said, and where a table is no quicker than the statement.
        """
