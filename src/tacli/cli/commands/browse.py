"""`tacli browse`."""

from __future__ import annotations

import gc
import io
import os
import shlex
import signal
from asyncio import new_event_loop
from contextlib import closing, redirect_stderr
from functools import cache
from inspect import Signature
from typing import TYPE_CHECKING, Any

import typer
from typer.main import get_command

from tacli.cli.command import filter_options, watched
from tacli.cli.options import data_option
from tacli.cli.streams.screen import given_back, is_screen
from tacli.cli.streams.stdio import has_colour
from tacli.collections.paper.activities import ACTIVITIES
from tacli.collections.paper.collection import KINDS
from tacli.engines.memory import MemoryEngine
from tacli.errors import TacliError, UsageError
from tacli.query.conditions import Query
from tacli.query.criteria import Reach, exclusions, filter_name, parse
from tacli.query.filters import filters
from tacli.sources.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tacli.browse.question import Question
    from tacli.browse.shelf import Shelf
    from tacli.engines.engine import Engine

_FILTERS = filters(ACTIVITIES)
_HELP = """Wander in the records on a whole screen: facets with counts, search as you type, the page of each record.

\b
tacli browse                        all of it; ? shows the keys
tacli browse --topic trafficking    from there on
tacli browse --data activities.jsonl  another source"""


def browse(**typed: Any) -> int:
    """Show the screen, and give the exit code."""
    path = typed.pop("data")
    _refuse_what_is_no_screen(path)
    try:
        from tacli.browse.app import Browse
    except ImportError:
        raise TacliError(
            "tacli browse needs Textual, which is not there.", "Type pip install 'tacli[browse]'."
        ) from None
    gc.enable()  # a screen makes circles of objects for as long as it is there
    with Source(path, watched) as source:
        shelf = shelf_of(source)
        if not has_colour():
            os.environ["NO_COLOR"] = "1"  # as Textual has it
        screen = Browse(shelf, started_with(typed, shelf), colour=has_colour())
        # The loop is ours: one of Textual's would wait for questions that nobody waits for any more.
        with given_back(), closing(new_event_loop()) as loop:
            code = screen.run(loop=loop)
        if screen.failure:
            raise screen.failure
        if code == 128 + signal.SIGINT:
            signal.raise_signal(signal.SIGINT)  # what is half written goes
        return code or 0


def _refuse_what_is_no_screen(path: str | None) -> None:
    if path == "-":
        raise UsageError(
            "tacli browse reads keys from where --data - would read records.",
            "Write them to a file first: --data FILE.",
        )
    if not is_screen():
        raise UsageError(
            "tacli browse needs a terminal that shows a whole screen.",
            "Type tacli summary, tacli activities or tacli search WORDS.",
        )


def shelf_of(source: Source) -> Shelf:
    """Give what there is to browse of a source."""
    from tacli.browse.shelf import Shelf

    kinds = ("activities",) if source.is_stream else ("activities", *(kind for kind in KINDS if kind != "activities"))
    return Shelf(
        title=source.title,
        kinds=kinds,
        engine=cache(lambda kind: _asked_again(source.engine(kind), is_stream=source.is_stream)),
        lookup=source.vocabulary,
        written=written,
        named=("--data", source.path) if source.path is not None else (),
    )


def _asked_again(engine: MemoryEngine[Any], *, is_stream: bool) -> Engine:
    """Give an engine that can be asked more than once; rows that can be read once are kept."""
    return MemoryEngine(engine.records, tuple(engine.found(Query()))) if is_stream else engine


def started_with(typed: dict[str, Any], shelf: Shelf) -> Question:
    """Give the question of the options. Raises UsageError for what cannot be meant."""
    from tacli.browse.question import started

    reach = Reach(typed.pop("only_named"), typed.pop("include_regional"))
    exclude = exclusions(typed.pop("exclude") or (), _FILTERS)
    every = [filter_name(name, _FILTERS) for name in typed.pop("every") or ()]
    words = typed.pop("search") or ()
    if len(words) > 1 or "search" in (*exclude, *every):
        raise UsageError("tacli browse searches for words in one way.", 'Type --search "border guards" once.')
    asked = {f.name: typed.pop(f.name, None) for f in _FILTERS}
    criteria = parse(asked, _FILTERS, exclude=exclude, every=every, reach=reach, lookup=shelf.lookup)
    question = started("activities", criteria, reach=reach, words="".join(words))
    _ = question.searched
    return question


def written(arguments: Sequence[str], path: str) -> list[str]:
    """Run a command line that writes to a file, as if it were typed; give what it says beside it."""
    from tacli.cli.app import command

    said = io.StringIO()
    first, *rest = arguments
    with redirect_stderr(said):
        command().main(
            args=[first, "--output", path, *rest],
            prog_name="tacli",
            standalone_mode=False,
            obj=shlex.join(["tacli", *arguments]),
        )
    return said.getvalue().splitlines()


def _command() -> Any:
    options = [p for p in filter_options(_FILTERS) if p.name != "explain"]

    def run(**typed: Any) -> int:
        return browse(**typed)

    run.__signature__ = Signature([*options, data_option()])  # type: ignore[attr-defined]
    app = typer.Typer(add_completion=False, rich_markup_mode="rich")
    app.command("browse", help=_HELP, context_settings={"help_option_names": ["-h", "--help"]})(run)
    command: Any = get_command(app)
    command.rows = lambda _typed: ()
    return command


COMMAND = _command()
