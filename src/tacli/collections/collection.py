"""A kind of data: its records, the words that it knows, and what it cannot answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.named_tuples import NamedTuple
from tacli.query.stems import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tacli.anything import AnyRow
    from tacli.query.field import Records


class Lack(NamedTuple):
    """What a collection has not: why there is none, and what to type instead, as sentences."""

    reason: str
    instead: str


class Pair(NamedTuple):
    """Two filters that are of one thing where both are asked for: `field` holds it as `second:first`."""

    first: str
    second: str
    field: str


class Collection(NamedTuple):
    """What `kinds` of records it has, by name; the `vocabularies` of their fields, by their names.

    `asks` gives the kind of record that the filters of a command are of where it is not the kind of its rows.
    `pairs` are filters that go together; `overview` are the facets that its summary counts by. `filters` and `commands`
    are those that others have and this one lacks. `languages` are those in which words that were searched for are
    marked where people read.
    """

    name: str
    kinds: Mapping[str, Records[AnyRow]]
    vocabularies: tuple[str, ...]
    overview: tuple[str, ...]
    filters: Mapping[str, Lack]
    commands: Mapping[str, Lack]
    asks: Mapping[str, str] = {}
    pairs: tuple[Pair, ...] = ()
    languages: tuple[str, ...] = (ENGLISH,)

    def asked(self, kind: str) -> Records[AnyRow] | None:
        """Give the kind of record that filters are of when rows of a kind are asked for; None where there is none."""
        return self.kinds.get(self.asks.get(kind, kind))
