"""Activities as they stand in the files of which a store was made, which are read again for that."""

from __future__ import annotations

from array import array
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING

from tacli.errors import DatasetError
from tacli.models.iati import Published
from tacli.sources.files import shown, typed
from tacli.sources.iati.reading import Reading
from tacli.sources.iati.roots import roots_of
from tacli.sources.store.manifest import as_written
from tacli.sources.store.units import unchanged, unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import IO

    from tacli.models.iati import Root
    from tacli.sources.iati.reader import Setting
    from tacli.sources.iati.roots import Roots
    from tacli.sources.store.manifest import Manifest
    from tacli.sources.store.units import Read
    from tacli.sources.watch import Parts, Watch

    Place = tuple[str, int]  # of an activity: the path of its file, and its number there

_MOST_HELD = 6 * 2**20  # bytes of elements that wait in memory; more do so in a file that goes with the process


class Elements:
    """What reads activities of files, none of which may have changed."""

    def __init__(self, read: Iterable[Read], store: str, manifest: Manifest, watch: Watch) -> None:
        """Take what was read of each file for a store, and what this says of itself."""
        read = list(read)
        home = (Path(store) / manifest.home).resolve()
        self._lies = {each.unit.path: _lying(each.unit.path, home) for each in read}
        self._read = {self._lies[each.unit.path]: each for each in read}
        self._store = store
        paths = " ".join(map(typed, manifest.paths))
        self._anew = f"Type tacli index {paths} --output {typed(store)} where the files are."
        self._watch = watch

    def _at(self, path: str) -> str:
        """Say where a file of the store lies. Raises DatasetError where the store was changed."""
        with as_written(self._store):
            return self._lies[path]

    def in_order(self, places: Iterable[Place]) -> Iterator[Published]:
        """Give those at places that come in the order of the files, one at a time. Raises DatasetError."""
        roots = self._roots()
        with self._watch(None) as watched:
            for path, some in groupby(places, itemgetter(0)):
                yield from self._of(self._at(path), (number for _, number in some), roots, watched)

    def in_any_order(self, places: Iterable[Place]) -> Iterator[Published]:
        """Give those at places, once all of them are read. Raises DatasetError."""
        paths = list(self._lies)
        place_of = {path: place for place, path in enumerate(paths)}
        units, numbers = array("q"), array("q")
        for path, number in places:
            with as_written(self._store):
                units.append(place_of[path])
            numbers.append(number)
        in_files = sorted(range(len(numbers)), key=lambda n: (units[n], numbers[n]))
        with SpooledTemporaryFile(_MOST_HELD) as file:
            kept = _Kept(file, len(numbers))
            for n, found in zip(in_files, self.in_order((paths[units[n]], numbers[n]) for n in in_files), strict=True):
                kept.keep(n, found)
            yield from kept

    def _roots(self) -> Roots:
        """Give the roots of all files in which IATI was found and that are there."""
        return roots_of(path for path, read in self._read.items() if read.files and Path(path).exists())

    def _of(
        self, path: str, numbers: Iterable[int], roots: Roots, watched: Callable[[Parts], Parts]
    ) -> Iterator[Published]:
        """Give those of a file, whose numbers go up: it is left where no more are wanted."""
        self._check(path)
        found = iter(Reading([path], lambda _, setting: _as_it_stands(setting), watched=watched, roots=roots))
        place = 0
        for number in numbers:
            yield next(islice(found, number - place, None))
            place = number + 1
        self._check(path)

    def _check(self, path: str) -> None:
        """Make sure that a file is what was read. Raises DatasetError."""
        read = self._read[path]
        try:
            same = unchanged(read, unit(path, alone=read.unit.alone))
        except DatasetError as error:
            raise DatasetError(error.message, self._anew) from error
        if not same:
            raise DatasetError(f"{shown(path)} is not what {shown(self._store)} was made of.", self._anew)


def _lying(path: str, home: Path) -> str:
    """Give where a file is that was named in the folder `home`; as it is seen from here, where it is not there."""
    there = home / path
    return str(there) if home != Path.cwd() and there.exists() else path


class _Kept:
    """Elements in a file, each of which has its turn."""

    def __init__(self, file: IO[bytes], count: int) -> None:
        self._file = file
        self._starts, self._sizes, self._roots = (array("q", bytes(8 * count)) for _ in range(3))
        self._known: dict[Root, int] = {}

    def keep(self, turn: int, of: Published) -> None:
        """Take one of which the turn will come."""
        self._starts[turn], self._sizes[turn] = self._file.tell(), len(of.element)
        self._roots[turn] = self._known.setdefault(of.root, len(self._known))
        self._file.write(of.element)

    def __iter__(self) -> Iterator[Published]:
        """Give all by their turns."""
        roots = list(self._known)
        for start, size, root in zip(self._starts, self._sizes, self._roots, strict=True):
            self._file.seek(start)
            yield Published(roots[root], self._file.read(size))


def _as_it_stands(setting: Setting) -> Published:
    if setting.published is None:
        raise AssertionError("roots were given")
    return setting.published()
