"""How an activity of IATI, or the files that it stands in, are cited: with the keys of an item of CSL JSON."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from tacli.text import day
from tacli.views.origin import named, names_of
from tacli.views.wording import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tacli.anything import Values
    from tacli.views.citation import Citation

# The fields of an activity that a citation is made of.
OF_ACTIVITY = ("id", "title", "reporter", "entity", "updated", "file", "line", "languages")
_EVENT: Citation = {"event-title": "", "event-place": "", "event-date": None}


def cited_files(paths: Sequence[str], publishers: Sequence[str], updated: date | None) -> Citation:
    """Cite files by their names, those who publish them, and the day of the last update."""
    files = names_of(paths)
    at = updated.isoformat() if updated else None
    return _citation(f"iati {' '.join(files)}", f"IATI data: {joined(files)}", named(publishers), at, "", "")


def cited_activity(row: Values) -> Citation:
    """Cite an activity of the fields of OF_ACTIVITY."""
    identifier, title, reporter, entity, updated, file, line, languages = row
    place = f"{joined(names_of([file]))}, line {line}, {identifier}"
    author = reporter or entity
    authors = [author] if author else []
    return _citation(identifier, title or identifier, authors, updated, place, languages[0] if languages else "")


def in_words(said: Citation) -> str:
    """Say a citation on one line."""
    (parts,) = said["issued"]["date-parts"] if said["issued"] else [()]
    at = f"as at {day(date(*parts))}" if parts else ""
    authors = [author["literal"] for author in said["author"]]
    return ", ".join(filter(None, [*authors, said["title"], at, said["section"]]))


def _citation(  # noqa: PLR0917 - the parts of a citation
    key: str, title: str, authors: Sequence[str], updated: str | None, place: str, language: str
) -> Citation:
    issued = [int(part) for part in updated[:10].split("-")] if updated else None
    return {
        "id": "-".join(re.findall(r"[\w.]+", key)),
        "type": "dataset",
        "title": title,
        "author": [{"literal": author} for author in authors],
        "issued": {"date-parts": [issued]} if issued else None,
        "section": place,
        **_EVENT,
        "language": language,
        "note": "Published under the International Aid Transparency Initiative (IATI)",
    }
