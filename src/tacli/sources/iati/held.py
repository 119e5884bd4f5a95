"""The activities of paths that stand, to be gone through as often as there are questions."""

from __future__ import annotations

from functools import cached_property
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING

from tacli.sources.iati.activity import activity, identity, parties
from tacli.sources.iati.members import members
from tacli.sources.iati.reading import Reading
from tacli.sources.iati.roots import roots_of
from tacli.sources.iati.standing import replaced, twice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tacli.models.iati import IatiActivity
    from tacli.sources.iati.again import Again
    from tacli.sources.iati.roots import Roots
    from tacli.sources.watch import Watch

_MOST_HELD = 6 * 2**20  # bytes of XML of which the records stay in memory; others are read anew for each question


class Activities:
    """Activities without those that others replace, unless `all_versions` are wanted.

    `reading` is that of which all was gone through, None before there is one.
    """

    def __init__(
        self, paths: Sequence[str], open_: Again, watch: Watch, *, all_versions: bool, whole: bool = False
    ) -> None:
        """Take `whole` where each is wanted as it stands in its file, too."""
        self.reading: Reading[IatiActivity] | None = None
        self._paths = tuple(paths)
        self._open = open_
        self._watch = watch
        self._all_versions = all_versions
        self._whole = whole
        self._held: list[IatiActivity] | None = None
        self._most_held: float = _MOST_HELD

    def keep(self) -> None:
        """Keep all in memory from the next pass on: they will be asked for again and again."""
        self._most_held = inf

    def __iter__(self) -> Iterator[IatiActivity]:
        """Give them one at a time, in their order. Raises DatasetError."""
        if self._held is not None:
            yield from self._held
            return
        aside = self.aside
        held: list[IatiActivity] | None = []
        with self._watch(self._size()) as watched:
            weighed = _Weighed()
            reading = Reading(self._paths, activity, self._open, lambda parts: weighed.of(watched(parts)), self._roots)
            for place, row in enumerate(reading):
                if place not in aside:
                    if held is not None:
                        held.append(row)
                    yield row
                if weighed.bytes > self._most_held:
                    held = None
        self.reading, self._held = reading, held

    def parties(self) -> Iterable[IatiActivity]:
        """Give the organizations of each, which takes half the time; the records are whole where they are held."""
        if self._held is not None:
            return self._held
        reading = Reading(self._paths, parties, self._open)
        return (row for place, row in enumerate(reading) if place not in self.aside)

    @cached_property
    def _roots(self) -> Roots | None:
        return roots_of(self._paths, self._open) if self._whole else None

    @cached_property
    def aside(self) -> frozenset[int]:
        """Give the places of those that are set aside, among all."""
        if self._all_versions:
            return frozenset()
        again = twice(member.blocks for path in self._paths for member in members(path, self._open))
        if again is not None and not again:
            return again
        return replaced(Reading(self._paths, identity, self._open), again)

    def _size(self) -> int | None:
        """Give how many bytes there are, where a file alone is read as it is."""
        from contextlib import suppress

        from tacli.sources.iati.kind import is_packed

        if len(self._paths) == 1 and self._paths[0] != "-":
            with suppress(OSError):
                path = Path(self._paths[0])
                if path.is_file():
                    with path.open("rb") as file:
                        return None if is_packed(file.read(4)) else path.stat().st_size
        return None


class _Weighed:
    """Counts the bytes that pass."""

    def __init__(self) -> None:
        self.bytes = 0

    def of(self, parts: Iterable[bytes]) -> Iterator[bytes]:
        for part in parts:
            self.bytes += len(part)
            yield part
