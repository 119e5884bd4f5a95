"""A command built from what it declares: its filters, its fields, its examples."""

from __future__ import annotations

from inspect import Parameter, Signature, signature
from typing import TYPE_CHECKING

import typer
from typer.main import get_command
from typer.models import ArgumentInfo

from tacli.anything import Option  # noqa: TC001 - Typer looks it up
from tacli.cli import complete
from tacli.cli.answer import Answer, write
from tacli.cli.emptiness import hits_told
from tacli.cli.help import PlainCommand
from tacli.cli.options import answer_options, code_options, data_options, option, paths_of, spark_of, understood
from tacli.cli.stories import origin_of
from tacli.cli.streams.interruption import undone
from tacli.collections.iati.options import ASKED, OPTIONS
from tacli.collections.paper.collection import PAPER
from tacli.errors import UsageError
from tacli.named_tuples import NamedTuple
from tacli.query.criteria import exclusions, filter_name, parse, together
from tacli.query.field import text
from tacli.query.filters import filter_of, filters
from tacli.text import visible
from tacli.vocabulary import NAMES, vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from contextlib import AbstractContextManager

    from tacli.anything import AnyRow, Foreign
    from tacli.cli.options import Output
    from tacli.collections.collection import Collection
    from tacli.query.criteria import Criteria, Reach
    from tacli.query.field import Field, Records
    from tacli.query.filters import Filter
    from tacli.sources.source import Source
    from tacli.sources.watch import Parts
    from tacli.views import Table
    from tacli.views.lists import Look

    Columns = tuple[Field[AnyRow], ...]

_FILTERS = "Filters (same option twice or a,b: any of them; different options: all)"
_OF_IATI = "Filters for IATI data (with --data)"


def kind(name: str) -> Callable[[Collection], Records[AnyRow] | None]:
    """Say that a command's rows are of this kind of record of the collection."""
    return lambda of: of.kinds.get(name)


class _Declared(NamedTuple):
    """What a command is made of, as `build` takes it."""

    body: Callable[..., Answer]
    shows: Records[AnyRow] | Callable[[Collection], Records[AnyRow] | None] | None
    shown: Callable[[Mapping[str, Option], Collection], Columns] | None
    asks: str
    without: frozenset[str]
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

    def filters(self, of: Collection) -> tuple[Filter, ...]:
        """Give the filters that a collection has for this."""
        records = of.asked(self.asks) if self.asks else None
        return tuple(f for f in filters(records) if f.name not in self.without) if records else ()

    @property
    def all_filters(self) -> tuple[Filter, ...]:
        """Give the filters that there are, those of the paper first."""
        return (*self.filters(PAPER), *self.added)

    @property
    def added(self) -> tuple[Filter, ...]:
        """Give the filters that IATI alone has."""
        known = {f.name for f in self.filters(PAPER)} | self.without
        declared = (text("", "", "", get=None, **asked) for name, asked in OPTIONS.items() if name not in known)
        return tuple(map(filter_of, declared)) if self.asks in ASKED else ()


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
    declared = _Declared(body, shows, shown, asks, frozenset(without), format_, cites, single)
    chosen = declared.filters(PAPER)
    columns = declared.columns({}, PAPER)
    takes_words = not chosen or any(map(_is_argument, declared.own))

    def run(**typed: Option) -> int:
        context = typed.pop("context")
        if not takes_words:
            _refuse_words(context.args, chosen)
        return _run(declared, typed, context.obj or ())

    options = [
        Parameter("context", Parameter.KEYWORD_ONLY, annotation=typer.Context),
        *map(_filter, chosen),
        *(_filter(filter_, _OF_IATI) for filter_ in declared.added),
        *_combined(declared.all_filters),
        *answer_options(
            complete.fields(declared.columns), cites=cites, single=single, forms=declared.forms(PAPER), into=into
        ),
    ]
    if shown or any(column.vocabulary for column in columns):
        options += code_options()
    if "source" in declared.takes:
        options += data_options()
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
    with _opened(typed) as source, undone(source.interrupt):
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
            if declared.asks:
                typed["criteria"] = _criteria(typed, declared, source, output.reach)
            if "source" in declared.takes:
                typed["source"] = source
            look = _look(source, output)
            if "look" in declared.takes:
                typed["look"] = look
            answer = declared.body(**typed, output=output)
        table = _presented(answer.table, output, look, source if "source" in declared.takes else None)
        table = table._replace(asked=_line(words), page=table.page and table.page.of_data(paths))
        if "source" in declared.takes:
            table = table._replace(origin=lambda: origin_of(source))
        whole = Answer(table, lambda: (*answer.remarks(), *source.remarks()), answer.code)
        return write(whole, output)


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


def _opened(typed: dict[str, Option]) -> Source:
    """Give the source that was typed. Raises TacliError."""
    remote = spark_of(typed)
    paths = paths_of(typed, single=remote is not None)
    if remote is None:
        from tacli.sources.opened import opened

        return opened(paths)
    if len(paths) != 1:
        raise UsageError("Spark is asked of one store.", "Add --data STORE, a path as Spark sees it.")
    from tacli.engines.spark import Session
    from tacli.sources.store.remote import asked_of_spark

    session = Session(remote)
    with undone(session.interrupt):
        return asked_of_spark(paths[0], session)


def _is_argument(parameter: Parameter) -> bool:
    return any(isinstance(said, ArgumentInfo) for said in getattr(parameter.annotation, "__metadata__", ()))


def _refuse_words(words: list[str], chosen: tuple[Filter, ...]) -> None:
    """Say to which options words belong that stand by themselves."""
    if not words:
        return
    from shlex import quote

    typed = " ".join(words)
    meant = [f.name for f in chosen if f.vocabulary in NAMES and vocabulary(f.vocabulary).has(typed)]
    options = [f"--{name} {quote(typed)}" for name in meant]
    raise UsageError(
        f"'{visible(typed)[:80]}' belongs to no option.",
        f"Type {', or '.join([*options, f'tacli search {quote(visible(typed)[:80])}'])}.",
    )


def watched(size: int | None) -> AbstractContextManager[Callable[[Parts], Parts]]:
    """Show how far a long read is, where a person looks."""
    from tacli.cli.streams import progress

    return progress.watched(size)


def _criteria(typed: dict[str, Option], declared: _Declared, source: Source, reach: Reach) -> Criteria:
    """Take out of `typed` what the filter options hold; one that the collection has not is refused."""
    own = declared.filters(source.collection)
    held = {f.name: typed.pop(f.name.replace("-", "_")) for f in declared.all_filters}
    excluded, every = typed.pop("exclude") or (), typed.pop("every") or ()
    known = {f.name for f in own}
    named = (*(name for name, value in held.items() if value), *(item.partition("=")[0] for item in excluded), *every)
    for name in named:
        lack = source.collection.filters.get(name.removeprefix("--"))
        if lack and name not in known:
            raise UsageError(lack.reason, lack.instead)
    criteria = parse(
        {name: value for name, value in held.items() if name in known},
        own,
        exclude=exclusions(excluded, own),
        every=[filter_name(name, own) for name in every],
        reach=reach,
        lookup=source.vocabulary,
    )
    for pair in source.collection.pairs:
        criteria = together(criteria, *pair)
    return criteria


def _filter(filter_: Filter, panel: str = _FILTERS) -> Parameter:
    return option(
        list[str] | None,
        f"--{filter_.name}",
        filter_.help,
        panel,
        metavar=_metavar(filter_),
        autocompletion=complete.values(filter_),
    )


def _metavar(filter_: Filter) -> str:
    """Say what to type: a name of a vocabulary, or values as they may be typed."""
    if filter_.vocabulary:
        return filter_.vocabulary.upper()
    if filter_.name in ("has", "no"):
        return "FIELD"
    return "|".join(filter_.examples[:2]) or "WORDS"


def _combined(chosen: tuple[Filter, ...]) -> list[Parameter]:
    """Give the options by which filters work together."""
    if not chosen:
        return []
    options = [
        option(
            list[str] | None, "--not", "Leave out rows with this value, such as topic=drugs.", _FILTERS,
            metavar="FILTER=VALUE", name="exclude", autocompletion=complete.exclusions(chosen),
        ),
        option(
            list[str] | None, "--all", "Require all values of this filter, not just one.", _FILTERS,
            metavar="FILTER", name="every", autocompletion=complete.choices(lambda: ((f.name, f.help) for f in chosen)),
        ),
    ]  # fmt: skip
    if any(f.reaches for f in chosen):
        options += [
            option(bool, "--include-regional", "Also rows that name only a region containing the place.", _FILTERS),
            option(bool, "--only-named", "Only rows that name the place itself, not a part of it.", _FILTERS),
        ]
    return [*options, option(bool, "--explain", "Show on stderr how each value was understood.", _FILTERS)]


def _help(body: Callable[..., Answer], examples: Sequence[tuple[str, str]]) -> str:
    width = max(len(line) for line, _ in examples)
    lines = "\n".join(f"{line:<{width}}  {meaning}" for line, meaning in examples)
    return f"{body.__doc__}\n\n\b\n{lines}"


def _fields(columns: Sequence[Field[AnyRow]]) -> str | None:
    """Name the fields that --fields and --sort take."""
    return f"Fields: {' '.join(column.name for column in columns)}" if columns else None


def filter_options(kind: str) -> list[Parameter]:
    """Give the options that are filters of a kind of record, of the paper and of IATI."""
    declared = _asking(kind)
    of_iati = (_filter(filter_, _OF_IATI) for filter_ in declared.added)
    return [*map(_filter, declared.filters(PAPER)), *of_iati, *_combined(declared.all_filters)]


def criteria_of(typed: dict[str, Option], kind: str, source: Source, reach: Reach) -> Criteria:
    """Take out of what was typed what these options hold. Raises UsageError for what cannot be meant."""
    return _criteria(typed, _asking(kind), source, reach)


def _asking(kind: str) -> _Declared:
    return _Declared(Answer, None, None, kind, frozenset(), None, cites=False, single=False)
