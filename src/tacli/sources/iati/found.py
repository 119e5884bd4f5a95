"""What was found of files when all of them were gone through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.named_tuples import NamedTuple

if TYPE_CHECKING:
    from tacli.sources.iati.problems import Problems
    from tacli.sources.iati.reading import File


class Found(NamedTuple):
    """What was found of files: each of them, the problems in all, and the places of activities that are set aside."""

    files: tuple[File, ...]
    problems: Problems
    aside: frozenset[int]
