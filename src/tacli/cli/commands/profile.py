"""`tacli profile`."""

from typing import Annotated

import typer

from tacli.cli.answer import emit
from tacli.cli.command import build
from tacli.cli.options import Output
from tacli.query.subject import subject
from tacli.sources.source import Source
from tacli.views.profile import PROFILE
from tacli.views.profile import profile as lay_out_profile


def profile(
    source: Source,
    output: Output,
    who: Annotated[str, typer.Argument(metavar="WHO", help="A country, grouping, entity, donor or topic.")],
) -> None:
    """Join the annexes for a country, a grouping, an entity, a donor or a topic."""
    dataset = source.dataset
    kind, code = subject(who, dataset)
    emit(lay_out_profile(kind, code, dataset, source.cite("annex and paragraph as in the field source.")), output)


COMMAND = build(
    profile,
    columns=PROFILE,
    examples=(
        ("tacli profile Moldova", "a country: named, reached, its group's replies"),
        ("tacli profile african", "a grouping"),
        ("tacli profile IOM", "an entity by topic, kind and place"),
        ("tacli profile trafficking", "who works on a topic, and where"),
    ),
)
