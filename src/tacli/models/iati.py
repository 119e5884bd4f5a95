"""Frozen records of an activity of the IATI Standard, versions 1.0x and 2.0x in one form.

They are tuples and prove nothing, as real files break the standard: what could not be read is None, and told as a
problem by the reader. Codes are those of the standard's code lists (2.03); amounts and percentages are decimals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.named_tuples import NamedTuple

if TYPE_CHECKING:
    from datetime import date, datetime
    from decimal import Decimal


class Narrative(NamedTuple):
    """A text on one line, and its language as ISO 639-1; None where nothing around it says one."""

    text: str
    lang: str | None


Narratives = tuple[Narrative, ...]


class Share(NamedTuple):
    """A place or a sector; `percentage` of the whole, 0 to 100, where one is given.

    `code` may be one that is unknown. `vocabulary` is a code of the standard's list of vocabularies, or the word of
    version 1.0x that has none there; "" of a country.
    """

    code: str | None
    percentage: Decimal | None
    vocabulary: str
    names: Narratives


Shares = tuple[Share, ...]


class Coded(NamedTuple):
    """A code of a vocabulary; of a policy marker, its `significance` too."""

    code: str | None
    vocabulary: str
    significance: str | None = None


class Organization(NamedTuple):
    """An organization as an activity or transaction names it; `activity` is the identifier of one of its own."""

    ref: str | None
    type: str | None
    names: Narratives
    activity: str | None = None


class Participant(NamedTuple):
    """An organization with its role: 1 funding, 2 accountable, 3 extending, 4 implementing."""

    role: str | None
    organization: Organization


class Money(NamedTuple):
    """An amount, exact; `date` is that of the exchange rate which applies."""

    amount: Decimal | None
    currency: str | None
    date: date | None


class Transaction(NamedTuple):
    """Money that moved or was promised, with what it says itself of places, sectors and kinds of aid."""

    type: str | None
    date: date | None
    value: Money
    provider: Organization | None
    receiver: Organization | None
    countries: Shares
    regions: Shares
    sectors: Shares
    aid_types: tuple[Coded, ...]
    humanitarian: bool | None


class Budget(NamedTuple):
    """Money that is planned for a period: type 1 original, 2 revised; status 1 indicative, 2 committed."""

    type: str | None
    status: str | None
    start: date | None
    end: date | None
    value: Money


class Dates(NamedTuple):
    """When an activity starts and ends."""

    planned_start: date | None = None
    actual_start: date | None = None
    planned_end: date | None = None
    actual_end: date | None = None

    @property
    def start(self) -> date | None:
        """The actual day before the planned one."""
        return self.actual_start or self.planned_start

    @property
    def end(self) -> date | None:
        """The actual day before the planned one."""
        return self.actual_end or self.planned_end


class Root(NamedTuple):
    """What stands around activities: XML before them and behind them; `said` names a file of it and what it says."""

    opened: bytes
    closed: bytes
    said: str


class Published(NamedTuple):
    """An activity as it stands in its file, and the root that it needs around it."""

    root: Root
    element: bytes


class IatiActivity(NamedTuple):
    """One `iati-activity` of a file; `line` is where it begins there.

    `published` is there where it was asked for.
    `lang` and `currency` are what its parts have that say none. `updated` has a time zone, UTC where none is written.
    """

    identifier: str | None
    reporter: Organization
    titles: Narratives
    descriptions: Narratives
    participants: tuple[Participant, ...]
    status: str | None
    scope: str | None
    dates: Dates
    countries: Shares
    regions: Shares
    sectors: Shares
    markers: tuple[Coded, ...]
    aid_types: tuple[Coded, ...]
    transactions: tuple[Transaction, ...]
    budgets: tuple[Budget, ...]
    hierarchy: int | None
    humanitarian: bool | None
    lang: str | None
    currency: str | None
    updated: datetime | None
    version: str | None
    file: str
    line: int
    published: Published | None = None
