"""A store as a source: what it holds is asked where it lies."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING

from tacli.collections.iati.collection import IATI
from tacli.collections.iati.vocabularies import OF_ROWS, iati_vocabulary, of_rows
from tacli.engines.columns import Known
from tacli.errors import DatasetError, UsageError
from tacli.sources.files import shown
from tacli.sources.iati.said import cited, left_out, told
from tacli.sources.paper import PaperSource
from tacli.sources.source import Source
from tacli.sources.store.manifest import DATASET, MONEY, ROWS, STEMS, UNITS, Held, Tables, as_written, terms_file
from tacli.sources.watch import unwatched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tacli.engines.answering import SqlEngine
    from tacli.engines.database import Database
    from tacli.engines.engine import Engine
    from tacli.sources.iati.found import Found
    from tacli.sources.problems import Problem
    from tacli.sources.source import Words
    from tacli.sources.store.elements import Elements
    from tacli.sources.watch import Watch
    from tacli.vocabulary import Names


def stored(path: str, watch: Watch = unwatched) -> Source:
    """Give the source of a store. Raises DatasetError."""
    held = Held(path)
    return StoredIati(path, held, watch) if held.manifest.kind == "iati" else StoredPaper(path, held, watch)


def _database(held: Tables, path: str, *, measured: bool) -> Database:
    """Open the tables of activities. Raises DatasetError for a store of other fields."""
    from tacli.sources.store.kinds import KINDS

    if held.manifest.fields != KINDS[held.manifest.kind].fields:
        raise DatasetError(
            f"{shown(path)} was made by tacli {held.manifest.version}, whose fields were others.",
            f"Type tacli index {' '.join(map(shown, held.manifest.paths))} --output {shown(path)}.",
        )
    tables = {"activities": ROWS, "activities stems": STEMS}
    if KINDS[held.manifest.kind].rows.layout.amounts:
        tables["activities money"] = MONEY
    return held.database(tables, measured=measured)


def _known(held: Tables) -> Known:
    return Known(tuple(held.manifest.languages), frozenset(held.manifest.repeated), held.manifest.activities)


class StoredIati(Source):
    """Activities of IATI that stand."""

    collection = IATI
    is_stream = False

    def __init__(self, path: str, held: Tables, watch: Watch = unwatched) -> None:
        super().__init__(tuple(held.manifest.paths), watch)
        self._path = path
        self._held = held
        self._words: dict[str, Names] = {}

    @property
    def loaded(self) -> tuple[str, ...] | None:
        """The store, but for one that lies elsewhere."""
        return (self._path,) if isinstance(self._held, Held) else None

    def engine(self, kind: str) -> Engine:
        """Give what answers of activities, of which the other kinds are made."""
        if kind != "activities":
            raise AssertionError(f"{kind} are made of activities")
        return self._engine

    @cached_property
    def _engine(self) -> SqlEngine:
        from tacli.sources.store.published import EngineOfIati

        database = _database(self._held, self._path, measured=self.explains)
        return EngineOfIati(self.collection.kinds["activities"], database, _known(self._held), self._elements)

    def _elements(self) -> Elements:
        """Give what reads the files again."""
        from tacli.sources.store.elements import Elements
        from tacli.sources.store.units import units_in

        return Elements(units_in(self._held.text(UNITS)), self._path, self.paths, self.watch)

    def take_versions(self, *, all_versions: bool) -> None:
        """Refuse what is not there. Raises UsageError."""
        if all_versions:
            raise UsageError("A store answers of the versions that stand.", self._ask_the_files())

    def take_lang(self, typed: str | None) -> None:
        """Refuse what is not there. Raises UsageError."""
        if typed is not None:
            raise UsageError("A store has texts in the language of each activity.", self._ask_the_files())

    def _ask_the_files(self) -> str:
        return f"Ask the files: --data {shown(self.paths[0])}."

    def vocabulary(self, name: str) -> Words:
        """Give a vocabulary; organizations are those that the activities name."""
        if name not in OF_ROWS:
            return iati_vocabulary(name)
        if name not in self._words:
            with as_written(self._path):
                said = json.loads(self._held.text(terms_file(name)))
            self._words[name] = of_rows(name, said)
        return self._words[name]

    def found(self) -> Found:
        """Say what was found of the files when they were read."""
        from collections import Counter

        from tacli.sources.iati.found import Found
        from tacli.sources.iati.problems import Problem, Problems
        from tacli.sources.iati.reading import File
        from tacli.sources.store.units import units_in

        problems = Problems()
        files: list[File] = []
        with as_written(self._path):
            for read in units_in(self._held.text(UNITS)):
                files += [File(*file) for file in read.files]
                problems.counts += Counter(read.counts)
                problems.first += [Problem(*problem) for problem in read.problems]
        problems.total = problems.counts.total()
        return Found(tuple(files), problems, frozenset(range(self._held.manifest.aside)))

    def problems(self) -> list[Problem]:
        """Give the first of what could not be read, by file and line."""
        return [told(problem) for problem in self.found().problems.first]

    def cite(self, part: str = "") -> str:  # noqa: ARG002 - files have no annexes
        """Give the line that names the files."""
        return cited(self.paths)

    def remarks(self) -> Iterator[str]:
        """Say how many activities others replace, and how much could not be read."""
        if "_engine" in self.__dict__:  # else nothing was asked of all activities
            manifest = self._held.manifest
            yield from left_out(manifest.aside, manifest.problems, shown(self._path))

    def interrupt(self) -> None:
        """Let go of what is asked for."""
        self._held.interrupt()

    def close(self) -> None:
        """Let a writer take the tables away."""
        self._held.close()


class StoredPaper(PaperSource):
    """Activities in the form of the paper; of a dataset all else stands beside them as it was."""

    def __init__(self, path: str, held: Held, watch: Watch = unwatched) -> None:
        whole = held.manifest.kind == "dataset"
        super().__init__(str(held.folder / DATASET) if whole else held.manifest.paths[0], watch)
        self.paths = tuple(held.manifest.paths)
        self._held = held
        self._store = path
        self.is_stream = not whole

    @property
    def loaded(self) -> tuple[str, ...]:
        """The store."""
        return (self._store,)

    def engine(self, kind: str) -> Engine:
        """Give what answers of a kind of record."""
        if kind == "activities":
            return self._engine
        return super().engine(kind)

    @cached_property
    def _engine(self) -> Engine:
        from tacli.sources.store.published import EngineOfPaper

        records = self.collection.kinds["activities"].having(iati=self._published)
        database = _database(self._held, self._store, measured=self.explains)
        return EngineOfPaper(records, database, _known(self._held))

    def close(self) -> None:
        """Close what was opened."""
        super().close()
        self._held.close()
