"""`tacli search`."""

from typing import Annotated

import typer

from tacli.cli.answer import emit
from tacli.cli.command import build
from tacli.cli.options import Output
from tacli.cli.remarks import remarks
from tacli.query import ACTIVITY_FILTERS, Criteria, Selection
from tacli.query.criteria import Criterion
from tacli.query.search import marker, parse_words, ranked
from tacli.sources.source import Source
from tacli.views import Table
from tacli.views.records import SEARCH

_SEARCH = next(f for f in ACTIVITY_FILTERS if f.name == "search")


def search(
    source: Source,
    criteria: Criteria,
    output: Output,
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS", help='All must be found; phrases as \'"a b"\'; out: "guards -police".'),
    ],
) -> None:
    """Search titles, summaries, names and partners, the best first; blind to case, accents and endings."""
    text = " ".join(_quoted(word) for word in words)
    asked = parse_words(text)
    selection = Selection(source.activities(), (*criteria, Criterion(_SEARCH, (asked,), (text,))))
    hits = ranked(selection, asked)
    columns = (SEARCH[0]._replace(priority=0), *SEARCH[1:]) if output.explain else SEARCH
    table = Table(columns, tuple(hits), foot=source.cite("annex I."), mark=marker(asked))
    emit(table, output, lambda: remarks(selection, output, source))


def _quoted(word: str) -> str:
    """Make an argument of several words the phrase that its quotes meant, unless it has signs of its own."""
    return f'"{word}"' if " " in word and '"' not in word and " -" not in word else word


COMMAND = build(
    search,
    filters=tuple(f for f in ACTIVITY_FILTERS if f is not _SEARCH),
    columns=SEARCH,
    examples=(
        ('tacli search "border guards"', "a phrase"),
        ("tacli search judges training", "both words, in any form"),
        ('tacli search "trafficking -children"', "without a word"),
        ("tacli search manual --topic trafficking --json", "with filters, for a script"),
    ),
)
