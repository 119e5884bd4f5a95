"""`tacli donors`."""

from tacli.cli.answer import Answer
from tacli.cli.command import build
from tacli.cli.money import RatesOption, SumOption, asked_of, shown_or_sum, sum_answer
from tacli.cli.options import Output
from tacli.cli.remarks import remarks
from tacli.cli.stories import donors_of
from tacli.cli.summed import summed
from tacli.query.conditions import Query
from tacli.query.criteria import Criteria, parts
from tacli.sources.paper import PaperSource
from tacli.sources.source import Source
from tacli.views.table import listed


def donors(
    source: Source, criteria: Criteria, output: Output, *, money: SumOption = None, rates: RatesOption = None
) -> Answer:
    """List who paid into the fund, the largest first; of IATI who funds activities, the busiest first."""
    if asked := asked_of("donors", money, rates, source.collection):
        return sum_answer(source, criteria, output, asked)
    if isinstance(source, PaperSource):
        return _paid(source, criteria, output)
    return summed(source, criteria, output, "donors")


def _paid(source: PaperSource, criteria: Criteria, output: Output) -> Answer:
    engine = source.engine("donors")
    facts = source.dataset.document.contributions
    amounts = [amount for (amount,) in engine.rows(Query(parts(criteria), fields=("amount",)))]
    paid, most = sum(amounts), max(amounts, default=1)
    part = "as stated and as summed" if paid == facts.total else f"of {facts.total:,} in all"
    foot = source.cite(f"annex III, {facts.start}-{facts.end}. {facts.currency} {paid:,}, {part}.")
    query = output.query(criteria)
    return Answer(
        listed(engine, query, bar="amount", scale=most, foot=foot, story=donors_of(criteria, source, output)),
        lambda: remarks(criteria, engine, query, output, source),
    )


COMMAND = build(
    donors,
    shown=shown_or_sum("donors"),
    asks="donors",
    examples=(
        ("tacli donors --sort amount", "the largest first"),
        ("tacli donors --top 3 --fields donor,share", "three largest shares"),
        ("tacli donors --kind other", "donors that are no State"),
        ("tacli donors --csv", "for a spreadsheet"),
    ),
)
