"""`tacli profile`."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from tacli.cli.answer import Answer
from tacli.cli.command import build
from tacli.cli.money import Asked, RatesOption, SumOption, asked_sum, sum_profile_answer
from tacli.cli.options import Output
from tacli.cli.remarks import taken_for
from tacli.collections.collection import Collection
from tacli.errors import UnknownValueError
from tacli.query.field import Field
from tacli.query.subject import Subject, subject
from tacli.sources.paper import PaperSource
from tacli.sources.source import Source
from tacli.views.profile import PROFILE
from tacli.views.profile import profile as lay_out


def profile(
    source: Source,
    output: Output,
    who: Annotated[
        str, typer.Argument(metavar="WHO", help="A State, grouping, region, entity, donor, topic or partner.")
    ],
    *,
    money: SumOption = None,
    rates: RatesOption = None,
) -> Answer:
    """Join the annexes for a country, a grouping, a region, an entity, a donor, a topic or a partner."""
    asked = asked_sum(money, (), rates, source.collection)
    if not isinstance(source, PaperSource):
        return _of_iati(source, output, who, asked)
    dataset = source.dataset
    donors = [c.donor for c in dataset.contributions if c.country is None]
    of = subject(who, source.vocabulary, donors)
    foot = source.cite("annex and paragraph as in the field source.")
    taken = [taken_for(who, of.taken_for)] if of.taken_for else []
    return Answer(lay_out(of.kind, of.code, dataset, output.query(page=0), foot), lambda: taken)


def _of_iati(source: Source, output: Output, who: str, asked: Asked | None) -> Answer:
    from tacli.views.iati_profile import KINDS, iati_profile

    try:
        of = subject(who, source.vocabulary, (), KINDS)
    except UnknownValueError:
        found = source.vocabulary("topic").match(who)  # also of words that no code list has
        of = Subject("topic", found.code, found.taken_for)
    taken = [taken_for(who, of.taken_for)] if of.taken_for else []
    if asked:
        return sum_profile_answer(source, output, of, asked, taken)
    return Answer(iati_profile(of, source, output.query(page=0)), lambda: taken)


def _shown(typed: Mapping[str, Any], of: Collection) -> tuple[Field[Any], ...]:
    if asked_sum(typed.get("money"), (), typed.get("rates"), of):
        from tacli.views.sum_profile import SUM_PROFILE

        return SUM_PROFILE.columns
    return PROFILE.columns


COMMAND = build(
    profile,
    shows=PROFILE,
    shown=_shown,
    examples=(
        ("tacli profile Moldova", "a country: named, reached, its group's replies"),
        ("tacli profile african", "a grouping"),
        ("tacli profile IOM", "an entity by topic, kind and place"),
        ("tacli profile trafficking", "who works on a topic, and where"),
        ("tacli profile Kenya --data iati.xml --sum commitment", "money for a State"),
    ),
)
