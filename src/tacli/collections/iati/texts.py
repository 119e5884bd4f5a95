"""Texts of an activity in the languages that it has them in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tacli.models.iati import Narratives, Organization


def in_words(narratives: Narratives, lang: str | None, default: str | None) -> str | None:
    """Give the text in a language: the one asked for, else the activity's own, else English, else the first."""
    for wanted in (lang, default, "en") if len(narratives) > 1 else ():
        for narrative in narratives if wanted else ():
            if narrative.lang == wanted:
                return narrative.text
    return narratives[0].text if narratives else None


def all_texts(narratives: Narratives) -> list[str]:
    """Give the texts in all languages."""
    return [narrative.text for narrative in narratives]


def name_of(organization: Organization, lang: str | None, default: str | None) -> str | None:
    """Give what an organization is called in a row: its name, else its code."""
    names = organization.names
    if len(names) == 1:  # as most have, of which a row asks again and again
        return names[0].text or organization.ref
    return in_words(names, lang, default) or organization.ref
