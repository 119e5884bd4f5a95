"""`tacli profile`."""

from collections.abc import Mapping
from typing import Annotated

import typer

from tacli.anything import AnyRow, Option
from tacli.cli.answer import Answer
from tacli.cli.command import build
from tacli.cli.money import RatesOption, SumOption, asked_sum, sum_profile_answer
from tacli.cli.output import Output
from tacli.cli.remarks import taken_for
from tacli.cli.subjects import page_of, subject_of
from tacli.collections.collection import Collection
from tacli.query.field import Field
from tacli.sources.paper import PaperSource
from tacli.sources.source import Source
from tacli.views.iati_profile import iati_profile
from tacli.views.lists import Look
from tacli.views.profile import PROFILE
from tacli.views.profile import profile as lay_out


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
    *,
    money: SumOption = None,
    rates: RatesOption = None,
) -> Answer:
    """Show everything about one State, region, organization, topic, donor, treaty, partner or paragraph."""
    asked = asked_sum(money, (), rates, source.collection)
    of = subject_of(who, source)
    taken = [taken_for(who, of.taken_for)] if of.taken_for else []
    if asked:
        return sum_profile_answer(source, output, of, asked, taken)
    query = output.query(whole=True)
    page = page_of(of, source, look, whole=output.format == "html") if output.is_page else None
    if isinstance(source, PaperSource):
        foot = source.cite("annex and paragraph as in the field source.")
        return Answer(lay_out(of, source.dataset, query, foot, page), lambda: taken)
    return Answer(iati_profile(of, source, query)._replace(page=page), lambda: taken)


def _shown(typed: Mapping[str, Option], of: Collection) -> tuple[Field[AnyRow], ...]:
    if asked_sum(typed.get("money"), (), typed.get("rates"), of):
        from tacli.views.sum_profile import SUM_PROFILE

        return SUM_PROFILE.columns
    return PROFILE.columns


COMMAND = build(
    profile,
    shows=PROFILE,
    shown=_shown,
    examples=(
        ("tacli profile Moldova", "a State, named or reached"),
        ("tacli profile african", "a grouping"),
        ("tacli profile IOM", "an entity by topic and place"),
        ("tacli profile trafficking", "who works on a topic, and where"),
        ("tacli profile Japan -o japan.html", "a page to mail around"),
        ("tacli profile KE --data iati.xml --sum budget", "money of IATI"),
    ),
)
