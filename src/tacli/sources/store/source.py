"""A store as a source: what it holds is asked where it lies."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, cast

from tacli.collections.iati.collection import IATI, iati
from tacli.collections.iati.vocabularies import OF_LANGUAGE, OF_ROWS, iati_vocabulary, of_rows
from tacli.engines.columns import Known
from tacli.errors import DatasetError
from tacli.sources.files import shown, typed
from tacli.sources.iati.said import cited, left_out, told
from tacli.sources.paper import PaperSource
from tacli.sources.source import Source
from tacli.sources.store.manifest import (
    ASIDE,
    DATASET,
    MONEY,
    ROWS,
    SPLITS,
    STEMS,
    UNITS,
    Held,
    Tables,
    as_written,
    terms_file,
)
from tacli.sources.store.terms import Terms, terms_of
from tacli.sources.watch import unwatched

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tacli.collections.collection import Collection
    from tacli.engines.answering import SqlEngine
    from tacli.engines.database import Database, Derived
    from tacli.engines.engine import Engine
    from tacli.sources.iati.found import Found
    from tacli.sources.problems import Problem
    from tacli.sources.source import Words
    from tacli.sources.store.elements import Elements
    from tacli.sources.store.units import Read
    from tacli.sources.watch import Watch


def stored(path: str, watch: Watch = unwatched) -> Source:
    """Give the source of a store. Raises DatasetError."""
    held = Held(path)
    return StoredIati(path, held, watch) if held.manifest.kind == "iati" else StoredPaper(path, held, watch)


def _tables(held: Tables, path: str) -> dict[str, str]:
    """Give the files of the tables of activities. Raises DatasetError for a store of other fields."""
    from tacli.sources.store.kinds import KINDS

    if held.manifest.fields != KINDS[held.manifest.kind].fields:
        raise DatasetError(
            f"{shown(path)} was made by tacli {held.manifest.version}, whose fields were others.",
            f"Type tacli index {' '.join(map(typed, held.manifest.paths))} --output {typed(path)}",
        )
    tables = {"activities": ROWS, "activities stems": STEMS}
    if KINDS[held.manifest.kind].rows.layout.amounts:
        tables |= {"activities money": MONEY, "activities splits": SPLITS}
    return tables


def _known(held: Tables) -> Known:
    manifest = held.manifest
    is_iati = manifest.kind == "iati"
    return Known(tuple(manifest.languages), frozenset(manifest.repeated), manifest.activities, splits=is_iati)


class StoredIati(Source):
    """Activities of IATI that stand, and those that they replace where these are asked for, too."""

    collection: Collection = IATI
    is_stream = False
    _all_versions = False
    _lang: str | None = None

    def __init__(self, path: str, held: Tables, watch: Watch = unwatched) -> None:
        super().__init__(tuple(held.manifest.paths), watch)
        self._path = path
        self._held = held
        self._words: dict[str, Words] = {}

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

        manifest = self._held.manifest
        known = _known(self._held)
        if self._all_versions or self._lang:
            rows = manifest.activities + manifest.aside - self._aside
            known = known._replace(repeated=None, rows=rows, parts=self._parts, splits=False)
        return EngineOfIati(self.collection.kinds["activities"], self._database, known, self._elements)

    @property
    def _parts(self) -> tuple[str, ...]:
        """Name the tables that those of all versions are made of."""
        from tacli.engines.versions import parts_of

        return parts_of("activities") if self._all_versions else ()

    @cached_property
    def _database(self) -> Database:
        tables = _tables(self._held, self._path)
        if not (self._all_versions or self._lang):
            return self._held.database(tables, measured=self.explains)
        from tacli.sources.store.kinds import KINDS

        held = cast("Held", self._held)  # others refuse it
        layout, lie = KINDS["iati"].rows.layout, held.paths_of({**tables, ASIDE: ASIDE})
        made: dict[str, Path | Derived] = {**lie}
        if self._all_versions:
            from tacli.engines.versions import of_all_versions

            files = {read.unit.path: read.activities for read in self._read}
            made.update(of_all_versions(layout, lie, lie[ASIDE], held.manifest.aside, files))
        if self._lang:
            from tacli.engines.spoken import in_language
            from tacli.sources.store.spoken import columns_of_language

            made = in_language(layout, made, columns_of_language(), self._lang, self._parts)
        return held.asking(made, measured=self.explains)

    def _elements(self) -> Elements:
        """Give what reads the files again."""
        from tacli.sources.store.elements import Elements

        return Elements(self._read, self._path, self._held.manifest, self.watch)

    @cached_property
    def _read(self) -> list[Read]:
        """What was read of the files. Raises DatasetError where that was changed."""
        from tacli.sources.store.units import units_in

        with as_written(self._path):
            return list(units_in(self._held.text(UNITS)))

    def take_versions(self, *, all_versions: bool) -> None:
        """Keep activities that others replace, too, where there are any."""
        self._all_versions = all_versions and self._held.manifest.aside > 0

    def take_lang(self, typed: str | None) -> None:
        """Give texts in a language where there are such: its code or its name. Raises UnknownValueError."""
        if typed is not None:
            self._lang = iati_vocabulary("language").resolve(typed)
            self.collection = iati(self._lang)

    def vocabulary(self, name: str) -> Words:
        """Give a vocabulary; organizations are those that the activities name."""
        if name not in OF_ROWS:
            return iati_vocabulary(name)
        if name not in self._words:
            self._words[name] = of_rows(name, *self._terms(name))
        return self._words[name]

    def _terms(self, vocabulary: str) -> Terms:
        """Give the terms that the activities name."""
        if not (self._all_versions or (self._lang and vocabulary in OF_LANGUAGE)):
            with as_written(self._path):
                return Terms(*json.loads(self._held.text(terms_file(vocabulary))))
        from tacli.engines.sql import Sql
        from tacli.engines.tables import name, terms

        asked = Sql(terms(vocabulary, name(self.collection.kinds["activities"].name)))
        return terms_of((term, count) for term, count in self._database.ask(asked))

    def found(self) -> Found:
        """Say what was found of the files when they were read."""
        from collections import Counter

        from tacli.sources.iati.found import Found
        from tacli.sources.iati.problems import Problem, Problems
        from tacli.sources.iati.reading import File

        problems = Problems()
        files: list[File] = []
        with as_written(self._path):
            for read in self._read:
                files += [File(*file) for file in read.files]
                problems.counts += Counter(read.counts)
                problems.first += [Problem(*problem) for problem in read.problems]
        problems.total = problems.counts.total()
        return Found(tuple(files), problems, frozenset(range(self._aside)))

    @property
    def _aside(self) -> int:
        """How many activities others replace, of those that are not asked for."""
        return 0 if self._all_versions else self._held.manifest.aside

    def problems(self) -> list[Problem]:
        """Give the first of what could not be read, by file and line."""
        return [told(problem) for problem in self.found().problems.first]

    def cite(self, part: str = "") -> str:  # noqa: ARG002 - files have no annexes
        """Give the line that names the files."""
        return cited(self.paths)

    def remarks(self) -> Iterator[str]:
        """Say how many activities others replace, and how much could not be read."""
        if "_engine" in self.__dict__:  # else nothing was asked of all activities
            yield from left_out(self._aside, self._held.manifest.problems, typed(self._path))

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
        self.is_array = False  # of lines all that is asked for stands in the store

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
        database = self._held.database(_tables(self._held, self._store), measured=self.explains)
        return EngineOfPaper(records, database, _known(self._held))

    def close(self) -> None:
        """Close what was opened."""
        super().close()
        self._held.close()
