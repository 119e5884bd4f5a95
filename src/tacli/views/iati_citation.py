"""How an activity of IATI, or the files that it stands in, are cited: with the keys of an item of CSL JSON."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tacli.anything import Values
    from tacli.views.citation import Citation

# The fields of an activity that a citation is made of.
OF_ACTIVITY = ("id", "title", "reporter", "entity", "updated", "cite", "languages")
_EVENT: Citation = {"event-title": "", "event-place": "", "event-date": None}


def cited_files(paths: Sequence[str]) -> Citation:
    """Cite files by their names."""
    title = ", ".join(paths)
    return _citation(title, title, "", None, "", "")


def cited_activity(row: Values) -> Citation:
    """Cite an activity of the fields of OF_ACTIVITY."""
    identifier, title, reporter, entity, updated, place, languages = row
    language = languages[0] if languages else ""
    return _citation(identifier, title or identifier, reporter or entity or "", updated, place, language)


def _citation(  # noqa: PLR0917 - the parts of a citation
    key: str, title: str, author: str, updated: str | None, place: str, language: str
) -> Citation:
    day = [int(part) for part in updated[:10].split("-")] if updated else None
    return {
        "id": "-".join(re.findall(r"[\w.]+", key)),
        "type": "dataset",
        "title": title,
        "author": [{"literal": author}] if author else [],
        "issued": {"date-parts": [day]} if day else None,
        "section": place,
        **_EVENT,
        "language": language,
        "note": "Published under the International Aid Transparency Initiative (IATI)",
    }
