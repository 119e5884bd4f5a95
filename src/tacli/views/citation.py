"""How the document, or a part of it, is cited: a row with the keys of an item of CSL JSON.

The keys: https://github.com/citation-style-language/schema (csl-data.json).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tacli.anything import JsonObject
from tacli.query.field import Records, keyed
from tacli.text import fold

if TYPE_CHECKING:
    from datetime import date

    from tacli.models import Dataset

Citation = JsonObject  # as JSON has it

_WORDS_OF_KEY = 3
# ISO 639-1 of the languages in which documents of the United Nations are issued.
_LANGUAGES = {"Arabic": "ar", "Chinese": "zh", "English": "en", "French": "fr", "Russian": "ru", "Spanish": "es"}


def citation(dataset: Dataset, part: str = "", place: str = "") -> Citation:
    """Cite the document; or what stands at a place of it, of which `part` is the id or name."""
    d = dataset.document
    words = fold(d.title).split()[:_WORDS_OF_KEY]
    return {
        "id": "-".join([*words, str(d.issued.year), *re.findall(r"[\w.]+", part)]),
        "type": "report",
        "title": d.title,
        "author": [{"literal": d.body}],
        "issued": _dates(d.issued),
        "section": place,
        "event-title": f"{d.body}, {d.session}",
        "event-place": d.place,
        "event-date": _dates(d.meeting_start, d.meeting_end),
        "language": _LANGUAGES.get(d.language, d.language),
        "note": d.agenda_item,
    }


def _dates(*days: date) -> JsonObject:
    return {"date-parts": [[day.year, day.month, day.day] for day in days]}


def _told(value: JsonObject) -> str:
    """Put an author or dates into words."""
    if "literal" in value:
        return str(value["literal"])
    return " to ".join("-".join(f"{part:02}" for part in parts) for parts in value["date-parts"])


CITATION: Records[Citation] = Records(
    "cite",
    [
        keyed("id", "Key", "By which a text refers to it."),
        keyed("type", "Type", "Kind of document, as CSL has it."),
        keyed("title", "Title", "Title of the document."),
        keyed("author", "Author", "Body that it was prepared for, or that reports it.", list[dict[str, str]], _told),
        keyed("issued", "Issued", "Date of distribution, or of the last update.", JsonObject | None, _told),
        keyed("section", "Place", "Annex, paragraph and sentences, or file and line; empty for the whole."),
        keyed("event-title", "Event", "Body and session."),
        keyed("event-place", "Event place", "Place of the session."),
        keyed("event-date", "Event dates", "First and last day of the session.", JsonObject | None, _told),
        keyed("language", "Language", "Language of the document, ISO 639-1 where it is known."),
        keyed("note", "Note", "Item of the agenda."),
    ],
)
