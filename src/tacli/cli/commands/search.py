"""`tacli search`."""

from typing import Annotated

import typer

from tacli.anything import AnyRow
from tacli.cli.answer import Answer
from tacli.cli.command import build
from tacli.cli.complete import of_collection
from tacli.cli.output import Output, split
from tacli.cli.remarks import remarks
from tacli.cli.stories import listing_of
from tacli.collections.collection import Collection
from tacli.collections.paper.collection import PAPER
from tacli.query.criteria import Criteria, Criterion, looking_in
from tacli.query.field import Records
from tacli.query.filters import filters
from tacli.query.words import marker, parse_words
from tacli.sources.source import Source
from tacli.views.listings import search_records
from tacli.views.lists import Look, listing

_SEARCHED = tuple(field.name for field in PAPER.kinds["activities"].searched)


def search(
    source: Source,
    criteria: Criteria,
    output: Output,
    look: Look,
    *,
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS", help='All must be found; phrases as \'"a b"\'; out: "guards -police".'),
    ],
    in_: Annotated[
        list[str] | None,
        typer.Option(
            "--in",
            metavar="FIELD",
            help=f"Only in these fields: {', '.join(_SEARCHED)}.",
            autocompletion=of_collection(lambda of: ((f.name, f.help) for f in of.kinds["activities"].searched)),
        ),
    ] = None,
) -> Answer:
    """Search titles, summaries, names and partners, the best match first, whatever the endings of words."""
    text = " ".join(_quoted(word) for word in words)
    declared = source.collection.kinds["activities"]
    by_words = next(f for f in filters(declared) if f.name == "search")
    typed = looking_in((Criterion(by_words, (parse_words(text),), (text,)),), split(in_), declared)
    asked = typed[0].values[0]
    criteria = (*criteria, *typed)
    engine = source.engine("activities")
    query = output.query(criteria)
    table = listing(
        engine,
        query,
        criteria,
        look,
        rows=lambda query: engine.hits(query, asked),
        records=search_records(declared, scored=output.explain),
        foot=source.cite("annex I."),
        mark=marker(asked, source.collection.languages),
        story=listing_of("activities", criteria, source, output),
    )
    return Answer(table, lambda: remarks(criteria, engine, query, output, source))


def _records(of: Collection) -> Records[AnyRow]:
    return search_records(of.kinds["activities"])


def _quoted(word: str) -> str:
    """Make an argument of several words the phrase that its quotes meant, unless it has signs of its own."""
    return f'"{word}"' if " " in word and '"' not in word and " -" not in word else word


COMMAND = build(
    search,
    shows=_records,
    asks="activities",
    without=("search",),
    examples=(
        ('tacli search "border guards"', "a phrase"),
        ("tacli search judges training", "both words, in any form"),
        ('tacli search "trafficking -children"', "without a word"),
        ("tacli search police --in title", "in titles alone"),
        ("tacli search manual --topic trafficking --json", "with filters, for a script"),
    ),
)
