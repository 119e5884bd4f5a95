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
    """`when` is the day that it tells of, `what` it is from, as the sentence goes on; `cite` is how files are cited."""

    when: str
    what: str
    cite: str = ""


def of_document(document: Document) -> Origin:
    """Name a paper and the body that it is of."""
    return Origin(
        _as_at(document.issued), f", a paper for the {document.body}, {document.session}: “{document.title}”."
    )


def of_files(publishers: Sequence[str], updated: date | None, paths: Sequence[str]) -> Origin:
    """Name publishers of IATI and their files, and when they were last updated."""
    those, files = joined(named(publishers)), joined(names_of(paths))
    when = _as_at(updated) if updated else "Without a date of update"
    what = f", published by {those} under the International Aid Transparency Initiative (IATI), in {files}."
    cite = f"{those}, IATI data: {files}{f', as at {day(updated)}' if updated else ''}"
    return Origin(when, what, cite)


def named(publishers: Sequence[str]) -> list[str]:
    """Give the names of publishers, how many they are where these are too many to be said."""
    return list(publishers) if 0 < len(publishers) <= _MOST else [counted(len(publishers), _PUBLISHERS)]


def names_of(paths: Sequence[str]) -> list[str]:
    """Name the first of some files, without their folders, and say how many more there are."""
    names = [PurePath(path).name if path != "-" else "standard input" for path in paths[:_MOST]]
    more = [counted(len(paths) - _MOST, ("more file", "more files"))] if len(paths) > _MOST else []
    return [*names, *more]


def of_lines(path: str) -> Origin:
    """Name a file of activities that come alone."""
    return Origin("Without a date", f": activities of the file {PurePath(path).name}, which says of no document.")


_PUBLISHERS = ("organization", "organizations")


def _as_at(when: date) -> str:
    return f"As at {day(when)}"
