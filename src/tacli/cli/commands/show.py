"""`tacli show`."""

from typing import Annotated

import typer

from tacli.cli.answer import emit
from tacli.cli.command import build
from tacli.cli.options import Output
from tacli.errors import UnknownValueError
from tacli.sources.source import Source
from tacli.text import fold, visible
from tacli.views import Table
from tacli.views.records import ACTIVITIES, ENTITIES


def show(
    source: Source,
    output: Output,
    id_: Annotated[str, typer.Argument(metavar="ID", help="Such as unesco-7.1, or an entity such as iom.")],
) -> None:
    """Show one record as a card: an activity by its id, or an entity by its id or name."""
    from tacli.views.entities import entity_rows

    dataset = source.dataset
    key = fold(id_)
    found = [a for a in dataset.activities if fold(a.id) == key]
    if found:
        foot = source.cite(f"annex I, paragraph {found[0].paragraph}.")
        emit(Table(ACTIVITIES, (found[0],), foot=foot, card=True), output)
        return
    try:
        code = source.vocabulary("entity").resolve(id_)
    except UnknownValueError:
        from difflib import get_close_matches

        near = get_close_matches(id_[:40], [a.id for a in dataset.activities], cutoff=0.5)
        hint = f"Did you mean {', '.join(near)}? " if near else ""
        message = f"There is no record '{visible(id_)[:80]}'."
        raise UnknownValueError(message, f"{hint}'tacli activities --fields id,title' lists all.") from None
    row = next(row for row in entity_rows(dataset) if row.id == code)
    emit(Table(ENTITIES, (row,), foot=source.cite("annex I."), card=True), output)


COMMAND = build(
    show,
    columns=ACTIVITIES,
    examples=(("tacli show unesco-7.1", "an activity"), ("tacli show IOM --json", "an entity, for a script")),
)
