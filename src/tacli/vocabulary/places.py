"""Countries, and the groupings and regions that hold them, as of September 2005."""

from functools import cache

from tacli.anything import JsonObject
from tacli.vocabulary.bundled import read


@cache
def countries() -> JsonObject:
    """Countries and areas by ISO alpha-3 code, with the names and groups of September 2005."""
    return {row["code"]: row for row in read("countries.json")}


@cache
def groups_of(country: str) -> frozenset[str]:
    """Give the groupings of annex II that hold a State: its regional group, and the least developed."""
    row = countries()[country]
    least = "least-developed" if row["least_developed"] else None
    return frozenset(filter(None, (row["group"], least)))


@cache
def members(region: str) -> frozenset[str]:
    """Give the States that a region held in September 2005."""
    return frozenset(next(row["members"] for row in read("regions.json") if row["code"] == region))
