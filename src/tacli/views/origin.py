"""What a page is from: which document or files, by whom, and as at when."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from tacli.named_tuples import NamedTuple
from tacli.text import day
from tacli.views.wording import counted, joined

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tacli.models.document import Document

_MOST = 3  # publishers or files that are named


class Origin(NamedTuple):
    """`when` is the day that it tells of, `what` it is from, as the sentence goes on."""

    when: str
    what: str


def of_document(document: Document) -> Origin:
    """Name a paper and the body that it is of."""
    return Origin(
        _as_at(document.issued), f", a paper for the {document.body}, {document.session}: “{document.title}”."
    )


def of_files(publishers: Sequence[str], updated: date | None, paths: Sequence[str]) -> Origin:
    """Name publishers of IATI and their files, and when they were last updated."""
    those = joined(publishers) if 0 < len(publishers) <= _MOST else counted(len(publishers), _PUBLISHERS)
    names = [PurePath(path).name for path in paths[:_MOST]]
    more = [counted(len(paths) - _MOST, ("more file", "more files"))] if len(paths) > _MOST else []
    when = _as_at(updated) if updated else "Without a date of update"
    return Origin(when, f", published by {those} under the International Aid Transparency Initiative (IATI), in "
                        f"{joined([*names, *more])}.")  # fmt: skip


def of_lines(path: str) -> Origin:
    """Name a file of activities that come alone."""
    return Origin("Without a date", f": activities of the file {PurePath(path).name}, which says of no document.")


_PUBLISHERS = ("organization", "organizations")


def _as_at(when: date) -> str:
    return f"As at {day(when)}"
