"""`tacli compare`."""

from collections.abc import Sequence
from typing import Annotated

import typer

from tacli.cli.answer import Answer
from tacli.cli.command import build
from tacli.cli.output import Output
from tacli.cli.remarks import taken_for
from tacli.cli.subjects import cite_of, facts_of, subject_of, title_of
from tacli.engines.memory import MemoryEngine
from tacli.errors import UsageError
from tacli.sources.paper import PaperSource
from tacli.sources.source import Source
from tacli.views.compare import COMPARE, Part, compare_page, compared, notes_of, parts_of
from tacli.views.lists import Look
from tacli.views.table import Page, listed

_FEWEST, _MOST = 2, 3


def compare(
    source: Source,
    output: Output,
    look: Look,
    who: Annotated[
        list[str], typer.Argument(metavar="A B [C]", help="Two or three States, groupings, entities, topics, donors …")
    ],
) -> Answer:
    """Compare two or three States, groupings, organizations, topics or donors side by side."""
    if not _FEWEST <= len(who) <= _MOST:
        raise UsageError(
            f"{len(who)} given, and two or three can stand side by side.", "Type tacli compare Moldova Ukraine"
        )
    subjects = [subject_of(typed, source) for typed in who]
    titles = [title_of(of, look) for of in subjects]
    kinds = list(dict.fromkeys(of.kind for of in subjects))
    if len(kinds) > 1:
        said = " and ".join(f"{title} is {_A[of.kind]}" for title, of in zip(titles, subjects, strict=True))
        raise UsageError(f"{said}: these have no lines in common.", f"Type two of a kind, or tacli profile {who[0]}")
    found = [compared(of.code, facts_of(of, source)) for of in subjects]
    notes = notes_of(kinds[0], source.dataset.document.contributions) if isinstance(source, PaperSource) else {}
    names, cite = [title_of(of, look, brief=True) for of in subjects], cite_of(source)
    page = compare_page(names, list(parts_of(names, found, notes)), cite=cite)
    rows = [fact for facts in found for fact in facts]
    foot = source.cite("annex and paragraph as in the field source.")
    table = listed(
        MemoryEngine(COMPARE, rows), output.query(whole=True), foot=foot, page=page, title=" and ".join(titles)
    )
    if output.is_page:
        table = table._replace(story=lambda *_: _story(titles, list(parts_of(names, found, notes, top=None)), cite))
    taken = [taken_for(typed, of.taken_for) for typed, of in zip(who, subjects, strict=True) if of.taken_for]
    return Answer(table, lambda: taken)


def _story(titles: Sequence[str], parts: Sequence[Part], cite: str) -> Page:
    from tacli.views.stories.compare import compare_story

    return compare_story(titles, parts, cite)


_A = {
    "country": "a State", "group": "a grouping", "region": "a region", "entity": "an entity", "topic": "a topic",
    "instrument": "a treaty", "partner": "a partner", "donor": "a donor that is no State", "paragraph": "a paragraph",
}  # fmt: skip


COMMAND = build(
    compare,
    shows=COMPARE,
    examples=(
        ("tacli compare Moldova Ukraine", "two States"),
        ("tacli compare IOM OSCE 'Council of Europe'", "three organizations"),
        ("tacli compare african asian", "two groupings"),
        ("tacli compare drugs firearms --json", "for a script"),
    ),
)
