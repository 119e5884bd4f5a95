"""`tacli show`."""

from contextlib import suppress
from typing import Annotated, Any

import typer

from tacli.cli.answer import Answer
from tacli.cli.command import build
from tacli.cli.options import Output
from tacli.cli.stories import listing_of
from tacli.collections.collection import Collection
from tacli.errors import UnknownValueError
from tacli.query.conditions import Among, Part, Query
from tacli.query.field import Records
from tacli.query.subject import subject
from tacli.sources.paper import PaperSource
from tacli.sources.source import Source
from tacli.text import fold, visible
from tacli.views.table import Table, listed
from tacli.vocabulary.nearest import nearest
from tacli.vocabulary.spelling import key_of


def show(
    source: Source,
    output: Output,
    id_: Annotated[str, typer.Argument(metavar="ID", help="Such as unesco-7.1, or an entity such as iom.")],
) -> Answer:
    """Show one record as a card: an activity by its id, or an entity by its id or name."""
    if not isinstance(source, PaperSource):
        return _of_iati(source, output, id_)
    ids = {fold(a.id): a for a in source.dataset.activities}
    found = ids.get(fold(id_))
    if found:
        return Answer(_card(source, output, "activities", found.id, f"annex I, paragraph {found.paragraph}."))
    try:
        code = source.vocabulary("entity").resolve(id_)
    except UnknownValueError:
        raise UnknownValueError(f"There is no record '{visible(id_)[:80]}'.", _hint(id_, source)) from None
    return Answer(_card(source, output, "entities", code, "annex I."))


def _of_iati(source: Source, output: Output, typed: str) -> Answer:
    """Show an activity by its identifier, however it is spelled; all versions of it where they are asked for."""
    wanted = fold(typed)
    near: list[tuple[str, str]] = []
    found = set()
    for (identifier,) in source.engine("activities").rows(Query(fields=("id",))):
        if identifier is not None and fold(identifier) == wanted:
            found.add(identifier)
        elif identifier is not None:
            near.append((key_of(identifier), identifier))
    if found:
        asked = Query((Part(Among("id", frozenset(found))),), fields=output.fields)
        return Answer(listed(source.engine("activities"), asked, foot=source.cite(""), card=True))
    guesses = nearest(key_of(typed), near)[:3]
    hint = f"Did you mean {', '.join(guesses)}? " if guesses else ""
    raise UnknownValueError(
        f"There is no activity '{visible(typed)[:80]}'.", f"{hint}'tacli activities --fields id,title' lists all."
    )


def _hint(typed: str, source: PaperSource) -> str:
    """Say which page a word is of, else which ids are near."""
    from difflib import get_close_matches
    from shlex import quote

    with suppress(UnknownValueError):
        subject(typed, source.vocabulary, ())
        return f"Type tacli profile {quote(typed)}."
    near = get_close_matches(typed[:40], [a.id for a in source.dataset.activities], cutoff=0.5)
    hint = f"Did you mean {', '.join(near)}? " if near else ""
    return f"{hint}'tacli activities --fields id,title' lists all."


def _of_either(of: Collection) -> Records[Any]:
    """Give the fields that activities and entities have: which of them a record has follows from the record."""
    kinds = [of.kinds[name] for name in ("activities", "entities") if name in of.kinds]
    return Records("show", {field.name: field for records in reversed(kinds) for field in records.fields}.values())


def _card(source: Source, output: Output, kind: str, id_: str, annex: str) -> Table:
    asked = Query((Part(Among("id", frozenset((id_,)))),), fields=output.fields)
    return listed(
        source.engine(kind), asked, foot=source.cite(annex), card=True, story=listing_of(kind, (), source, output)
    )


COMMAND = build(
    show,
    shows=_of_either,
    examples=(("tacli show unesco-7.1", "an activity"), ("tacli show IOM --json", "an entity, for a script")),
)
