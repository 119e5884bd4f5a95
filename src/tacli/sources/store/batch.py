"""Some files to a table of their rows: what one process does at a time."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from hashlib import blake2b
from json import dumps
from pathlib import Path
from typing import TYPE_CHECKING

from tacli.engines.tables import MOMENT, NUMBER, UNIT, Lines, lines_of, packed, selected
from tacli.errors import DatasetError
from tacli.named_tuples import NamedTuple
from tacli.sources.files import shown
from tacli.sources.store.kinds import KINDS
from tacli.sources.store.manifest import FORMAT
from tacli.sources.store.units import Read, Unit, hash_of, read_of, unit

if TYPE_CHECKING:
    from collections.abc import Callable

    from tacli.anything import Value
    from tacli.sources.store.kinds import Kind, Tell

_MOST_PROBLEMS = 1_000  # kept one by one of a file


class Batch(NamedTuple):
    """Files of a kind that follow one another, and the folder that their table goes to."""

    kind: str
    units: tuple[Unit, ...]
    folder: str

    @property
    def key(self) -> str:
        """What tells these files, as they are, from any others."""
        said = dumps([FORMAT, self.kind, KINDS[self.kind].fields, self.units])
        return blake2b(said.encode(), digest_size=12).hexdigest()

    @property
    def table(self) -> Path:
        """Where the rows are."""
        return Path(self.folder) / f"{self.key}.parquet"

    @property
    def account(self) -> Path:
        """Where it is said what was read; written last, so that a table with one is whole."""
        return Path(self.folder) / f"{self.key}.json"


def done_before(batch: Batch) -> list[Read] | None:
    """Give what was read by a run that did not come to its end, None where that is nothing."""
    with suppress(OSError, ValueError):
        read = [read_of(said) for said in json.loads(batch.account.read_bytes())]
        if all(each.is_settled or hash_of(each.unit.path) == each.hash for each in read):
            return read
    return None


def read_batch(batch: Batch, run: Callable[[str], Value], tell: Tell) -> list[Read]:
    """Write the rows of files to a table; give what was read of each. `tell` is told bytes and files as they are done.

    Raises DatasetError.
    """
    kind = KINDS[batch.kind]
    written = Path(batch.folder) / f"{batch.key}.lines"
    try:
        with written.open("wb") as file:
            lines = Lines(file)
            read = [_read(each, kind, lines, tell) for each in batch.units]
        columns = kind.rows.columns
        run(packed(selected(columns, lines_of(columns, written, lines.longest)), batch.table, for_now=True))
    finally:
        written.unlink(missing_ok=True)
    part = batch.account.with_suffix(".part")
    part.write_text(dumps(read), encoding="utf-8")
    part.replace(batch.account)
    return read


def _read(of: Unit, kind: Kind, lines: Lines, tell: Tell) -> Read:
    at = time.time_ns()
    found = hash_of(of.path)
    rows = kind.read(of, tell)
    facts = rows.layout.facts
    number = 0
    for some in rows:
        held = [facts(row) for row in some]
        for row, each in zip(some, held, strict=True):
            each.update(kind.beside(row, each))
            each.update({UNIT: of.path, NUMBER: number, MOMENT: kind.moment(row)})
            number += 1
        lines.write(held)
    if unit(of.path, alone=of.alone) != of:
        raise DatasetError(f"{shown(of.path)} changed while it was read.", "Run it again.")
    problems = rows.found.problems
    first = [list(problem) for problem in problems.first[:_MOST_PROBLEMS]]
    return Read(
        of,
        found,
        at,
        number,
        [list(file) for file in rows.found.files],
        dict(problems.counts),
        first,
        sorted(rows.layout.languages),
    )
