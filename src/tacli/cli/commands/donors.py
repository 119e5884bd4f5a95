"""`tacli donors`."""

from tacli.cli.answer import Answer
from tacli.cli.command import build
from tacli.cli.money import RatesOption, SumOption, asked_of, shown_or_sum, sum_answer
from tacli.cli.output import Output
from tacli.cli.remarks import remarks
from tacli.cli.stories import donors_of
from tacli.cli.summed import summed
from tacli.query.conditions import Query
from tacli.query.criteria import Criteria, parts
from tacli.sources.paper import PaperSource
from tacli.sources.source import Source
from tacli.views.lists import Look, listing


def donors(
    source: Source,
    criteria: Criteria,
    output: Output,
    look: Look,
    *,
    money: SumOption = None,
    rates: RatesOption = None,
) -> Answer:
    """List who paid into the fund, the largest first; of IATI, who funds activities."""
    if asked := asked_of("donors", money, rates, source.collection):
        return sum_answer(source, criteria, output, asked)
    if isinstance(source, PaperSource):
        return _paid(source, criteria, output, look)
    return summed(source, criteria, output, look, kind="donors")


def _paid(source: PaperSource, criteria: Criteria, output: Output, look: Look) -> Answer:
    engine = source.engine("donors")
    facts = source.dataset.document.contributions
    amounts = [amount for (amount,) in engine.rows(Query(parts(criteria), fields=("amount",)))]
    paid, most = sum(amounts), max(amounts, default=1)
    part = "The sum is as stated" if paid == facts.total else f"All paid {facts.currency} {facts.total:,}"
    foot = source.cite(f"annex III. {part}.")
    query = output.query(criteria)
    story = donors_of(criteria, source, output)
    table = listing(engine, query, criteria, look, bar="amount", scale=most, foot=foot, story=story)
    if table.heading:
        added = f"{facts.currency} {paid:,} paid into the {facts.fund}, {facts.start}-{facts.end}"
        table = table._replace(heading=table.heading._replace(beside=(added,)))
    return Answer(table, lambda: remarks(criteria, engine, query, output, source))


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
