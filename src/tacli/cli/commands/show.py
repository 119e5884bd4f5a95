"""`tacli show`."""

from contextlib import suppress
from shlex import quote
from typing import Annotated

import typer

from tacli.anything import AnyRow
from tacli.cli.answer import Answer
from tacli.cli.command import build
from tacli.cli.output import Output
from tacli.cli.stories import listing_of
from tacli.collections.collection import Collection
from tacli.errors import UnknownValueError
from tacli.query.conditions import Among, Near, Part, Query
from tacli.query.field import Records
from tacli.query.subject import subject
from tacli.sources.paper import PaperSource
from tacli.sources.source import Source
from tacli.text import fold, visible
from tacli.views.blocks import Step
from tacli.views.iati_citation import OF_ACTIVITY, cited_activity, in_words
from tacli.views.lists import Look
from tacli.views.record_page import record_page
from tacli.views.table import Table, listed
from tacli.vocabulary.nearest import nearest


def show(
    source: Source,
    output: Output,
    look: Look,
    id_: Annotated[str, typer.Argument(metavar="ID", help="Such as unesco-7.1, or an entity such as iom.")],
) -> Answer:
    """Show one record in full: an activity by its id, or an organization by its name."""
    if not isinstance(source, PaperSource):
        return _of_iati(source, output, look, id_)
    ids = {fold(a.id): a for a in source.dataset.activities}
    found = ids.get(fold(id_))
    if found:
        steps = (
            Step(f"tacli activities --paragraph {found.paragraph}", "what else its paragraph says"),
            Step(f"tacli profile {found.entity}", "the organization"),
            Step(f"tacli cite {found.id} --format bibtex", "the citation as BibTeX, RIS or CSL JSON"),
        )
        place = f"annex I, paragraph {found.paragraph}."
        return Answer(_card(source, output, look, kind="activities", ids=[found.id], annex=place, steps=steps))
    try:
        code = source.vocabulary("entity").resolve(id_)
    except UnknownValueError:
        raise UnknownValueError(f"There is no record '{visible(id_)[:80]}'.", _hint(id_, source)) from None
    steps = (
        Step(f"tacli activities --entity {code}", "what it does"),
        Step(f"tacli profile {code}", "the same in figures"),
        Step(f"tacli cite {code} --format bibtex", "the citation as BibTeX, RIS or CSL JSON"),
    )
    return Answer(_card(source, output, look, kind="entities", ids=[code], annex="annex I.", steps=steps))


def _of_iati(source: Source, output: Output, look: Look, typed: str) -> Answer:
    """Show an activity by its identifier, however it is spelled; all versions of it where they are asked for.

    One that is as it was typed is asked for alone: of a million activities all would take seconds.
    """
    engine = source.engine("activities")
    asked = Query((Part(Among("id", frozenset((typed.strip(),)))),), fields=("id",))
    found = {identifier for (identifier,) in engine.rows(asked)}
    near = Query((Part(Near("id", typed.strip())),), fields=("id",))
    alike = [] if found else [identifier for (identifier,) in engine.rows(near)]
    found = found or {identifier for identifier in alike if fold(identifier) == fold(typed)}
    if found:
        steps = (Step(f"tacli cite {quote(min(found))}", "the citation, also as BibTeX, RIS or CSL JSON"),)
        return Answer(_card(source, output, look, kind="activities", ids=sorted(found), annex="", steps=steps))
    guesses = nearest(typed.strip().lower(), ((identifier.lower(), identifier) for identifier in alike))[:3]
    hint = f"Did you mean {', '.join(guesses)}? " if guesses else ""
    raise UnknownValueError(
        f"There is no activity '{visible(typed)[:80]}'.", f"{hint}'tacli activities --fields id,title' lists all."
    )


def _hint(typed: str, source: PaperSource) -> str:
    """Say which page a word is of, else which ids are near."""
    from difflib import get_close_matches

    with suppress(UnknownValueError):
        subject(typed, source.vocabulary, ())
        return f"Type tacli profile {quote(typed)}"
    near = get_close_matches(typed[:40], [a.id for a in source.dataset.activities], cutoff=0.5)
    hint = f"Did you mean {', '.join(near)}? " if near else ""
    return f"{hint}'tacli activities --fields id,title' lists all."


def _of_either(of: Collection) -> Records[AnyRow]:
    """Give the fields that activities and entities have: which of them a record has follows from the record."""
    kinds = [of.kinds[name] for name in ("activities", "entities") if name in of.kinds]
    return Records("show", {field.name: field for records in reversed(kinds) for field in records.fields}.values())


def _card(
    source: Source, output: Output, look: Look, *, kind: str, ids: list[str], annex: str, steps: tuple[Step, ...]
) -> Table:
    engine = source.engine(kind)
    asked = Query((Part(Among("id", frozenset(ids))),), fields=output.fields)
    story = listing_of(kind, (), source, output) if isinstance(source, PaperSource) else None
    table = listed(engine, asked, foot=source.cite(annex), card=True, story=story)
    names = tuple(column.name for column in engine.records.columns)
    rows = tuple(engine.rows(asked._replace(fields=names))) if output.is_page else ()
    if len(rows) != 1:  # of several versions of one each is shown
        return table
    row = dict(zip(names, rows[0], strict=True))
    if not isinstance(source, PaperSource) and output.format == "html":  # no folder of whoever made it is mailed
        row["cite"] = in_words(cited_activity(tuple(row[name] for name in OF_ACTIVITY)))
    return table._replace(page=record_page(engine.records, row, look.names, cite=row["cite"], steps=steps))


COMMAND = build(
    show,
    shows=_of_either,
    single=True,
    examples=(("tacli show unesco-7.1", "an activity"), ("tacli show IOM --json", "an entity, for a script")),
)
