"""The files that a path stands for: itself, those of a directory or of a zip; unpacked, told by content."""

from __future__ import annotations

import gzip
import os
import shutil
import zipfile
import zlib
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, cast

from tacli.errors import DatasetError
from tacli.named_tuples import NamedTuple
from tacli.sources.files import open_bytes, readable, shown
from tacli.sources.folders import MANIFEST, is_of_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from io import BufferedReader

    from tacli.anything import Foreign

    Open = Callable[[str], IO[bytes]]

_GZIP = b"\x1f\x8b"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_BLOCK = 2**15
# Ways in which what is packed can be wrong: cut off, damaged, in a way that is unknown, or behind a password.
_DAMAGED = (EOFError, gzip.BadGzipFile, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError)


class Member(NamedTuple):
    """One file with its name; `alone`: it was named by the person, and is not one of many."""

    name: str
    blocks: Iterator[bytes]
    alone: bool


def members(path: str, open_: Open | None = None) -> Iterator[Member]:
    """Give the files of a path, `-` for stdin, each to be read before the next. Raises DatasetError.

    `open_` opens what `open_bytes` would.
    """
    open_ = open_ or open_bytes
    if path != "-" and Path(path).is_dir():
        for inner in files_of(Path(path)):
            for member in _unpacked(str(inner), open_):
                yield member._replace(alone=False)
    else:
        yield from _unpacked(path, open_)


def files_of(folder: Path) -> Iterable[Path]:
    """Give the files of a directory and those below it, in the order of their names.

    Hidden ones are left out, and those of stores that lie there, of which each holds other files again.
    Raises DatasetError for what may not be looked into: to pass it over would be a wrong answer.
    """
    with readable(str(folder)):
        found = sorted(path for path in _below(folder) if path.is_file())
        stores = {path.parent for path in found if path.name == MANIFEST and is_of_store(path.parent)}
    return [path for path in found if stores.isdisjoint(path.parents)]


def _below(folder: Path) -> Iterator[Path]:
    """Give what stands in a directory and those below it. Raises DatasetError for one that may not be looked into."""
    for inner, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(inner, name) for name in names if not name.startswith("."))


def _refuse(error: OSError) -> None:
    raise DatasetError(f"Cannot read {shown(str(error.filename))}: {error.strerror}.", "Give other files.") from error


def _unpacked(path: str, open_: Open) -> Iterator[Member]:
    file = cast("BufferedReader", open_(path))
    with _readable(path):
        start = file.peek(4)[:4]
    try:
        if start.startswith(_ZIP):
            yield from _zipped(file, path)
        else:
            yield Member(path, _blocks(_plain(file, start), path), alone=True)
    finally:
        if path != "-" or open_ is not open_bytes:  # stdin itself stays open
            file.close()


def _plain(file: BufferedReader, start: bytes) -> BufferedReader:
    return cast("BufferedReader", gzip.GzipFile(fileobj=file)) if start.startswith(_GZIP) else file


def _zipped(file: IO[bytes], path: str) -> Iterator[Member]:
    with _seekable(file) as seekable:
        with _readable(path):
            archive = zipfile.ZipFile(seekable)
        with archive:
            for info in archive.infolist():
                if not info.is_dir():
                    name = f"{path}/{info.filename}"
                    yield Member(name, _blocks_of(archive, info, name), alone=False)


def _blocks_of(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> Iterator[bytes]:
    with _readable(name):
        member: Foreign = archive.open(info)
    with member:
        with _readable(name):
            start = member.peek(4)[:4]
        yield from _blocks(_plain(member, start), name)


@contextmanager
def _seekable(file: IO[bytes]) -> Iterator[IO[bytes]]:
    """Give a file in which one can go to and fro, as a zip needs: its list of contents stands at its end."""
    if file.seekable():
        yield file
        return
    with TemporaryFile() as copy:
        shutil.copyfileobj(file, copy)
        copy.seek(0)
        yield copy


def _blocks(file: BufferedReader, name: str) -> Iterator[bytes]:
    with _readable(name):
        while block := file.read1(_BLOCK):  # no more than is there, so that nothing before a break is lost
            yield block


@contextmanager
def _readable(name: str) -> Iterator[None]:
    """Say what file a failure to read is of."""
    try:
        yield
    except _DAMAGED as error:
        raise DatasetError(f"{shown(name)} is damaged: {error}.", "Fetch it again.") from error
    except OSError as error:
        raise DatasetError(f"Cannot read {shown(name)}: {error.strerror or error}.", "Give another file.") from error
