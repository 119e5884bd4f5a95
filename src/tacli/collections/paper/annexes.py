"""Annexes II and III: rates of reply, and donors with their ranks and shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.collections.paper.sheets import DONORS_SHEET, RESPONSES_SHEET
from tacli.named_tuples import NamedTuple
from tacli.query.field import Records, cited, number, percent, text
from tacli.query.spans import AT_LEAST, UP_TO

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tacli.models import Contribution, Response

OVERLAPPING = "least-developed"
TOTAL = "total"


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
    def role(self) -> str:
        """What it is among the rows."""
        return {OVERLAPPING: "overlap", TOTAL: "total"}.get(self.group, "group")

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
        Rate(TOTAL, instrument, sum(r.parties for r in part), sum(r.replies for r in part))
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


RESPONSES: Records[Rate] = Records(
    "responses",
    (
        text(
            "group",
            "Grouping",
            "Country grouping.",
            beside=(TOTAL,),
            option="group",
            vocabulary="group",
            asks="Country grouping.",
        ),
        text("instrument", "Instrument", "Treaty.", option="instrument", vocabulary="instrument", asks="Treaty."),
        number("parties", "Parties", "States parties (denominator of the rate).", 1),
        number("replies", "Replies", "Parties that replied (numerator of the rate).", 1),
        percent("rate", "Rate", "Replies by parties, from 0 to 1."),
        number("missing", "Missing", "Parties that have not replied.", 2),
        text("role", "Role", "group; overlap, which cuts across the groups and is in no total; or total.", None),
        cited(lambda _: "annex II"),
    ),
    RESPONSES_SHEET,
)

DONORS: Records[Donor] = Records(
    "donors",
    (
        text(
            "rank", "Rank", "1 paid most; equal amounts share a rank.", 2, align="right", style="number", type=int,
            option="top", read=UP_TO, asks="Only ranks 1 to N.",
        ),
        text("donor", "Donor", "As the paper names it."),
        text(
            "kind", "Kind", "member-state or other.", 4,
            option="kind", vocabulary="donor-kind", asks="member-state or other.",
        ),
        text(
            "country", "State", "ISO 3166-1 alpha-3 of a State.", 5, type=str | None,
            option="country", vocabulary="country", asks="Donor State.",
        ),
        number(
            "amount", "Amount", "Paid over the period, in whole units of the currency.",
            option="min", read=AT_LEAST, asks="Paid at least so many dollars.",
        ),
        percent("share", "Share", "Of all contributions, from 0 to 1.", 1),
        percent("cumulative", "Cumulative", "Share of this rank and all above it, from 0 to 1.", 3),
        cited(lambda _: "annex III"),
    ),
    DONORS_SHEET,
)  # fmt: skip
