"""`tacli show`."""

from contextlib import suppress
from typing import Annotated

import typer

from tacli.cli.answer import Answer
from tacli.cli.command import build
from tacli.cli.options import Output
from tacli.cli.stories import listing_of
from tacli.collections.paper.activities import ACTIVITIES
from tacli.errors import UnknownValueError
from tacli.query.conditions import Among, Part, Query
from tacli.query.subject import subject
from tacli.sources.source import Source
from tacli.text import fold, visible
from tacli.views.table import Table, listed


def show(
    source: Source,
    output: Output,
    id_: Annotated[str, typer.Argument(metavar="ID", help="Such as unesco-7.1, or an entity such as iom.")],
) -> Answer:
    """Show one record as a card: an activity by its id, or an entity by its id or name."""
    ids = {fold(a.id): a for a in source.dataset.activities}
    found = ids.get(fold(id_))
    if found:
        return Answer(_card(source, output, "activities", found.id, f"annex I, paragraph {found.paragraph}."))
    try:
        code = source.vocabulary("entity").resolve(id_)
    except UnknownValueError:
        raise UnknownValueError(f"There is no record '{visible(id_)[:80]}'.", _hint(id_, source)) from None
    return Answer(_card(source, output, "entities", code, "annex I."))


def _hint(typed: str, source: Source) -> str:
    """Say which page a word is of, else which ids are near."""
    from difflib import get_close_matches
    from shlex import quote

    with suppress(UnknownValueError):
        subject(typed, source.vocabulary, ())
        return f"Type tacli profile {quote(typed)}."
    near = get_close_matches(typed[:40], [a.id for a in source.dataset.activities], cutoff=0.5)
    hint = f"Did you mean {', '.join(near)}? " if near else ""
    return f"{hint}'tacli activities --fields id,title' lists all."


def _card(source: Source, output: Output, kind: str, id_: str, annex: str) -> Table:
    asked = Query((Part(Among("id", frozenset((id_,)))),), fields=output.fields)
    return listed(
        source.engine(kind), asked, foot=source.cite(annex), card=True, story=listing_of(kind, (), source, output)
    )


COMMAND = build(
    show,
    shows=ACTIVITIES,
    examples=(("tacli show unesco-7.1", "an activity"), ("tacli show IOM --json", "an entity, for a script")),
)
