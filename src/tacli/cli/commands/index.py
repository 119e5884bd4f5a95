"""`tacli index`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tacli.cli.answer import Answer
from tacli.cli.command import build
from tacli.cli.output import Output
from tacli.engines.memory import MemoryEngine
from tacli.errors import UsageError
from tacli.named_tuples import NamedTuple
from tacli.sources.files import shown, typed
from tacli.text import visible
from tacli.views.listings import INDEXED
from tacli.views.table import listed

if TYPE_CHECKING:
    from tacli.sources.store.making import Plan
    from tacli.sources.store.manifest import Manifest

_MIB = 2**20


class _State(NamedTuple):
    state: str
    files: int
    bytes: int


def index(
    output: Output,
    into: str | None,
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE…", help="Files or folders of IATI, JSON Lines, or a dataset.")
    ],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be read, and do nothing.")] = False,
) -> Answer:
    """Make a store of files, or let it follow what became of them: --data STORE then answers at once."""
    from tacli.sources.store.making import alone, planned
    from tacli.sources.store.worker import tidy_seldom

    if into is None:
        raise UsageError("Where is the store to be?", "Add --output STORE, a folder.")
    tidy_seldom()
    folder = Path(into)
    if dry_run:
        plan = planned(sources, folder)
        return _answer(plan, output, (*_anew(plan, into, "would be"), "Nothing was read or written."))
    with alone(folder):
        plan = planned(sources, folder)
        manifest = _made(plan, folder) if not plan.is_done else plan.manifest
    return _answer(plan, output, (*_anew(plan, into, "is"), *_told(manifest, into)) if manifest else ())


def _made(plan: "Plan", folder: Path) -> "Manifest":
    from tacli.cli.streams.progress import following
    from tacli.sources.store.making import make

    with following(sum(unit.size for unit in plan.wanted), len(plan.wanted)) as tell:
        return make(plan, folder, tell)


def _answer(plan: "Plan", output: Output, said: tuple[str, ...]) -> Answer:
    sizes = {**{path: read.unit.size for path, read in plan.before.items()}, **{u.path: u.size for u in plan.units}}
    states = [(state, [sizes[path] for path, found in plan.states.items() if found == state]) for state in _STATES]
    rows = [_State(state, len(those), sum(those)) for state, those in states if those]
    return Answer(listed(MemoryEngine(INDEXED, rows), output.query()), lambda: said)


_STATES = ("new", "changed", "unchanged", "gone")


def _anew(plan: "Plan", into: str, is_: str) -> tuple[str, ...]:
    """Say that a store of an earlier format is not brought up to date."""
    if not plan.earlier:
        return ()
    version = visible(str(plan.earlier.version))[:20]
    return (f"{shown(into)} was of format {plan.earlier.format}, of tacli {version}: it {is_} made anew.",)


def _told(manifest: "Manifest", into: str) -> tuple[str, ...]:
    """Say what the store holds, and how it is asked."""
    files = "1 file" if manifest.files == 1 else f"{manifest.files:,} files"
    rows = "1 activity" if manifest.activities == 1 else f"{manifest.activities:,} activities"
    said = [f"{shown(into)} holds {rows} of {files}, {manifest.bytes / _MIB:,.1f} MiB."]
    if manifest.aside:
        are = "is" if manifest.aside == 1 else "are"
        said.append(f"{manifest.aside:,} {are} set aside: the same identifier stands again, later updated.")
    if manifest.problems:
        things = "1 thing could not be read and is" if manifest.problems == 1 else ""
        said.append(f"{things or f'{manifest.problems:,} things could not be read and are'} left empty.")
    return (*said, f"Ask it: tacli summary --data {typed(into)}")


COMMAND = build(
    index,
    shows=INDEXED,
    into="The store, a folder: made, or brought up to date.",
    examples=(
        ("tacli index iati/ --output aid.store", "all files of a folder"),
        ("tacli index iati/ a.xml --output aid.store", "again: reads what changed"),
        ("tacli index iati/ --output aid.store --dry-run", "what would be read"),
    ),
)
