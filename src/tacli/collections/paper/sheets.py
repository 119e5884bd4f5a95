"""How the records of the paper are listed on a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.query.sheet import Sheet, Shown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tacli.anything import Value

    Row = Mapping[str, Value]


def _value(name: str) -> Callable[[Row], Value]:
    """Tell one field as it is."""
    return lambda row: "" if row[name] is None else row[name]


def _where(row: Row) -> list[str]:
    """Tell the States, else the regions, else how wide it reaches."""
    return _others(row) or [row["scope"]]


def _others(row: Row) -> list[str]:
    """Tell the other States, else the regions."""
    return list(row["countries"] or row["regions"])


def _years(row: Row) -> str:
    start, end = row["start"], row["end"]
    if start == end:
        return str(start or "")
    return f"{start}-{end}" if start and end else f"from {start}" if start else f"to {end}"


_TIME = ("start", "end")
_PLACE = ("countries", "regions", "scope")

ACTIVITIES_SHEET = Sheet(
    "activity",
    "activities",
    (
        "id",
        Shown("Who", ("entity",), _value("entity"), 1, 10, fixed_by="entity"),
        Shown("What", ("title",), _value("title"), 0, 24),
        Shown(
            "Where", _PLACE, _where, 3, 12, asked_by=("country", "region", "group", "scope"), fixed_by="country",
            instead=Shown("Also in", _PLACE, _others, 1, 12),
        ),
        Shown("Status", ("status",), _value("status"), 2, fixed_by="status"),
        Shown("When", _TIME, _years, 4, asked_by=("year", "status")),
        Shown(
            "Topics", ("topics",), _value("topics"), 6, 16, fixed_by="topic",
            instead=Shown("Also on", ("topics",), _value("topics"), 7, 16),
        ),
        Shown("Form", ("kinds",), _value("kinds"), 8, 12),
        "paragraph",
    ),
    "annex I",
    Shown("Annex I", ("paragraph",), lambda row: f"par. {row['paragraph']}"),
    (
        ("What it is", ("topics", "kinds", "instruments", "status", "names")),
        ("Where and when", ("countries", "regions", "scope", "venues", "start", "end")),
        ("With whom", ("partners",)),
        ("How much", ("figures",)),
    ),
    whose="entity",
)  # fmt: skip


def _replied(row: Row) -> str:
    through = row["replied_through"]
    return f"{row['reply']} through {through}" if through else str(row["reply"])


ENTITIES_SHEET = Sheet(
    "organization",
    "organizations",
    (
        Shown("Organization", ("name",), _value("name"), 0, 24),
        Shown("Reply", ("reply", "replied_through"), _replied, 1, 17, fixed_by="reply"),
        "activities",
        Shown("Paragraphs", ("paragraphs",), lambda row: [str(number) for number in row["paragraphs"]], 0, 8),
        "id",
    ),
    "annex I",
    parts=(("Its reply", ("reply", "replied_through", "paragraphs", "activities")), ("Its parts", ("units",))),
    title="name",
    summary="",
)

RESPONSES_SHEET = Sheet(
    "rate of reply", "rates of reply", ("group", "instrument", "parties", "replies", "rate", "missing"), "annex II"
)

DONORS_SHEET = Sheet(
    "donor", "donors", ("rank", "donor", "amount", "share", "cumulative", "kind"), "annex III"
)  # fmt: skip
