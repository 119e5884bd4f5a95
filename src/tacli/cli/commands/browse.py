"""`tacli browse`."""

from __future__ import annotations

import gc
import io
import os
import signal
from asyncio import new_event_loop
from collections import deque
from contextlib import closing, redirect_stderr
from inspect import Signature
from typing import TYPE_CHECKING

import typer
from typer.main import get_command

from tacli.anything import Option  # noqa: TC001 - Typer looks it up
from tacli.cli.asking import Asking
from tacli.cli.data import data_options, watched
from tacli.cli.help import PlainCommand
from tacli.cli.options import answer_options
from tacli.cli.output import understood
from tacli.cli.paths import paths_of
from tacli.cli.remarks import remarks
from tacli.cli.streams.screen import given_back, is_screen
from tacli.cli.streams.stdio import has_colour
from tacli.engines.memory import MemoryEngine
from tacli.errors import TacliError, UsageError
from tacli.query.conditions import Query
from tacli.query.criteria import Reach
from tacli.query.filters import SEARCH, filters
from tacli.sources.iati.source import IatiSource
from tacli.sources.opened import opened
from tacli.sources.paper import PaperSource
from tacli.sources.watch import unwatched
from tacli.views.lists import Look
from tacli.views.names import briefs_of, names_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tacli.anything import Foreign
    from tacli.browse.question import Question
    from tacli.browse.shelf import Shelf
    from tacli.engines.engine import Engine
    from tacli.query.criteria import Criteria
    from tacli.sources.source import Source

_KIND = "activities"
_HELP = """Wander in the records on a whole screen: facets with counts, search as you type, the page of each record.

\b
tacli browse                          all of it; ? shows the keys
tacli browse --topic trafficking      from there on
tacli browse --data activities.jsonl  another source"""


def browse(**typed: Option) -> int:
    """Show the screen, and give the exit code."""
    paths, all_versions = paths_of(typed.pop("data", None)), typed.pop("all_versions")
    _refuse_what_is_no_screen(paths)
    try:
        from tacli.browse.app import Browse
    except ImportError:
        raise TacliError(
            "tacli browse needs Textual, which is not there.", "Type pip install 'tacli[browse]'"
        ) from None
    gc.enable()  # a screen makes circles of objects for as long as it is there
    with opened(paths, watched) as source:
        source.take_versions(all_versions=all_versions)
        question = started_with(typed, source)
        shelf = shelf_of(source, ["--all-versions"] if all_versions else [], paths)
        if not has_colour():
            os.environ["NO_COLOR"] = "1"  # as Textual has it
        screen = Browse(shelf, question, colour=has_colour())
        # The loop is ours: one of Textual's would wait for questions that nobody waits for any more.
        with given_back(), closing(new_event_loop()) as loop:
            code = screen.run(loop=loop)
        if screen.failure:
            raise screen.failure
        if code == 128 + signal.SIGINT:
            signal.raise_signal(signal.SIGINT)  # what is half written goes
        return code or 0


def _refuse_what_is_no_screen(paths: Sequence[str]) -> None:
    if "-" in paths:
        raise UsageError(
            "tacli browse reads keys from where --data - would read records.",
            "Write them to a file first: --data FILE",
        )
    if not is_screen():
        raise UsageError(
            "tacli browse needs a terminal that shows a whole screen.",
            "Type tacli summary, tacli activities or tacli search WORDS",
        )


def shelf_of(source: Source, options: Sequence[str] = (), typed: Sequence[str] = ()) -> Shelf:
    """Give what there is to browse of a source; what would be read anew for each question is read now, and kept.

    `options` are what command lines name beside the data; `typed` are its paths, which of a store are not its files.
    """
    from tacli.browse.shelf import Shelf

    if isinstance(source, IatiSource):
        source.activities.keep()
        deque(source.activities, 0)
    engines = {kind: _asked_again(source, kind) for kind in _kinds(source)}
    source.watch = unwatched
    shelf = Shelf(
        kinds=tuple(engines),
        engine=engines.__getitem__,
        understood=lambda question: understood_of(question, source),
        look=Look(screen=True, names=names_of(source.vocabulary), briefs=briefs_of(source.vocabulary)),
        written=written,
        named=(*(part for path in typed or source.paths for part in ("--data", path)), *options),
    )
    return shelf._replace(remarks=lambda question: _remarks(question, shelf, source))


def _kinds(source: Source) -> tuple[str, ...]:
    """Give the kinds of records that are rows of their own; activities come first."""
    if not isinstance(source, PaperSource) or source.is_stream:
        return (_KIND,)
    return (_KIND, *(kind for kind in source.collection.kinds if kind != _KIND))


def _asked_again(source: Source, kind: str) -> Engine:
    """Give an engine that can be asked again and again."""
    engine = source.engine(kind)
    if isinstance(engine, MemoryEngine) and source.is_stream:
        return MemoryEngine(engine.records, tuple(engine.found(Query())))
    return engine


def understood_of(question: Question, source: Source) -> Criteria:
    """Understand what is chosen on the screen as if it were typed."""
    typed: dict[str, Option] = {option.name: option.default for option in Asking(question.kind).options}
    typed |= {name.replace("-", "_"): list(values) for name, values in question.asked.items()}
    typed["exclude"] = [f"{name}={value}" for name, values in question.without.items() for value in values]
    typed["every"] = question.all_of
    known = filters(source.collection.kinds[question.kind])
    return Asking(question.kind).criteria(typed, source, question.meant(known))


def _remarks(question: Question, shelf: Shelf, source: Source) -> list[str]:
    """Give what the command line would say beside the rows."""
    from tacli.browse.answers import Answers

    answers, engine = Answers(shelf, question), shelf.engine(question.kind)
    usual = {option.name: option.default for option in answer_options(list)}
    reach = {"only_named": question.reach.only_named, "include_regional": question.reach.regional}
    output = understood({**usual, **reach}, engine.records.columns, None)
    criteria = tuple(criterion._replace(taken=()) for criterion in answers.criteria)  # codes are what was chosen
    return [*remarks(criteria, engine, answers.query, output, source), *source.remarks()]


def started_with(typed: dict[str, Option], source: Source) -> Question:
    """Give the question of the options. Raises UsageError for what cannot be meant."""
    from tacli.browse.question import started

    reach = Reach(typed.pop("only_named"), typed.pop("include_regional"))
    criteria = Asking(_KIND).criteria(typed, source, reach)
    words = [criterion for criterion in criteria if criterion.filter.name == SEARCH]
    if words and (len(words) > 1 or words[0].mode != "any" or len(words[0].typed) > 1):
        raise UsageError("tacli browse searches for words in one way.", 'Type --search "border guards" once.')
    others = tuple(criterion for criterion in criteria if criterion not in words)
    return started(_KIND, others, reach=reach, words=words[0].typed[0] if words else "")


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
            obj=arguments,
        )
    return said.getvalue().splitlines()


def _command() -> Foreign:
    def run(**typed: Option) -> int:
        return browse(**typed)

    options = [option for option in Asking(_KIND).options if option.name != "explain"]
    run.__signature__ = Signature([*options, *data_options()])  # type: ignore[attr-defined]
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command("browse", cls=PlainCommand, help=_HELP, context_settings={"help_option_names": ["-h", "--help"]})(run)
    command: Foreign = get_command(app)
    command.rows = lambda _typed, _of=None: ()
    return command


COMMAND = _command()
