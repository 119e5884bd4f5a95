"""`tacli entities`."""

from tacli.cli.answer import Answer
from tacli.cli.command import build
from tacli.cli.options import Output
from tacli.cli.remarks import remarks
from tacli.cli.stories import listing_of
from tacli.collections.paper.entities import ENTITIES
from tacli.query.criteria import Criteria
from tacli.sources.source import Source
from tacli.views.table import listed


def entities(source: Source, criteria: Criteria, output: Output) -> Answer:
    """List the organizations that replied, with what they replied and how many activities they have."""
    engine = source.engine("entities")
    query = output.query(criteria)
    return Answer(
        listed(engine, query, foot=source.cite("annex I."), story=listing_of("entities", criteria, source, output)),
        lambda: remarks(criteria, engine, query, output, source),
    )


COMMAND = build(
    entities,
    shows=ENTITIES,
    asks=ENTITIES,
    examples=(
        ("tacli entities --sort activities", "the busiest first"),
        ("tacli entities --reply nothing", "who had nothing to report"),
        ("tacli entities --entity IOM --json", "one, for a script"),
    ),
)
