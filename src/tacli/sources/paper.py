"""The bundled paper, a dataset of the same form, or activities line by line."""

from __future__ import annotations

import os
import re
import stat
from collections import deque
from contextlib import suppress
from functools import cached_property
from typing import IO, TYPE_CHECKING

from tacli.collections.paper.collection import KINDS, PAPER, titled, words_of
from tacli.errors import DatasetError, UnknownValueError
from tacli.named_tuples import NamedTuple
from tacli.sources.source import Source
from tacli.sources.watch import unwatched
from tacli.vocabulary import Match, Term, Vocabulary, vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from tacli.anything import AnyRow
    from tacli.collections.paper.published import Publisher
    from tacli.engines.engine import Engine
    from tacli.engines.memory import MemoryEngine
    from tacli.models import Activity, Dataset
    from tacli.query.field import Untold
    from tacli.sources.watch import Parts, Watch

_OF_ACTIVITIES = {"id", "entity", "paragraph", "title", "topics", "kinds", "countries"}
# Vocabularies that records have of their own, and what a name of theirs looks like.
_OWN = {"entity": "[a-z0-9]+(-[a-z0-9]+)*", "partner": ".+"}


class OpenNames(NamedTuple):
    """The entities or partners of activities that come alone: known names, and any other of the right form."""

    known: Vocabulary
    form: str

    def match(self, typed: str) -> Match:
        """Understand a known name, or take a code as it is typed."""
        with suppress(UnknownValueError):
            return self.known.match(typed)
        if re.fullmatch(self.form, typed):
            return Match(typed)
        return self.known.match(typed)

    def resolve(self, typed: str) -> str:
        """Give the code for a known name, or the code as typed."""
        return self.match(typed).code

    def held(self, code: str) -> tuple[str, ...]:
        """Give the code, which rows hold."""
        return (code,)

    @property
    def terms(self) -> tuple[Term, ...]:
        """Give those that are known."""
        return self.known.terms

    def split(self, typed: str) -> list[str]:
        """Part names at commas that stand in none of them."""
        return self.known.split(typed)


class PaperSource(Source):
    """The records of a path, None for the bundled paper. Nothing is read before it is asked for."""

    collection = PAPER

    def __init__(self, path: str | None = None, watch: Watch = unwatched, file: IO[bytes] | None = None) -> None:
        """Take the path, and what was opened of it already."""
        super().__init__(() if path is None else (path,), watch)
        self.path = path
        self._file = file

    def close(self) -> None:
        """Close what was opened."""
        file = self._opened[1] if "_opened" in self.__dict__ else self._file
        if file is not None:
            with suppress(OSError):  # all that was wanted is read
                file.close()

    @cached_property
    def is_stream(self) -> bool:
        """Say whether activities come alone, with no document around them."""
        if self.path is None:
            return False
        first, _ = self._opened
        return self.is_array or self._name.endswith((".jsonl", ".ndjson")) or _is_activity(first[-1])

    @cached_property
    def is_array(self) -> bool:
        """Say whether activities come alone in one array, which is read whole."""
        return self.path is not None and self._opened[0][-1].lstrip()[:1] == b"["

    def engine(self, kind: str) -> Engine:
        """Give what answers of a kind of record of the collection. Raises DatasetError, perhaps while it answers."""
        return self.held(kind)

    def held(self, kind: str) -> MemoryEngine[AnyRow]:
        """Give an engine of the records themselves.

        Nothing is read before its rows are asked for, but for a whole dataset. Raises DatasetError, for a stream when
        the wrong line is reached.
        """
        from tacli.engines.memory import MemoryEngine

        records, rows_of = KINDS[kind]
        records = records.citing(self.title).having(iati=self._published)
        if kind == "activities" and self.is_stream:
            return MemoryEngine(records, self._streamed())
        return MemoryEngine(records, rows_of(self.dataset))

    def _streamed(self) -> Iterator[Activity]:
        from tacli.sources import json_array, json_lines

        with self.watching() as watched:
            if self.is_array:
                yield from json_array.activities(self.read(watched), self._name)
            else:
                yield from json_lines.stream(watched(self.lines()), self._name)

    def _published(self, row: Activity) -> str | Untold:
        return self._publisher(row)

    @cached_property
    def _publisher(self) -> Publisher:
        from tacli.collections.paper.published import Publisher

        names = {term.code: term.label for term in self.vocabulary("entity").terms}
        return Publisher(self.title, names, None if self.is_stream else self.dataset.document)

    def lines(self) -> Iterator[bytes]:
        """Give the lines of a stream, once."""
        from tacli.sources.files import read_lines

        return read_lines(*self._opened, self._name)

    def watching(self) -> AbstractContextManager[Callable[[Parts], Parts]]:
        """Give what all that is read is to pass through, for as long as it is read and understood."""
        return self.watch(self._size())

    def _size(self) -> int | None:
        with suppress(OSError):
            status = os.fstat(self._opened[1].fileno())
            return status.st_size if stat.S_ISREG(status.st_mode) else None
        return None

    @cached_property
    def dataset(self) -> Dataset:
        """Give the whole dataset. Raises DatasetError if there is none or it is refused."""
        from tacli.models import Dataset
        from tacli.sources.files import shown
        from tacli.sources.json_dataset import load, load_bytes

        if self.path is None:
            return load(None, Dataset)
        if self.is_stream:
            if self.is_array:  # of something else, perhaps
                deque(self._streamed(), 0)
            raise DatasetError(
                f"{shown(self.path)} holds activities alone.",
                "This needs a whole dataset: 'tacli schema' describes it.",
            )
        with self.watching() as watched:
            return load_bytes(self.read(watched), self.path, Dataset)

    def read(self, watched: Callable[[Parts], Parts]) -> bytes:
        """Give the bytes of a whole dataset, once. Raises DatasetError."""
        from tacli.sources.files import blocks, joined

        return joined(watched(blocks(*self._opened, self._name)), self._name)

    def vocabulary(self, name: str) -> Vocabulary | OpenNames:
        """Give a vocabulary, the entities being those of the records."""
        if name not in _OWN or self.path is None:
            return vocabulary(name)
        if self.is_stream:
            return OpenNames(vocabulary(name), _OWN[name])
        return words_of(self.dataset, name)

    @cached_property
    def title(self) -> str:
        """Give the document's title and date, or the file's name."""
        if self.path is not None and self.is_stream:
            from tacli.sources.files import shown

            return shown(self.path)
        return titled(self.dataset)

    def cite(self, annex: str) -> str:
        """Give the line that names the document and a part of it, or the file."""
        return f"Source: {self.title}." if self.is_stream else f"Source: {self.title}, {annex}"

    @property
    def _name(self) -> str:
        return self.path or ""

    @cached_property
    def _opened(self) -> tuple[list[bytes], IO[bytes]]:
        """Open the file and read up to its first line with text, by which JSON Lines are told from one object."""
        from tacli.sources.files import first_lines, open_bytes

        file = open_bytes(self._name) if self._file is None else self._file
        return first_lines(file, self._name), file


def _is_activity(line: bytes) -> bool:
    """Say whether a line is an object that has something of an activity and nothing of a whole dataset."""
    import jiter

    with suppress(ValueError):
        value = jiter.from_json(line)
        return isinstance(value, dict) and "document" not in value and not _OF_ACTIVITIES.isdisjoint(value)
    return False
