"""`tacli terms`."""

from typing import Annotated

import typer

from tacli.cli.answer import emit
from tacli.cli.command import build
from tacli.cli.complete import choices
from tacli.cli.options import Output
from tacli.sources.source import Source
from tacli.views import Table
from tacli.views.records import TERMS, VOCABULARIES
from tacli.vocabulary import NAMES


def terms(
    source: Source,
    output: Output,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[VOCABULARY]",
            help="topic, kind, country …",
            autocompletion=choices(lambda: ((n, "") for n in NAMES)),
        ),
    ] = None,
) -> None:
    """List the vocabularies, or the terms of one with how many rows hold each."""
    from tacli.views.terms import term_rows, vocabulary_name, vocabulary_rows

    if name is None:
        emit(Table(VOCABULARIES, tuple(vocabulary_rows(source.dataset))), output)
    else:
        emit(Table(TERMS, tuple(term_rows(vocabulary_name(name), source.dataset))), output)


COMMAND = build(
    terms,
    columns=TERMS,
    examples=(
        ("tacli terms", "which vocabularies there are"),
        ("tacli terms topic", "the topics, with their rows"),
        ("tacli terms country --sort count --limit 10", "the States named most"),
    ),
)
