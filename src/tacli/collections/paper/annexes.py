"""Rows counted, ranked and added up."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tacli.models import Contribution, Response

OVERLAPPING = "least-developed"


class Rate(NamedTuple):
    """Replies of States parties: `rate` from 0 to 1, null where there is no party; `missing` still to reply."""

    group: str
    instrument: str
    parties: int
    replies: int

    @property
    def rate(self) -> float | None:
        """Replies by parties."""
        return self.replies / self.parties if self.parties else None

    @property
    def missing(self) -> int:
        """Parties that have not replied."""
        return self.parties - self.replies


class Donor(NamedTuple):
    """A contribution with its place among all: shares from 0 to 1 of everything paid, `rank` 1 the largest."""

    rank: int
    donor: str
    kind: str
    country: str | None
    amount: int
    share: float
    cumulative: float


def rates(responses: Iterable[Response]) -> list[Rate]:
    """Give one rate a grouping and instrument."""
    return [Rate(r.group, r.instrument, r.parties, r.replies) for r in responses]


def total_rates(rows: Iterable[Rate]) -> list[Rate]:
    """Add up per instrument over the regional groups alone: the least developed cut across them."""
    added: dict[str, list[Rate]] = {}
    for row in rows:
        if row.group != OVERLAPPING:
            added.setdefault(row.instrument, []).append(row)
    return [
        Rate("total", instrument, sum(r.parties for r in part), sum(r.replies for r in part))
        for instrument, part in added.items()
    ]


def ranked(contributions: Iterable[Contribution]) -> list[Donor]:
    """Rank by amount, largest first; equal amounts share a rank and keep the order of the source."""
    rows = sorted(contributions, key=lambda c: -c.amount)
    total = sum(c.amount for c in rows) or 1
    donors: list[Donor] = []
    paid = 0
    for position, c in enumerate(rows, 1):
        paid += c.amount
        tied = donors and donors[-1].amount == c.amount
        rank = donors[-1].rank if tied else position
        donors.append(Donor(rank, c.donor, c.kind, c.country, c.amount, c.amount / total, paid / total))
    return donors
