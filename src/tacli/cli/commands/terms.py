"""`tacli terms`."""

from collections.abc import Mapping
from typing import Annotated

import typer

from tacli.anything import AnyRow, Option
from tacli.cli.answer import Answer
from tacli.cli.command import build
from tacli.cli.complete import of_collection
from tacli.cli.output import Output
from tacli.collections.collection import Collection
from tacli.engines.memory import MemoryEngine
from tacli.query.field import Field
from tacli.sources.source import Source
from tacli.views.listings import VOCABULARIES, term_records
from tacli.views.lists import Look, listing


def terms(
    source: Source,
    output: Output,
    look: Look,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[VOCABULARY]",
            help="topic, kind, country …",
            autocompletion=of_collection(lambda of: ((name, "") for name in of.vocabularies)),
        ),
    ] = None,
) -> Answer:
    """List the vocabularies, or the terms of one with how many rows hold each."""
    from tacli.views.terms import term_rows, vocabulary_name, vocabulary_rows

    if name is None:
        engine = MemoryEngine(VOCABULARIES, vocabulary_rows(source))
    else:
        of = vocabulary_name(name, source.collection)
        engine = MemoryEngine(term_records(of, source.collection), term_rows(of, source))
    return Answer(listing(engine, output.query(), (), look))


def _shown(typed: Mapping[str, Option], of: Collection) -> tuple[Field[AnyRow], ...]:
    from tacli.views.terms import vocabulary_name

    name = typed.get("name")
    return (VOCABULARIES if name is None else term_records(vocabulary_name(name, of), of)).columns


COMMAND = build(
    terms,
    shows=VOCABULARIES,
    shown=_shown,
    examples=(
        ("tacli terms", "which vocabularies there are"),
        ("tacli terms topic", "the topics, with their rows"),
        ("tacli terms country --sort count --limit 10", "the States named most"),
    ),
)
