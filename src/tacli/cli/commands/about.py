"""`tacli about`."""

from tacli.cli.answer import Answer
from tacli.cli.command import build
from tacli.cli.options import Output
from tacli.engines.memory import MemoryEngine
from tacli.query.conditions import Query
from tacli.sources.source import Source
from tacli.views.about import ABOUT, facts
from tacli.views.table import listed


def about(source: Source, output: Output) -> Answer:
    """Show the document behind the data, how to cite it, and what loading proved."""
    return Answer(listed(MemoryEngine(ABOUT, [facts(source.dataset)]), Query(fields=output.fields), card=True))


COMMAND = build(about, shows=ABOUT, examples=(("tacli about", "source and sums"), ("tacli about --json", "as data")))
