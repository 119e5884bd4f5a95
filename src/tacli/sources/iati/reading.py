"""Activities of files, in their order, with what was found of the files on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from tacli.errors import DatasetError
from tacli.models.iati import Published
from tacli.named_tuples import NamedTuple
from tacli.sources.files import shown
from tacli.sources.iati.cutting import Cuts
from tacli.sources.iati.members import members
from tacli.sources.iati.problems import Problems
from tacli.sources.iati.reader import LANG, Setting
from tacli.sources.iati.xml import BrokenError, activities, head
from tacli.vocabulary.codelists import codelist

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tacli.anything import Value
    from tacli.sources.iati.members import Member, Open
    from tacli.sources.iati.roots import Roots
    from tacli.sources.iati.xml import Head
    from tacli.sources.watch import Parts

    Element = Any  # lxml has no types

Row = TypeVar("Row")


class File(NamedTuple):
    """A file that was read: the version that it says, None for none, and how many activities it holds."""

    name: str
    version: str | None
    activities: int


class Reading(Generic[Row]):
    """The activities of paths: files, directories, zips, `-` for stdin. To be gone through once.

    `read` makes of an element what is given; where there are `roots`, it can have the element as it stands in its file.
    `watched` is what all bytes pass through, unpacked. `known` is what `Setting` keeps, of other readings too.

    `files` and `problems` are whole when all was gone through. What is one of many and holds no IATI is passed over and
    told; where a file breaks off, what stands before that is given and the break is told.
    """

    def __init__(
        self,
        paths: Sequence[str],
        read: Callable[[Element, Setting], Row],
        open_: Open | None = None,
        watched: Callable[[Parts], Parts] = iter,
        roots: Roots | None = None,
        *,
        known: dict[Value, Value] | None = None,
    ) -> None:
        self.paths = tuple(paths)
        self._read = read
        self._open = open_
        self._watched = watched
        self._roots = roots
        self.files: list[File] = []
        self.problems = Problems()
        self._known = {} if known is None else known

    def __iter__(self) -> Iterator[Row]:
        """Give the activities one at a time. Raises DatasetError for a path that holds none to be read."""
        for path in self.paths:
            before = len(self.files)
            for member in members(path, self._open):
                yield from self._of(member)
            if len(self.files) == before:
                raise DatasetError(f"{shown(path)} holds no file of IATI.", "Give XML of the IATI Standard, or a zip.")

    def _of(self, member: Member) -> Iterator[Row]:
        try:
            root, blocks = head(iter(self._watched(member.blocks)), member.name)
        except DatasetError as error:
            if member.alone:
                raise
            self.problems.tell(member.name, 0, error.message, "passed over")
            return
        version = self._version(root, member.name)
        setting = Setting(member.name, version, _language(root), self.problems, self._known)
        passed_over = None
        if self._roots:
            cuts, around = Cuts(), self._roots[member.name]
            blocks, passed_over = cuts.passing(blocks), cuts.take
            setting = setting._replace(published=lambda: Published(around, cuts.take()))
        found = 0
        try:
            for element in activities(blocks, passed_over):
                found += 1
                yield self._read(element, setting)
        except (BrokenError, DatasetError) as error:
            if member.alone and not found:
                raise DatasetError(f"{shown(member.name)} holds no activity that can be read: {error}.") from error
            self.problems.tell(member.name, getattr(error, "line", 0), f"nothing is read from here: {error}", "broken")
        self.files.append(File(member.name, version, found))

    def _version(self, root: Head, file: str) -> str | None:
        written = root.attributes.get("version", "").strip()
        if written in codelist("Version"):
            return written
        self.problems.tell(file, 0, f"version '{written}' is none of the standard", "missing")
        return None


def _language(root: Head) -> str | None:
    code = root.attributes.get(LANG, "").strip().partition("-")[0].lower()
    return code if code in codelist("Language") else None
