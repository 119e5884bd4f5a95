"""Activities of the IATI Standard as a whole: their kinds of records, and what IATI has not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.collections.collection import Collection, Lack, Pair
from tacli.collections.iati.activities import IATI_ACTIVITIES, activities
from tacli.collections.iati.summed import FUNDERS, PUBLISHERS
from tacli.collections.iati.vocabularies import ALL

if TYPE_CHECKING:
    from tacli.anything import AnyRow
    from tacli.query.field import Records

_FILTERS = {
    "paragraph": Lack("IATI has no paragraphs: a row is cited by its file and line.", "Leave --paragraph out."),
    "instrument": Lack(
        "IATI has no codes of treaties: nothing in it is a counterpart.",
        "Search for the name of one: tacli search '\"organized crime convention\"'",
    ),
    "group": Lack("IATI has no regional groups of the United Nations.", "Nearest to it is --region."),
    "reply": Lack("IATI has no questionnaire that anyone replied to.", "Leave --reply out."),
    "top": Lack("Funding organizations of IATI have no rank.", "Type --limit 3: the busiest stand first."),
    "min": Lack("Funding organizations are counted by activities here.", "Type --sort activities"),
}
_COMMANDS = {
    "responses": Lack(
        "IATI has no questionnaire, and so no replies.",
        "tacli entities lists who publishes; without --data, tacli responses answers of the working paper.",
    ),
}
_PAIRS = (Pair("partner", "role", "parts"),)
_OVERVIEW = ("status", "category", "country", "entity", "year")


def _languages(lang: str | None) -> tuple[str, ...]:
    """Give the language that is asked for, and those that most is published in."""
    return tuple(dict.fromkeys(filter(None, (lang, "en", "fr", "es"))))


def iati(lang: str | None = None) -> Collection:
    """Give the collection; texts of rows are in the language where there are such, ISO 639-1."""
    declared = activities(lang) if lang else IATI_ACTIVITIES
    kinds: dict[str, Records[AnyRow]] = {"activities": declared, "entities": PUBLISHERS, "donors": FUNDERS}
    asks = {"entities": "activities", "donors": "activities"}
    return Collection("iati", kinds, ALL, _OVERVIEW, _FILTERS, _COMMANDS, asks, _PAIRS, _languages(lang))


IATI = iati()
