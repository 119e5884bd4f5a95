"""A command built from what it declares: its filters, its columns, its examples."""

from __future__ import annotations

from inspect import Parameter, Signature, signature
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.main import get_command

from tacli.cli.answer import shows_rows_at_once
from tacli.cli.complete import choices, terms
from tacli.cli.options import FILTER_OPTIONS, FILTERS_PANEL, OPTIONS, Output
from tacli.query.criteria import exclusions, filter_name, parse
from tacli.sources.source import Source, unwatched

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tacli.query.criteria import Criteria
    from tacli.query.filters import Filter
    from tacli.views import Column


def build(
    body: Callable[..., None],
    *,
    examples: Sequence[tuple[str, str]],
    columns: Sequence[Column],
    filters: tuple[Filter, ...] = (),
) -> Any:
    """Give `body` its options.

    It is called with its own parameters, and with those that it names of these: `source` of the records,
    `criteria` of its filters, `output` as asked.
    """
    takes = signature(body).parameters
    own = [p for p in takes.values() if p.name not in ("source", "criteria", "output")]
    shared = [o for o in FILTER_OPTIONS if filters and (o[0] != "include_regional" or any(f.wider for f in filters))]

    def run(**typed: Any) -> None:
        output = Output(**{name: typed.pop(name) for name in Output._fields if name in typed}).normalized()
        with Source(output.data, unwatched if shows_rows_at_once(output) else watched) as source:
            if filters:
                typed["criteria"] = _criteria(typed, filters, source, include_regional=output.include_regional)
            if "source" in takes:
                typed["source"] = source
            body(**typed, output=output)

    options = [_filter(f) for f in filters] + [
        Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
        for name, annotation, default in (*shared, *OPTIONS)
        if name != "data" or "source" in takes
    ]
    _complete_fields(options, columns)
    run.__signature__ = Signature([p.replace(kind=Parameter.KEYWORD_ONLY) for p in own] + options)  # type: ignore[attr-defined]
    app = typer.Typer(add_completion=False, rich_markup_mode="rich")
    context = {"help_option_names": ["-h", "--help"]}
    app.command(body.__name__, help=_help(body, examples, columns), context_settings=context)(run)
    return get_command(app)


def watched(size: int | None) -> Any:
    """Show how far a long read is, where a person looks."""
    from tacli.cli.streams import progress

    return progress.watched(size)


def _criteria(
    typed: dict[str, Any], filters: tuple[Filter, ...], source: Source, *, include_regional: bool
) -> Criteria:
    """Take out of `typed` what the filter options hold."""
    return parse(
        {f.name: typed.pop(f.name) for f in filters},
        filters,
        exclude=exclusions(typed.pop("exclude") or (), filters),
        every=[filter_name(name, filters) for name in typed.pop("every") or ()],
        include_regional=include_regional,
        lookup=source.vocabulary,
    )


def _filter(filter_: Filter) -> Parameter:
    option = typer.Option(
        f"--{filter_.name}",
        help=filter_.help,
        metavar=(filter_.vocabulary or filter_.name).upper(),
        rich_help_panel=FILTERS_PANEL,
        autocompletion=terms(filter_.vocabulary) if filter_.vocabulary else None,
    )
    return Parameter(filter_.name, Parameter.KEYWORD_ONLY, default=None, annotation=Annotated[list[str] | None, option])


def _complete_fields(options: Sequence[Parameter], columns: Sequence[Column]) -> None:
    """Let Tab offer this command's own fields where an option takes some."""
    offer = choices(lambda: ((c.name, c.help) for c in columns))
    for option in options:
        if option.name in ("fields", "sort"):
            option.annotation.__metadata__[0].autocompletion = offer


def _help(body: Callable[..., None], examples: Sequence[tuple[str, str]], columns: Sequence[Column]) -> str:
    width = max(len(line) for line, _ in examples)
    lines = "\n".join(f"{line:<{width}}  {meaning}" for line, meaning in examples)
    fields = f"\n\n\b\nFields: {_wrapped([c.name for c in columns])}" if columns else ""
    return f"{body.__doc__}\n\n\b\n{lines}{fields}"


def _wrapped(names: list[str]) -> str:
    from textwrap import fill

    return fill(" ".join(names), 64).replace("\n", "\n        ")
