"""The files that a store is made of, and what became of them since it was made."""

from __future__ import annotations

import json
import os
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tacli.errors import DatasetError, UsageError
from tacli.named_tuples import NamedTuple
from tacli.sources.files import open_bytes, readable, refuse_other_bytes, shown
from tacli.sources.folders import is_of_store
from tacli.sources.iati.members import files_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tacli.anything import Value

State = Literal["new", "changed", "unchanged", "gone"]
_BLOCK = 2**20
_SETTLED = 2 * 10**9  # nanoseconds after which a file that changes surely gets another time


class Unit(NamedTuple):
    """A file, or a zip of files; `alone` where a person named it, else it lies in a folder that was named."""

    path: str
    alone: bool
    size: int
    time: int  # when it was last changed, in nanoseconds of the system's clock


class Read(NamedTuple):
    """What was read of a unit: `at` which time, by that clock.

    `files` are those within it, with version and activities; `counts` are problems by kind, the first in `problems`;
    `languages` are those of texts in it, and perhaps of some that were read before.
    """

    unit: Unit
    hash: str
    at: int
    activities: int
    files: list[list[Value]]
    counts: dict[str, int]
    problems: list[list[Value]]
    languages: list[str]

    @property
    def is_settled(self) -> bool:
        """Say whether the file would have another time if it had changed after it was read."""
        return self.at - self.unit.time > _SETTLED


def units_of(paths: Sequence[str], store: Path) -> list[Unit]:
    """Give the files of paths, in their order, but for those of the store itself where it lies among them.

    Raises DatasetError, UsageError for a file that is given twice.
    """
    found: dict[str, Unit] = {}
    for path in paths:
        if path == "-":
            raise UsageError("A store is made of files, which stdin is not.", "Give the path of a file or folder.")
        folder = Path(path)
        with readable(path):
            is_folder, is_store = folder.is_dir(), is_of_store(folder)
        if is_store:
            raise UsageError(f"{shown(path)} is a store.", "Give the files that it was made of.")
        inner = list(_others(folder, store.resolve())) if is_folder else [path]
        if not inner:
            raise DatasetError(f"{shown(path)} holds no file.", "Give files of IATI, JSON Lines or a dataset.")
        for file in inner:
            refuse_other_bytes(file)
            if file in found:
                raise UsageError(f"{shown(file)} is given twice.", "Give it once.")
            found[file] = unit(file, alone=file == path)
    return list(found.values())


def _others(folder: Path, store: Path) -> Iterator[str]:
    return (str(file) for file in files_of(folder) if store not in file.resolve().parents)


def unit(path: str, *, alone: bool) -> Unit:
    """Look at a file. Raises DatasetError."""
    with open_bytes(path) as file:
        status = os.fstat(file.fileno())
    return Unit(path, alone, status.st_size, status.st_mtime_ns)


def hash_of(path: str) -> str:
    """Give the hash of what a file holds. Raises DatasetError."""
    found = sha256()  # for which processors have instructions of its own
    with open_bytes(path) as file:
        while block := file.read(_BLOCK):
            found.update(block)
    return found.hexdigest()


def unchanged(before: Read | None, now: Unit) -> bool:
    """Say whether a file holds what was read of it; where its time does not tell, its hash does."""
    if before is None or before.unit.size != now.size or before.unit.alone != now.alone:
        return False
    return (before.unit.time == now.time and before.is_settled) or before.hash == hash_of(now.path)


def states(before: dict[str, Read], now: Iterable[Unit]) -> dict[str, State]:
    """Give what became of each file, those of now first."""
    found: dict[str, State] = {}
    for each in now:
        known = before.get(each.path)
        found[each.path] = "new" if known is None else "unchanged" if unchanged(known, each) else "changed"
    return {**found, **dict.fromkeys(before.keys() - found.keys(), "gone")}


def write_units(read: Iterable[Read], path: Path) -> None:
    """Write what was read, a line each."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(each) + "\n" for each in read)


def units_in(text: str) -> Iterator[Read]:
    """Give what was read from lines of JSON."""
    return (read_of(json.loads(line)) for line in text.splitlines() if line)


def read_of(said: list[Value]) -> Read:
    """Give what was read from JSON."""
    return Read(Unit(*said[0]), *said[1:])
