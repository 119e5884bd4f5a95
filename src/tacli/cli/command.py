"""A command built from what it declares: its filters, its fields, its examples."""

from __future__ import annotations

from inspect import Parameter, Signature, signature
from typing import TYPE_CHECKING, Any

import typer
from typer.main import get_command
from typer.models import ArgumentInfo

from tacli.cli import complete
from tacli.cli.answer import write
from tacli.cli.emptiness import hits_told
from tacli.cli.options import answer_options, data_option, labels_option, option, understood
from tacli.errors import UsageError
from tacli.query.criteria import exclusions, filter_name, parse
from tacli.query.filters import filters
from tacli.sources.source import Source, unwatched
from tacli.text import visible
from tacli.views.labels import labelled
from tacli.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from tacli.cli.answer import Answer
    from tacli.cli.options import Output
    from tacli.query.criteria import Criteria
    from tacli.query.field import Field, Records
    from tacli.query.filters import Filter

_FILTERS = "Filters (same option twice or a,b: any of them; different options: all)"


def build(
    body: Callable[..., Answer],
    *,
    examples: Sequence[tuple[str, str]],
    shows: Records[Any] | None = None,
    shown: Callable[[Mapping[str, Any]], tuple[Field[Any], ...]] | None = None,
    asks: Records[Any] | None = None,
    without: Iterable[str] = (),
    format_: str | None = None,
    cites: bool = False,
    into: str = "",
) -> Any:
    """Make a command of what gives its answer.

    `body` is called with its own parameters, and with those that it names of these: `source` of the records, `criteria`
    of its filters, `output` as asked, `into` what --output names where that is no file for the answer. `shows` declares
    its rows, `shown` which columns they have where that follows from its own options; `asks` what its filters are of,
    `without` some; `format_` is what it gives where nothing else is asked for, `cites` whether its rows are citations,
    `into` what --output is for. The command's `rows` gives the columns for some options: schema and reference read it.
    """
    takes = signature(body).parameters
    own = [p for p in takes.values() if p.name not in ("source", "criteria", "output", "into")]
    chosen = tuple(f for f in filters(asks) if f.name not in without) if asks else ()
    columns = shows.columns if shows else ()
    forms = {name: field.name for name, field in shows.forms.items()} if shows else {}

    takes_none = bool(chosen) and not any(_is_argument(parameter) for parameter in own)

    def run(**typed: Any) -> int:
        context = typed.pop("context")
        if takes_none:
            _refuse_words(context.args, chosen)
        if "into" in takes:
            typed["into"], typed["output"] = typed["output"], None
        output = understood(typed, shown(typed) if shown else columns, format_, cites=cites, forms=forms)
        with Source(output.data, unwatched if output.shows_rows_at_once else watched) as source:
            with hits_told(source):
                if chosen:
                    typed["criteria"] = _criteria(typed, chosen, source, output)
                if "source" in takes:
                    typed["source"] = source
                answer = body(**typed, output=output)
            if output.labels and "source" in takes:
                answer = answer._replace(table=labelled(answer.table, source.vocabulary))
            return write(answer._replace(table=answer.table._replace(asked=context.obj or "")), output)

    offered = complete.fields(shown, columns)
    options = [*map(_filter, chosen), *_combined(chosen)]
    options += answer_options(offered, cites=cites, forms=forms, into=into)
    options.insert(0, Parameter("context", Parameter.KEYWORD_ONLY, annotation=typer.Context))
    if shown or any(column.vocabulary for column in columns):
        options.append(labels_option())
    if "source" in takes:
        options.append(data_option())
    run.__signature__ = Signature([p.replace(kind=Parameter.KEYWORD_ONLY) for p in own] + options)  # type: ignore[attr-defined]
    app = typer.Typer(add_completion=False, rich_markup_mode="rich")
    context = {"help_option_names": ["-h", "--help"], "allow_extra_args": takes_none}
    app.command(body.__name__, help=_help(body, examples, columns), context_settings=context)(run)
    command: Any = get_command(app)
    command.rows = shown or (lambda _typed: columns)
    return command


def _is_argument(parameter: Parameter) -> bool:
    return any(isinstance(said, ArgumentInfo) for said in getattr(parameter.annotation, "__metadata__", ()))


def _refuse_words(words: list[str], chosen: tuple[Filter, ...]) -> None:
    """Say to which options words belong that stand by themselves."""
    if not words:
        return
    from shlex import quote

    typed = " ".join(words)
    meant = [f.name for f in chosen if f.vocabulary and vocabulary(f.vocabulary).has(typed)]
    options = [f"--{name} {quote(typed)}" for name in meant]
    raise UsageError(
        f"'{visible(typed)[:80]}' belongs to no option.",
        f"Type {', or '.join([*options, f'tacli search {quote(visible(typed)[:80])}'])}.",
    )


def watched(size: int | None) -> Any:
    """Show how far a long read is, where a person looks."""
    from tacli.cli.streams import progress

    return progress.watched(size)


def _criteria(typed: dict[str, Any], chosen: tuple[Filter, ...], source: Source, output: Output) -> Criteria:
    """Take out of `typed` what the filter options hold."""
    return parse(
        {f.name: typed.pop(f.name) for f in chosen},
        chosen,
        exclude=exclusions(typed.pop("exclude") or (), chosen),
        every=[filter_name(name, chosen) for name in typed.pop("every") or ()],
        reach=output.reach,
        lookup=source.vocabulary,
    )


def _filter(filter_: Filter) -> Parameter:
    return option(
        list[str] | None,
        f"--{filter_.name}",
        filter_.help,
        _FILTERS,
        metavar=(filter_.vocabulary or filter_.name).upper(),
        autocompletion=complete.values(filter_),
    )


def _combined(chosen: tuple[Filter, ...]) -> list[Parameter]:
    """Give the options by which filters work together."""
    if not chosen:
        return []
    options = [
        option(
            list[str] | None, "--not", "Without the rows that hold this: topic=drugs.", _FILTERS,
            metavar="FILTER=VALUE", name="exclude", autocompletion=complete.exclusions(chosen),
        ),
        option(
            list[str] | None, "--all", "All values of this filter, not any of them.", _FILTERS,
            metavar="FILTER", name="every", autocompletion=complete.choices(lambda: ((f.name, f.help) for f in chosen)),
        ),
    ]  # fmt: skip
    if any(f.reaches for f in chosen):
        options += [
            option(bool, "--include-regional", "With the rows that name only a region that holds the place.", _FILTERS),
            option(bool, "--only-named", "Without the rows that name only a part of the place.", _FILTERS),
        ]
    return [*options, option(bool, "--explain", "Say on stderr how each value was understood.", _FILTERS)]


def _help(body: Callable[..., Answer], examples: Sequence[tuple[str, str]], columns: Sequence[Field[Any]]) -> str:
    width = max(len(line) for line, _ in examples)
    lines = "\n".join(f"{line:<{width}}  {meaning}" for line, meaning in examples)
    fields = f"\n\n\b\nFields: {_wrapped([c.name for c in columns])}" if columns else ""
    return f"{body.__doc__}\n\n\b\n{lines}{fields}"


def _wrapped(names: list[str]) -> str:
    from textwrap import fill

    return fill(" ".join(names), 64).replace("\n", "\n        ")
