"""Files of IATI as a source."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from tacli.collections.iati.collection import IATI, iati
from tacli.collections.iati.vocabularies import OF_ROWS, iati_vocabulary, words_of
from tacli.errors import DatasetError
from tacli.sources.files import shown, typed
from tacli.sources.iati.again import Again
from tacli.sources.iati.found import Found
from tacli.sources.iati.held import Activities
from tacli.sources.iati.said import cited, left_out, told
from tacli.sources.problems import Problem
from tacli.sources.source import Source
from tacli.sources.watch import unwatched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from tacli.anything import AnyRow
    from tacli.collections.collection import Collection
    from tacli.engines.memory import MemoryEngine
    from tacli.sources.source import Words
    from tacli.sources.watch import Parts, Watch


class IatiSource(Source):
    """The activities of paths, as often as they are asked for; nothing is read before."""

    collection: Collection = IATI

    def __init__(self, paths: tuple[str, ...], watch: Watch = unwatched, file: IO[bytes] | None = None) -> None:
        """Take the paths, and what was opened of the first one already."""
        super().__init__(paths, watch)
        self.all_versions = False
        self._whole = False
        self._lang: str | None = None
        self._open = Again(self._watched, {} if file is None else {paths[0]: file})
        self._activities: Activities | None = None
        self._words: dict[str, Words] = {}

    def take_versions(self, *, all_versions: bool) -> None:
        """Keep activities that others replace, too."""
        self.all_versions = all_versions

    def take_lang(self, typed: str | None) -> None:
        """Give texts in a language where there are such: its code or its name. Raises UnknownValueError."""
        if typed is not None:
            self._lang = iati_vocabulary("language").resolve(typed)
            self.collection = iati(self._lang)

    def take_whole(self) -> None:
        """Keep with each activity what it is in its file."""
        self._whole = True

    @property
    def is_stream(self) -> bool:
        """Say that it can be asked again."""
        return False

    def _watched(self, size: int | None) -> AbstractContextManager[Callable[[Parts], Parts]]:
        """Ask what watches only when it is needed, as it may be set late."""
        return self.watch(size)

    @property
    def activities(self) -> Activities:
        """Give the activities that stand."""
        if self._activities is None:
            self._activities = Activities(
                self.paths, self._open, self._watched, all_versions=self.all_versions, whole=self._whole
            )
        return self._activities

    def found(self) -> Found:
        """Say what was found of the files: all that was, where all was gone through, else that of a pass for it."""
        held = self.activities
        if held.reading is None:
            for _ in held:
                pass
        reading = held.reading
        if reading is None:
            raise AssertionError("a pass ends with what was read")
        return Found(tuple(reading.files), reading.problems, held.aside)

    def engine(self, kind: str) -> MemoryEngine[AnyRow]:
        """Give what answers of activities, of which the other kinds are made."""
        from tacli.engines.memory import MemoryEngine

        return MemoryEngine(self.collection.kinds[kind], self.activities)

    def vocabulary(self, name: str) -> Words:
        """Give a vocabulary; organizations are those that the activities name."""
        if name not in self._words:
            rows = self.activities.parties() if name in OF_ROWS else ()
            self._words[name] = words_of(rows, name, self._lang)
        return self._words[name]

    def cite(self, part: str = "") -> str:  # noqa: ARG002 - files have no annexes
        """Give the line that names the files."""
        return cited(self.paths)

    def problems(self) -> list[Problem]:
        """Give the first of what could not be read, by file and line; also what cannot be read at all."""
        try:
            found = self.found().problems.first
        except DatasetError as error:
            return [Problem(shown(self.paths[0]), error.message, "unreadable")]
        return list(map(told, found))

    def remarks(self) -> Iterator[str]:
        """Say how many activities others replace, and how much could not be read."""
        held = self._activities
        if held is None or held.reading is None:
            return
        name = typed(self.paths[0]) if len(self.paths) == 1 and self.paths[0] != "-" else "FILE"
        yield from left_out(len(held.aside), held.reading.problems.total, name)

    def close(self) -> None:
        """Close what was opened."""
        self._open.close()
