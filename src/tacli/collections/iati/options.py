"""The filters of IATI activities: what they take and ask. Commands know them before any data is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.collections.iati.readers import AT_LEAST, AT_MOST, LEVELS, TRUTH
from tacli.query.spans import YEARS

if TYPE_CHECKING:
    from tacli.anything import JsonObject


def _coded(**asked: str) -> dict[str, JsonObject]:
    """Declare filters that take codes of the vocabulary of their name."""
    names = ((name.replace("_", "-"), asks) for name, asks in asked.items())
    return {name: {"option": name, "vocabulary": name, "asks": asks} for name, asks in names}


# By their names: what a field is declared with.
OPTIONS: dict[str, JsonObject] = {
    **_coded(
        entity="Organization that reports it.",
        topic="Sector, or a category of sectors.",
        category="Category of sectors, of three digits.",
        kind="Type of aid.",
        status="Where it stands.",
        scope="How wide it reaches.",
        country="Country that it names.",
        region="Region that it names, a region within it, or a country of it.",
    ),
    "year": {"option": "year", "read": YEARS, "asks": "Years that overlap: 2020, 2019..2021, 2019.., ..2021."},
    **_coded(
        partner="Organization that takes part, in any role.",
        donor="Organization that funds it.",
        role="Role that an organization has in it.",
    ),
    "humanitarian": {"option": "humanitarian", "read": TRUTH, "asks": "Humanitarian: yes or no."},
    "hierarchy": {"option": "hierarchy", "read": LEVELS, "asks": "Level in the reporter's own order: 1, 2 or 1..2."},
    **_coded(
        marker="Policy that it targets.",
        language="Language that it is told in.",
        currency="Currency of its money.",
        publisher_type="Kind of the reporting organization.",
    ),
    "min-amount": {
        "option": "min-amount",
        "read": AT_LEAST,
        "asks": "Money of one kind in one currency comes to this.",
    },
    "max-amount": {"option": "max-amount", "read": AT_MOST, "asks": "Of no kind and currency it has more money."},
}

# The kinds of record that filters of IATI are asked of.
ASKED = ("activities", "entities", "donors")
