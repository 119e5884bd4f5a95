"""How activities of IATI, their publishers and funders are listed on a screen."""

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


def _title(row: Row) -> str:
    return row["title"] or "(without a title)"


def _where(row: Row) -> list[str]:
    """Tell the countries, else the regions, else how wide it reaches."""
    return _others(row) or ([row["scope"]] if row["scope"] else [])


def _others(row: Row) -> list[str]:
    return list(row["countries"] or row["regions"])


def _years(row: Row) -> str:
    start, end = ((row[name] or "")[:4] for name in ("start", "end"))
    if start == end:
        return start
    return f"{start}-{end}" if start and end else f"from {start}" if start else f"to {end}"


def _who(row: Row) -> str:
    return str(row["reporter"] or row["entity"] or "")


_PLACE = ("countries", "regions", "scope")

ACTIVITIES_SHEET = Sheet(
    "activity",
    "activities",
    (
        Shown("Who", ("reporter", "entity"), _who, 1, 10, fixed_by="entity"),
        Shown("What", ("title",), _title, 0, 24),
        Shown(
            "Where", _PLACE, _where, 2, 12, asked_by=("country", "region", "scope"), fixed_by="country",
            instead=Shown("Also in", _PLACE, _others, 1, 12),
        ),
        Shown("Status", ("status",), _value("status"), 3, 9, fixed_by="status"),
        Shown("When", ("start", "end"), _years, 4, asked_by=("year", "status")),
        Shown("Sectors", ("topics",), _value("topics"), 6, 16),
        Shown("Aid", ("kinds",), _value("kinds"), 8, 12, fixed_by="kind"),
        Shown("ID", ("id",), _value("id"), 0, 14, tail=True),
    ),
    parts=(
        ("What it is", ("topics", "kinds", "status", "humanitarian", "hierarchy", "markers")),
        ("Where and when", ("countries", "regions", "scope", "start", "end")),
        ("With whom", ("partners", "donors", "publisher_type")),
        ("Money", ("currencies",)),
        ("The record", ("languages", "updated")),
    ),
    whose="reporter",
)  # fmt: skip

PUBLISHERS_SHEET = Sheet(
    "organization",
    "organizations",
    (
        Shown("Organization", ("name", "id"), lambda row: row["name"] or row["id"] or "(without a name)", 0, 24),
        "activities",
        Shown("When", ("start", "end"), _years, 2),
        Shown("ID", ("id",), _value("id"), 0, 14, tail=True),
    ),
)

FUNDERS_SHEET = Sheet(
    "donor",
    "donors",
    (
        Shown("Donor", ("donor",), _value("donor"), 0, 24),
        "activities",
        Shown("Code", ("ref",), _value("ref"), 2, 14, tail=True),
    ),
)
