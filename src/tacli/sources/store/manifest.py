"""What a store says of itself, and its places.

A store is a folder with a manifest that names a generation, a folder of tables. Another generation is written beside it
and takes its place when the manifest is replaced; one that someone reads stays until a later run finds it free.
"""

from __future__ import annotations

import fcntl
import json
import os
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tacli.errors import DatasetError
from tacli.named_tuples import NamedTuple
from tacli.sources.files import refuse_other_bytes, shown, typed
from tacli.sources.folders import MANIFEST, PREFIX, is_generation
from tacli.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tacli.engines.database import Database, Derived

FORMAT = 2
ROWS, STEMS, ASIDE, UNITS = "activities.parquet", "stems.parquet", "aside.parquet", "units.ndjson"
MONEY, SPLITS = "money.parquet", "splits.parquet"
DATASET = "dataset.json"
_TRIES = 100


class Manifest(NamedTuple):
    """The counts and the generation of a store; `fields` are the columns that it was made with.

    `paths` were typed; `kind` is "iati", or "lines" or "dataset" of the form of the paper. `aside` activities are
    replaced by others, `problems` could not be read. `languages` are those of texts, `repeated` the columns in which a
    row holds an item twice. `home` is where paths were typed, as it is seen from the store.
    """

    format: int
    version: str
    kind: str
    fields: list[str]
    generation: str
    paths: list[str]
    files: int
    bytes: int
    activities: int
    aside: int
    problems: int
    languages: list[str]
    repeated: list[str]
    home: str = ""


class Earlier(NamedTuple):
    """A store of an earlier format, which is made anew: the tacli that made it, and its generation."""

    format: int
    version: str
    generation: str


def terms_file(vocabulary: str) -> str:
    """Give the name of the file with the terms that rows name."""
    return f"terms-{vocabulary}.json"


@contextmanager
def as_written(path: str) -> Iterator[None]:
    """Read what a store holds beside its tables. Raises DatasetError where that is gone or was changed."""
    try:
        yield
    except (OSError, ValueError, TypeError, LookupError) as error:
        raise DatasetError(f"A file of {shown(path)} cannot be read.", _ANEW) from error


def is_store(path: str) -> bool:
    """Say whether a path is a store."""
    with suppress(OSError):  # what may not be looked at is told of where it is read
        return path != "-" and (Path(path) / MANIFEST).is_file()
    return False


def manifest_of(folder: Path) -> Manifest | None:
    """Give what a store says of itself, None where there is none. Raises DatasetError for what is of another format."""
    text = _manifest_text(folder)
    return None if text is None else manifest_in(text, str(folder), is_whole=lambda: earlier_of(folder) is not None)


def earlier_of(folder: Path) -> Earlier | None:
    """Give the store of an earlier format that a folder surely is, with its tables; None for any other folder.

    Raises DatasetError.
    """
    with suppress(ValueError, TypeError, KeyError, RecursionError):
        said = json.loads(_manifest_text(folder) or "")
        earlier = Earlier(*(said[name] for name in Earlier._fields))
        is_earlier = type(earlier.format) is int and 0 < earlier.format < FORMAT and is_generation(earlier.generation)
        if is_earlier and all((folder / earlier.generation / name).is_file() for name in _EVER):
            return earlier
    return None


_EVER = (ROWS, STEMS, ASIDE, UNITS)  # of every format


def _manifest_text(folder: Path) -> str | None:
    try:
        return (folder / MANIFEST).read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeError) as error:
        raise DatasetError(f"The manifest of {shown(str(folder))} cannot be read.", _IF_IT_IS_ONE) from error


def manifest_in(text: str, path: str, *, is_whole: Callable[[], bool] = lambda: False) -> Manifest:
    """Read what a store says of itself; `is_whole` says of one of an earlier format whether `tacli index` takes it.

    Raises DatasetError.
    """
    try:
        said = json.loads(text)
        if said["format"] == FORMAT:
            return Manifest(**said)
        earlier = said["format"] < FORMAT
        paths = " ".join(map(typed, said.get("paths", ())))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise DatasetError(f"The manifest of {shown(path)} cannot be read.", _IF_IT_IS_ONE) from error
    is_of = f"{shown(path)} is a store of format {said['format']!s:.20}"
    if earlier:
        anew = f"Make it anew: tacli index {paths or 'SOURCE…'} --output {typed(path)}"
        raise DatasetError(f"{is_of}; tacli {__version__} reads format {FORMAT}.", anew if is_whole() else _ANEW)
    raise DatasetError(f"{is_of}, which a later tacli made; this is tacli {__version__}.", _LATER)


_LATER = "Ask it with that one, or make another store: tacli index SOURCE… --output STORE"
_IF_IT_IS_ONE = "If it is a store, make another: tacli index SOURCE… --output STORE"  # others have such a file, too
_ANEW = "Remove it and make it anew: tacli index SOURCE… --output STORE"


class Held:
    """The tables of a store that is read: as long as this is not closed, no writer takes them away."""

    def __init__(self, path: str) -> None:
        """Take the path of a store. Raises DatasetError."""
        refuse_other_bytes(path)
        folder = Path(path)
        for _ in range(_TRIES):
            manifest = manifest_of(folder)
            if manifest is None:
                raise DatasetError(f"{shown(path)} is no store.", "Make one: tacli index SOURCE… --output STORE")
            self.manifest, self.folder = manifest, folder / manifest.generation
            with suppress(OSError):  # it was replaced meanwhile
                self._descriptor = _shared(self.folder)
                if manifest_of(folder) == manifest:
                    return
                os.close(self._descriptor)
        raise DatasetError(f"The tables of {shown(path)} are missing.", _ANEW)

    def text(self, name: str) -> str:
        """Give the text of a file beside the tables."""
        return (self.folder / name).read_text(encoding="utf-8")

    def database(self, tables: Mapping[str, str], *, measured: bool) -> Database:
        """Give what asks tables, by their names those of their files."""
        return self.asking(self.paths_of(tables), measured=measured)

    def paths_of(self, tables: Mapping[str, str]) -> dict[str, Path]:
        """Give where tables lie, by their names those of their files."""
        return {table: self.folder / name for table, name in tables.items()}

    def asking(self, tables: Mapping[str, Path | Derived], *, measured: bool) -> Database:
        """Give what asks such tables, and what is made of them."""
        from tacli.engines.duckdb import DuckDB

        return DuckDB(tables, spill(), measured=measured)

    def interrupt(self) -> None:
        """Do nothing: what is asked goes with the process."""

    def close(self) -> None:
        """Let a writer take them away."""
        os.close(self._descriptor)


class Tables(Protocol):
    """The tables of a store, wherever they lie."""

    manifest: Manifest

    def text(self, name: str) -> str:
        """Give the text of a file beside the tables."""

    def database(self, tables: Mapping[str, str], *, measured: bool) -> Database:
        """Give what asks tables, by their names those of their files."""

    def interrupt(self) -> None:
        """Let go of what is asked for, as the process ends."""

    def close(self) -> None:
        """Let go of the tables."""


def spill() -> str:
    """Give the folder for what does not fit into memory: TACLI_SPILL, or one of the system's for what is temporary."""
    from tempfile import gettempdir

    return os.environ.get("TACLI_SPILL") or str(Path(gettempdir()) / f"tacli-spill-{os.getpid()}")


def _shared(folder: Path) -> int:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def take_away_others(folder: Path, generation: str) -> None:
    """Remove the tables that nobody reads any more, but for those of a generation."""
    from shutil import rmtree

    for other in folder.glob(f"{PREFIX}*"):
        if other.name != generation and is_generation(other.name):
            with suppress(OSError):
                descriptor = os.open(other, os.O_RDONLY | os.O_DIRECTORY)
                try:
                    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    rmtree(other)
                finally:
                    os.close(descriptor)
