"""`tacli cite`."""

from typing import Annotated

import typer

from tacli.cli.answer import Answer
from tacli.cli.command import build
from tacli.cli.output import Output
from tacli.collections.paper.activities import ACTIVITIES
from tacli.collections.paper.entities import ENTITIES, entity_rows
from tacli.engines.memory import MemoryEngine
from tacli.errors import UnknownValueError
from tacli.query.conditions import Among, Part, Query
from tacli.sources.paper import PaperSource
from tacli.sources.source import Source
from tacli.text import fold, visible
from tacli.views.citation import CITATION, Citation, citation
from tacli.views.iati_citation import OF_ACTIVITY, cited_activity, cited_files
from tacli.views.table import Table, listed

# Where each kind of record stands.
_ANNEXES = {"activities": "annex I", "entities": "annex I", "responses": "annex II", "donors": "annex III"}


def cite(
    source: Source,
    output: Output,
    what: Annotated[
        str | None,
        typer.Argument(
            metavar="[WHAT]",
            help=f"An id such as unesco-7.1, an entity such as iom, or {', '.join(_ANNEXES)}; else the document.",
        ),
    ] = None,
) -> Answer:
    """Cite the document, an annex of it, or the paragraph of a record: in words, as BibTeX, RIS or CSL JSON."""
    if not isinstance(source, PaperSource):
        return _of_iati(source, output, what)
    part, place = _place(what, source) if what else ("", "")
    found = citation(source.dataset, part, place)
    return Answer(_listed([found], output))


def _of_iati(source: Source, output: Output, typed: str | None) -> Answer:
    """Cite the files, or an activity with its publisher, file and line."""
    if not typed:
        from tacli.cli.stories import published

        return Answer(_listed([cited_files(source.paths, *published(source))], output))
    wanted = Query((Part(Among("id", frozenset((typed.strip(),)))),), fields=OF_ACTIVITY)
    rows = [cited_activity(row) for row in source.engine("activities").rows(wanted)]
    if not rows:
        hint = "'tacli activities --fields id,title' lists all."
        raise UnknownValueError(f"There is no activity '{visible(typed)[:80]}'.", hint)
    return Answer(_listed(rows, output))


def _listed(rows: list[Citation], output: Output) -> Table:
    upright = output.format not in ("json", "csl")  # which are a list of items, also of one
    return listed(MemoryEngine(CITATION, rows), Query(fields=output.fields), card=upright)


def _place(typed: str, source: PaperSource) -> tuple[str, str]:
    """Give the name of what is meant, and where it stands. Raises UnknownValueError."""
    name = fold(typed)
    if name in _ANNEXES:
        return name, _ANNEXES[name]
    for activity in source.dataset.activities:
        if fold(activity.id) == name:
            return activity.id, ACTIVITIES["cite"].get(activity)
    try:
        code = source.vocabulary("entity").resolve(typed)
    except UnknownValueError:
        kinds = ", ".join(_ANNEXES)
        hint = f"Type {kinds}, an entity, or an id: 'tacli activities --fields id,title' lists all."
        raise UnknownValueError(f"There is no record '{visible(typed)[:80]}'.", hint) from None
    return code, next(ENTITIES["cite"].get(row) for row in entity_rows(source.dataset) if row.id == code)


COMMAND = build(
    cite,
    shows=CITATION,
    format_="text",
    cites=True,
    single=True,
    examples=(
        ("tacli cite", "the document, in words"),
        ("tacli cite unesco-7.1 --format bibtex", "annex and paragraph of a record"),
        ("tacli cite donors --format ris", "an annex, for a reference manager"),
        ("tacli cite IOM --format csl", "CSL JSON, for Zotero or Pandoc"),
        ("tacli cite --output paper.bib", "a file, whose suffix gives the form"),
    ),
)
