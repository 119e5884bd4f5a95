"""`tacli entities`."""

from tacli.cli.answer import Answer
from tacli.cli.command import build
from tacli.cli.money import RatesOption, SumOption, asked_of, shown_or_sum, sum_answer
from tacli.cli.output import Output
from tacli.cli.remarks import remarks
from tacli.cli.stories import listing_of
from tacli.cli.summed import summed
from tacli.query.criteria import Criteria
from tacli.sources.paper import PaperSource
from tacli.sources.source import Source
from tacli.views.lists import Look, listing


def entities(
    source: Source,
    criteria: Criteria,
    output: Output,
    look: Look,
    *,
    money: SumOption = None,
    rates: RatesOption = None,
) -> Answer:
    """List the organizations that replied, with their activities; of IATI, who publishes."""
    if asked := asked_of("entities", money, rates, source.collection):
        return sum_answer(source, criteria, output, asked)
    if not isinstance(source, PaperSource):
        return summed(source, criteria, output, look, kind="entities")
    engine = source.engine("entities")
    query = output.query(criteria)
    story = listing_of("entities", criteria, source, output)
    table = listing(engine, query, criteria, look, foot=source.cite("annex I."), story=story)
    return Answer(table, lambda: remarks(criteria, engine, query, output, source))


COMMAND = build(
    entities,
    shown=shown_or_sum("entities"),
    asks="entities",
    examples=(
        ("tacli entities --sort activities", "the busiest first"),
        ("tacli entities --reply nothing", "who had nothing to report"),
        ("tacli entities --entity IOM --json", "one, for a script"),
    ),
)
