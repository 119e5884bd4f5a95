"""`tacli profile`."""

from typing import Annotated

import typer

from tacli.cli.answer import Answer
from tacli.cli.command import build
from tacli.cli.options import Output
from tacli.cli.remarks import taken_for
from tacli.cli.subjects import page_of, subject_of, title_of
from tacli.errors import UnknownValueError
from tacli.query.subject import Subject, subject
from tacli.sources.paper import PaperSource
from tacli.sources.source import Source
from tacli.views.lists import Look
from tacli.views.profile import PROFILE
from tacli.views.profile import profile as lay_out
from tacli.views.subject_page import Beside, subject_page


def profile(
    source: Source,
    output: Output,
    look: Look,
    who: Annotated[
        str,
        typer.Argument(
            metavar="NAME", help="A State, grouping, region, entity, donor, topic, treaty, partner or paragraph."
        ),
    ],
) -> Answer:
    """Show everything about one State, region, organization, topic, donor, treaty, partner or paragraph."""
    if not isinstance(source, PaperSource):
        return _of_iati(source, output, look, who)
    of = subject_of(who, source)
    foot = source.cite("annex and paragraph as in the field source.")
    taken = [taken_for(who, of.taken_for)] if of.taken_for else []
    page = page_of(of, source, look)
    return Answer(lay_out(of, source.dataset, output.query(whole=True), foot, page), lambda: taken)


def _of_iati(source: Source, output: Output, look: Look, who: str) -> Answer:
    from tacli.views.iati_profile import KINDS, iati_profile

    try:
        of = subject(who, source.vocabulary, (), KINDS)
    except UnknownValueError:
        found = source.vocabulary("topic").match(who)  # also of words that no code list has
        of = Subject("topic", found.code, found.taken_for)
    taken = [taken_for(who, of.taken_for)] if of.taken_for else []
    table = iati_profile(of, source, output.query(whole=True))
    title = of.code if of.kind == "partner" else title_of(of, look)
    engine = source.engine("activities")
    page = subject_page(of, title, engine, look, Beside((of.kind,)), cite=source.cite("").removeprefix("Source: "))
    return Answer(table._replace(page=page), lambda: taken)


COMMAND = build(
    profile,
    shows=PROFILE,
    examples=(
        ("tacli profile Moldova", "a State, named or reached"),
        ("tacli profile african", "a grouping"),
        ("tacli profile IOM", "an entity by topic, form and place"),
        ("tacli profile trafficking", "who works on a topic, and where"),
        ("tacli profile Japan -o japan.html", "a page to mail around"),
    ),
)
