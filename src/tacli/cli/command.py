"""A command built from what it declares: its filters, its fields, its examples."""

from __future__ import annotations

from functools import cache
from inspect import Parameter, Signature, signature
from typing import TYPE_CHECKING

import typer
from typer.main import get_command
from typer.models import ArgumentInfo

from tacli.anything import Option  # noqa: TC001 - Typer looks it up
from tacli.cli import complete
from tacli.cli.answer import Answer, write
from tacli.cli.asking import Asking
from tacli.cli.data import data_options, source_of, watched
from tacli.cli.emptiness import hits_told
from tacli.cli.help import PlainCommand
from tacli.cli.options import answer_options, code_options
from tacli.cli.output import understood
from tacli.cli.streams.interruption import undone
from tacli.collections.iati.options import ASKED
from tacli.collections.paper.collection import PAPER
from tacli.errors import UsageError
from tacli.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from tacli.anything import AnyRow, Foreign
    from tacli.cli.output import Output
    from tacli.collections.collection import Collection
    from tacli.query.field import Field, Records
    from tacli.sources.source import Source
    from tacli.views import Table
    from tacli.views.lists import Look
    from tacli.views.origin import Origin

    Columns = tuple[Field[AnyRow], ...]


def kind(name: str) -> Callable[[Collection], Records[AnyRow] | None]:
    """Say that a command's rows are of this kind of record of the collection."""
    return lambda of: of.kinds.get(name)


class _Declared(NamedTuple):
    """What a command is made of, as `build` takes it."""

    body: Callable[..., Answer]
    shows: Records[AnyRow] | Callable[[Collection], Records[AnyRow] | None] | None
    shown: Callable[[Mapping[str, Option], Collection], Columns] | None
    asking: Asking
    format: str | None
    cites: bool
    single: bool

    @property
    def takes(self) -> Mapping[str, Parameter]:
        """Give the parameters of the body."""
        return signature(self.body).parameters

    @property
    def own(self) -> list[Parameter]:
        """Give those that are options or arguments of this command alone."""
        return [p for p in self.takes.values() if p.name not in ("source", "criteria", "output", "look", "into")]

    def columns(self, typed: Mapping[str, Option], of: Collection) -> Columns:
        """Give the columns that options make of a collection."""
        if self.shown:
            return self.shown(typed, of)
        records = self.records(of)
        return records.columns if records else ()

    def records(self, of: Collection) -> Records[AnyRow] | None:
        """Give the kind of record that its rows are of."""
        return self.shows(of) if callable(self.shows) else self.shows

    def forms(self, of: Collection) -> dict[str, str]:
        """Give the fields that rows are in formats of their own, by the formats."""
        records = self.records(of)
        return {name: field.name for name, field in records.forms.items()} if records else {}


def build(
    body: Callable[..., Answer],
    *,
    examples: Sequence[tuple[str, str]],
    shows: Records[AnyRow] | Callable[[Collection], Records[AnyRow] | None] | None = None,
    shown: Callable[[Mapping[str, Option], Collection], Columns] | None = None,
    asks: str = "",
    without: Iterable[str] = (),
    format_: str | None = None,
    cites: bool = False,
    single: bool = False,
    into: str = "",
) -> Foreign:
    """Make a command of what gives its answer.

    `body` is called with its own parameters, and with those that it names of these: `source` of the records,
    `criteria` of its filters, `output` as asked, `look` of how it is read, `into` what --output names where that is no
    file for the answer.
    `shows` declares its rows, of a collection where they differ, `shown` which columns they have where that follows
    from its own options, too; `asks` names the kind of record that its filters are of, `without` some; `format_` is
    what it gives where nothing else is asked for, `cites` whether its rows are citations, `single` whether its
    answer is one thing, of which nothing is sorted, cut or counted, `into` what --output is for.
    The command's `rows` gives the columns for some options and a collection: schema and reference read it.
    """
    declared = _Declared(body, shows, shown, Asking(asks, frozenset(without)), format_, cites, single)
    columns = declared.columns({}, PAPER)
    takes_words = not asks or any(map(_is_argument, declared.own))

    def run(**typed: Option) -> int:
        context = typed.pop("context")
        if not takes_words:
            declared.asking.refuse_words(context.args)
        return _run(declared, typed, context.obj or ())

    options = [
        Parameter("context", Parameter.KEYWORD_ONLY, annotation=typer.Context),
        *declared.asking.options,
        *answer_options(
            complete.fields(declared.columns), cites=cites, single=single, forms=declared.forms(PAPER), into=into
        ),
    ]
    if shown or any(column.vocabulary for column in columns):
        options += code_options()
    if "source" in declared.takes:
        options += data_options(of_iati=not asks or asks in ASKED)
    own = [p.replace(kind=Parameter.KEYWORD_ONLY) for p in declared.own]
    run.__signature__ = Signature(own + options)  # type: ignore[attr-defined]
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    context = {"help_option_names": ["-h", "--help"], "allow_extra_args": not takes_words, "max_content_width": 100}
    said, fields = _help(body, examples), _fields(columns)
    app.command(body.__name__, cls=PlainCommand, help=said, epilog=fields, context_settings=context)(run)
    command: Foreign = get_command(app)
    command.rows = lambda typed, of=PAPER: declared.columns(typed, of)
    return command


def _run(declared: _Declared, typed: dict[str, Option], words: Sequence[str]) -> int:
    """Answer what was typed, `words` of a command line if it was one, and give the exit code."""
    paths = typed.get("data") or ()
    with source_of(typed) as source, undone(source.interrupt):
        source.take_lang(typed.pop("lang", None))
        of = source.collection
        if lack := of.commands.get(declared.body.__name__):
            raise UsageError(lack.reason, lack.instead)
        source.take_versions(all_versions=typed.pop("all_versions", False))
        forms = declared.forms(of)
        if "into" in declared.takes:
            typed["into"], typed["output"] = typed["output"], None
        output = understood(typed, declared.columns(typed, of), declared.format, cites=declared.cites, forms=forms)
        if output.format in forms:
            source.take_whole()
        source.explains = output.explain
        if not output.shows_rows_at_once:
            source.watch = watched
        with hits_told(source):
            if declared.asking.kind:
                typed["criteria"] = declared.asking.criteria(typed, source, output.reach)
            if "source" in declared.takes:
                typed["source"] = source
            look = _look(source, output)
            if "look" in declared.takes:
                typed["look"] = look
            answer = declared.body(**typed, output=output)
        table = _presented(answer.table, output, look, source if "source" in declared.takes else None)
        table = table._replace(asked=_line(words), page=table.page and table.page.of_data(paths))
        remarks = cache(lambda: (*answer.remarks(), *source.remarks()))
        if "source" in declared.takes:
            table = table._replace(
                origin=lambda: _origin_of(source),
                remarks=lambda: _told_to_readers((*answer.beside(), *source.remarks()) if answer.beside else remarks()),
            )
        return write(Answer(table, remarks, answer.code), output)


def _told_to_readers(lines: Iterable[str]) -> Sequence[str]:
    from tacli.query.remark import told_to_readers

    return told_to_readers(lines)


def _origin_of(source: Source) -> Origin | None:
    from tacli.cli.stories import origin_of

    return origin_of(source)


def _line(words: Sequence[str]) -> str:
    """Give a command line as it would be typed."""
    from shlex import join

    return join(["tacli", *words]) if words else ""


def _presented(table: Table, output: Output, look: Look, source: Source | None) -> Table:
    """Give a table as it is to be read: a page or not, with names in place of codes or beside them."""
    from tacli.views.labels import labelled, named

    if not output.is_page:
        table = table._replace(page=None)
    if output.is_read:
        return named(table, look.briefs if output.is_drawn else look.names)
    return labelled(table, source.vocabulary) if output.labels and source else table


def _look(source: Source, output: Output) -> Look:
    """Give how the answer is to be read."""
    from tacli.views.lists import Look
    from tacli.views.names import briefs_of, codes_of, names_of

    if output.codes:
        return Look(output.is_screen, codes_of, codes_of)
    return Look(output.is_screen, names_of(source.vocabulary), briefs_of(source.vocabulary))


def _is_argument(parameter: Parameter) -> bool:
    return any(isinstance(said, ArgumentInfo) for said in getattr(parameter.annotation, "__metadata__", ()))


def _help(body: Callable[..., Answer], examples: Sequence[tuple[str, str]]) -> str:
    width = max(len(line) for line, _ in examples)
    lines = "\n".join(f"{line:<{width}}  {meaning}" for line, meaning in examples)
    return f"{body.__doc__}\n\n\b\n{lines}"


def _fields(columns: Sequence[Field[AnyRow]]) -> str | None:
    """Name the fields that --fields and --sort take."""
    return f"Fields: {' '.join(column.name for column in columns)}" if columns else None
