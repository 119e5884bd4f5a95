"""A store made of files, or made to follow what became of them: written beside, and switched at once."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from errno import ENOSPC
from json import dumps
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

from tacli.engines.duckdb import runner
from tacli.engines.postings import write as write_postings
from tacli.engines.tables import Merging
from tacli.errors import DatasetError, TacliError, UsageError
from tacli.named_tuples import NamedTuple
from tacli.query.stems import known_language
from tacli.sources.files import refuse_other_bytes, shown
from tacli.sources.folders import LOCK, MANIFEST, NEW, PREFIX, WORK, is_begun, is_of_store
from tacli.sources.opened import opened
from tacli.sources.paper import PaperSource
from tacli.sources.store.batch import Batch, done_before
from tacli.sources.store.kinds import KINDS
from tacli.sources.store.manifest import (
    ASIDE,
    DATASET,
    FORMAT,
    MONEY,
    ROWS,
    SPLITS,
    STEMS,
    UNITS,
    Manifest,
    as_written,
    earlier_of,
    manifest_of,
    take_away_others,
    terms_file,
)
from tacli.sources.store.terms import terms_of
from tacli.sources.store.units import Read, Unit, states, units_in, units_of, write_units
from tacli.sources.store.workers import processors, read_all
from tacli.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tacli.sources.store.kinds import Tell
    from tacli.sources.store.manifest import Earlier
    from tacli.sources.store.units import State

MEMORY = 512  # MiB, for putting rows in order
_AT_ONCE = 16 * 2**20  # bytes of files that a process reads at a time


class Plan(NamedTuple):
    """What is to be done: the files, what became of each, and what was read of them before.

    `earlier` is a store of an earlier format, whose place the new one takes.
    """

    paths: tuple[str, ...]
    kind: str
    units: list[Unit]
    states: dict[str, State]
    before: dict[str, Read]
    manifest: Manifest | None
    earlier: Earlier | None = None

    @property
    def wanted(self) -> list[Unit]:
        """The files that are to be read."""
        return [unit for unit in self.units if self.states[unit.path] != "unchanged"]

    @property
    def is_done(self) -> bool:
        """Say whether the store holds what it would become."""
        same = self.manifest is not None and tuple(self.manifest.paths) == self.paths
        return same and set(self.states.values()) == {"unchanged"}


def planned(paths: Sequence[str], folder: Path) -> Plan:
    """Look at files and at the store that there may be. Raises DatasetError, UsageError."""
    _refuse_what_is_no_store(folder)
    earlier = earlier_of(folder)
    manifest = None if earlier else manifest_of(folder)
    units = units_of(paths, folder)
    kind = _kind_of(units)
    before: dict[str, Read] = {}
    if manifest and (manifest.kind, manifest.fields) == (kind, KINDS[kind].fields):
        with as_written(str(folder)):
            said = (folder / manifest.generation / UNITS).read_text(encoding="utf-8")
            before = {read.unit.path: read for read in units_in(said)}
    return Plan(tuple(paths), kind, units, states(before, units), before, manifest, earlier)


def _refuse_what_is_no_store(folder: Path) -> None:
    """Leave alone what a person keeps there. Raises TacliError."""
    refuse_other_bytes(str(folder))
    try:
        if not folder.exists() or is_of_store(folder) or (folder.is_dir() and is_begun(folder)):
            return
    except OSError as error:
        raise _unwritten(folder, error) from error
    raise UsageError(f"{shown(str(folder))} is there and is no store.", "Give a folder that is not there yet.")


def _kind_of(units: Iterable[Unit]) -> str:
    """Give the one kind of the files that were named; those in a folder are of IATI."""
    kinds = {"iati" if not unit.alone else _kind_at(unit.path): unit for unit in units}
    if len(kinds) > 1:
        one, other = kinds.values()
        raise UsageError(f"{shown(one.path)} and {shown(other.path)} are of different kinds.", "Make a store of each.")
    (kind,) = kinds
    return kind


def _kind_at(path: str) -> str:
    """Say what kind of file stands at a path."""
    with opened((path,)) as source:
        if isinstance(source, PaperSource):
            return "lines" if source.is_stream else "dataset"
        return "iati"


def make(plan: Plan, folder: Path, tell: Tell) -> Manifest:
    """Read what came or changed, and write the store, where it is not as it would become. Raises DatasetError.

    `tell` is told bytes and files as they are done.
    A writer keeps others away; what it wrote when it was killed is taken up by the next one.
    """
    if plan.manifest and plan.is_done:
        return plan.manifest
    work, tables = folder / WORK, folder / f"{PREFIX}{os.urandom(6).hex()}"
    try:
        work.mkdir(parents=True, exist_ok=True)
        tables.mkdir()
        manifest = _written(plan, folder, work, tables, tell)
        _switch(folder, manifest)
    except OSError as error:
        raise _unwritten(folder, error) from error
    finally:
        take_away_others(folder, _generation(folder))
    rmtree(work, ignore_errors=True)
    return manifest


def _written(plan: Plan, folder: Path, work: Path, tables: Path, tell: Tell) -> Manifest:
    """Read what is to be read, and write all tables."""
    found = _read(plan, work, tell)
    (rows, aside), repeated = _merged(plan, folder, work, tables, list(found))
    read = {**plan.before, **{each.unit.path: each for reads in found.values() for each in reads}}
    now = [read[unit.path] for unit in plan.units]
    if plan.kind == "iati" and not any(each.files for each in now):
        rmtree(work)  # there is nothing in it that another run could take up
        raise DatasetError(f"{shown(plan.paths[0])} holds no file of IATI.", "Give XML of the IATI Standard, or a zip.")
    write_units(now, tables / UNITS)
    return Manifest(
        FORMAT, __version__, plan.kind, KINDS[plan.kind].fields, tables.name, list(plan.paths), len(now),
        sum(each.unit.size for each in now), rows, aside, sum(sum(each.counts.values()) for each in now),
        sorted({known_language(language) for each in now for language in each.languages}), repeated,
        os.path.relpath(Path.cwd(), folder.resolve()),
    )  # fmt: skip


def _read(plan: Plan, work: Path, tell: Tell) -> dict[Batch, list[Read]]:
    """Read what came or changed, and give it in its order."""
    batches = list(_batches(plan, work))
    done = {batch.key: read for batch in batches if (read := done_before(batch)) is not None}
    for read in done.values():
        tell(sum(each.unit.size for each in read), len(read))
    rest = [batch for batch in batches if batch.key not in done]
    done |= read_all(rest, str(work), processors(), tell)
    return {batch: done[batch.key] for batch in batches}


def _batches(plan: Plan, work: Path) -> Iterator[Batch]:
    """Part the files that are to be read, each part so large that a table of it is worth while."""
    some: list[Unit] = []
    size = 0
    for unit in plan.wanted:
        some.append(unit)
        size += unit.size
        if size >= _AT_ONCE:
            yield Batch(plan.kind, tuple(some), str(work))
            some, size = [], 0
    if some:
        yield Batch(plan.kind, tuple(some), str(work))


def _merged(
    plan: Plan, folder: Path, work: Path, tables: Path, batches: list[Batch]
) -> tuple[tuple[int, int], list[str]]:
    """Write the tables; give how many rows stand, how many others replace, and which columns hold items twice."""
    kind = KINDS[plan.kind]
    tables_of = {unit.path: str(batch.table) for batch in batches for unit in batch.units}
    old: list[Path] = []
    if plan.manifest and plan.before:
        old = [folder / plan.manifest.generation / name for name in (ROWS, ASIDE)]
    places = work / "units.lines"
    with places.open("w", encoding="utf-8") as file:
        for place, unit in enumerate(plan.units):
            file.write(dumps({"unit": unit.path, "place": place, "rows": tables_of.get(unit.path)}) + "\n")
    run = runner(work, MEMORY)
    merging = Merging(run, kind.rows, old, places)
    merging.rows(tables / ROWS)
    merging.aside(tables / ASIDE)
    write_postings(run, kind.rows.layout, tables / ROWS, tables / STEMS)
    if kind.rows.layout.amounts:
        merging.money(tables / ROWS, tables / MONEY)
        merging.splits(tables / MONEY, tables / SPLITS)
    for vocabulary in kind.rows.vocabularies:
        terms = terms_of(merging.terms(tables / ROWS, vocabulary))
        (tables / terms_file(vocabulary)).write_text(dumps(terms), encoding="utf-8")
    if plan.kind == "dataset":
        (tables / DATASET).write_bytes(Path(plan.paths[0]).read_bytes())
    return merging.counts(), merging.repeated(tables / ROWS)


def _switch(folder: Path, manifest: Manifest) -> None:
    """Let readers have the new tables, when these are surely on the disk."""
    for path in (folder / manifest.generation).iterdir():
        _settle(path)
    _settle(folder / manifest.generation)
    beside = folder / NEW
    beside.write_text(dumps(manifest._asdict(), indent=1), encoding="utf-8")
    _settle(beside)
    beside.replace(folder / MANIFEST)
    _settle(folder)


def _settle(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other writers away from a store. Raises TacliError where one is at work."""
    import fcntl

    _refuse_what_is_no_store(folder)
    made = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise _unwritten(folder, error) from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        who = os.pread(descriptor, 100, 0).decode(errors="replace")
        os.close(descriptor)
        raise TacliError(f"{shown(str(folder))} is being written by {who or 'another run'}.", "Wait for it.") from None
    try:
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"process {os.getpid()} of {os.uname().nodename}".encode(), 0)
        take_away_others(folder, _generation(folder))
        yield
    finally:
        os.close(descriptor)
        if made and not (folder / MANIFEST).exists() and not any(folder.glob(f"{WORK}/*.json")):
            _forget(folder)  # nothing came of it that another run could take up


def _forget(folder: Path) -> None:
    """Take away a folder that was made, but for what a person put there meanwhile."""
    rmtree(folder / WORK, ignore_errors=True)
    with suppress(OSError):
        for name in (NEW, LOCK):
            (folder / name).unlink(missing_ok=True)
        folder.rmdir()


def _unwritten(folder: Path, error: OSError) -> TacliError:
    instead = "Make room there, or give another folder." if error.errno == ENOSPC else "Give another folder."
    return TacliError(f"Cannot write {shown(str(folder))}: {error.strerror or error}.", instead)


def _generation(folder: Path) -> str:
    found = earlier_of(folder) or manifest_of(folder)
    return found.generation if found else ""
