"""What stores can be made of: activities of IATI, activities of the paper's form line by line, or a whole dataset."""

from __future__ import annotations

from abc import ABC, abstractmethod
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING, Protocol

from tacli.engines.layout import Layout, SharedPart
from tacli.engines.tables import SPOKEN, Rows
from tacli.errors import DatasetError
from tacli.query.conditions import Query
from tacli.sources.iati.problems import Problems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tacli.anything import AnyRow, JsonObject, Value
    from tacli.sources.iati.reading import File
    from tacli.sources.store.spoken import Spoken
    from tacli.sources.store.units import Unit

    Tell = Callable[[int, int], object]  # of bytes and files that are done

_NOW_AND_THEN = 2**20  # bytes
_TOGETHER = 100  # rows at a time, which is quicker than each by itself: processors keep at hand what they did just now
_MOST_TOGETHER = 2**20  # bytes of a file, after which as many as there are do
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Found:
    """The files within a file, and what could not be read in them."""

    def __init__(self, files: Sequence[File] = (), problems: Problems | None = None) -> None:
        self.files = files
        self.problems = problems or Problems()


class Reading(Protocol):
    """The rows of a file, some at a time.

    Their `layout` may have more to say than that of their kind; `found` is whole at their end.
    """

    layout: Layout[AnyRow]
    found: Found

    def __iter__(self) -> Iterator[list[AnyRow]]:
        """Give them in their order. Raises DatasetError."""


class Kind(ABC):
    """Files of one kind: what the columns of their rows are, and how they are read."""

    @property
    @abstractmethod
    def rows(self) -> Rows:
        """The columns."""

    @property
    def fields(self) -> list[str]:
        """What tells the columns from those of other versions."""
        return [f"{c.name}: {c.kind}{' list' if c.many else ''}" for c in self.rows.columns]

    def prepare(self) -> None:
        """Import and make what every process needs that reads files."""
        import pydantic_core  # noqa: F401 - which writes what was read

        _ = self.rows

    @abstractmethod
    def read(self, unit: Unit, tell: Tell) -> Reading:
        """Read a file; `tell` is told what is done. Raises DatasetError, perhaps while rows are given."""

    def moment(self, row: AnyRow) -> int | None:  # noqa: ARG002 - of most it is not said
        """Give when a row was last updated, in microseconds since 1970, None where it does not say."""
        return None

    @abstractmethod
    def beside(self, row: AnyRow, facts: JsonObject) -> JsonObject:
        """Give what is written of a row beside its fields: terms that it names, what it holds in other languages."""


class _Iati(Kind):
    def __init__(self) -> None:
        self._known: dict[Value, Value] = {}

    @cached_property
    def rows(self) -> Rows:
        from tacli.collections.iati.activities import FOLLOWING, IATI_ACTIVITIES
        from tacli.collections.iati.vocabularies import OF_ROWS

        parts = [SharedPart(attrgetter(name, "lang"), fields) for name, fields in FOLLOWING.items()]
        return Rows(Layout(IATI_ACTIVITIES, parts), OF_ROWS, "id", spoken=True)

    @cached_property
    def _spoken(self) -> Spoken:
        from tacli.sources.store.spoken import Spoken

        return Spoken()

    def prepare(self) -> None:
        from tacli.sources.iati import reading  # noqa: F401 - imported where it is used, too

        super().prepare()
        _ = self._spoken

    def read(self, unit: Unit, tell: Tell) -> Reading:
        return _OfIati(self.rows.layout, unit, tell, self._known)

    def moment(self, row: AnyRow) -> int | None:
        return None if row.updated is None else (row.updated - _EPOCH) // timedelta(microseconds=1)

    def beside(self, row: AnyRow, facts: JsonObject) -> JsonObject:
        from tacli.sources.store.spoken import terms_in

        terms = terms_in(row)
        return {**terms, SPOKEN: self._spoken.of(row, facts, terms)}


class _OfIati:
    def __init__(self, layout: Layout[AnyRow], unit: Unit, tell: Tell, known: dict[Value, Value]) -> None:
        self.layout = layout
        self._known = known
        self.found = Found()
        self._unit = unit
        self._tell = tell
        self._passed = 0  # bytes, since rows were given

    def __iter__(self) -> Iterator[list[AnyRow]]:
        from tacli.sources.iati.activity import activity
        from tacli.sources.iati.reading import Reading as OfFiles

        reading = OfFiles([self._unit.path], activity, watched=self._watched, known=self._known)
        told = _Told(self._tell, self._unit.size)
        self._told = told
        some: list[AnyRow] = []
        try:
            for row in reading:
                some.append(row)
                if len(some) == _TOGETHER or self._passed > _MOST_TOGETHER:
                    yield some
                    some, self._passed = [], 0
        except DatasetError as error:
            if self._unit.alone:
                raise
            reading.problems.tell(self._unit.path, 0, error.message, "passed over")
        yield some
        self.found = Found(tuple(reading.files), reading.problems)
        told.end()

    def _watched(self, blocks: Iterable[bytes]) -> Iterator[bytes]:
        for block in blocks:
            self._passed += len(block)
            self._told.add(len(block))
            yield block


class _Told:
    """Tells of bytes as they are done, now and then, and never of more than there are: what is packed grows."""

    def __init__(self, tell: Tell, size: int) -> None:
        self._tell = tell
        self._left = size
        self._seen = 0

    def add(self, size: int) -> None:
        """Count what was read."""
        self._seen += size
        if self._seen >= _NOW_AND_THEN and self._left:
            done = min(self._seen, self._left)
            self._left -= done
            self._seen = 0
            self._tell(done, 0)

    def end(self) -> None:
        """Tell of the rest, and of the file."""
        self._tell(self._left, 1)


class _Paper(Kind):
    @cached_property
    def rows(self) -> Rows:
        from tacli.collections.paper.activities import ACTIVITIES

        return Rows(Layout(ACTIVITIES))

    def read(self, unit: Unit, tell: Tell) -> Reading:
        return _OfPaper(unit, tell)

    def beside(self, row: AnyRow, facts: JsonObject) -> JsonObject:  # noqa: ARG002 - as others do
        return {}


class _OfPaper:
    def __init__(self, unit: Unit, tell: Tell) -> None:
        from tacli.sources.paper import PaperSource

        with ExitStack() as stack:
            source = stack.enter_context(PaperSource(unit.path))
            self._engine = source.held("activities")
            self._opened = stack.pop_all()
        self.layout = Layout(self._engine.records)
        self.found = Found()
        self._size = unit.size
        self._tell = tell

    def __iter__(self) -> Iterator[list[AnyRow]]:
        with self._opened:
            rows = iter(self._engine.found(Query()))
            while some := list(islice(rows, _TOGETHER)):
                yield some
        self._tell(self._size, 1)


KINDS: dict[str, Kind] = {"iati": _Iati(), "lines": _Paper(), "dataset": _Paper()}
