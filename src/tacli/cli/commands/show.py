"""`tacli show`."""

from typing import Annotated

import typer

from tacli.cli.answer import Answer
from tacli.cli.command import build
from tacli.cli.options import Output
from tacli.collections.paper.activities import ACTIVITIES
from tacli.errors import UnknownValueError
from tacli.query.conditions import Among, Part, Query
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
        from difflib import get_close_matches

        near = get_close_matches(id_[:40], [a.id for a in source.dataset.activities], cutoff=0.5)
        hint = f"Did you mean {', '.join(near)}? " if near else ""
        message = f"There is no record '{visible(id_)[:80]}'."
        raise UnknownValueError(message, f"{hint}'tacli activities --fields id,title' lists all.") from None
    return Answer(_card(source, output, "entities", code, "annex I."))


def _card(source: Source, output: Output, kind: str, id_: str, annex: str) -> Table:
    asked = Query((Part(Among("id", frozenset((id_,)))),), fields=output.fields)
    return listed(source.engine(kind), asked, foot=source.cite(annex), card=True)


COMMAND = build(
    show,
    shows=ACTIVITIES,
    examples=(("tacli show unesco-7.1", "an activity"), ("tacli show IOM --json", "an entity, for a script")),
)
