"""`tacli about`."""

from tacli.anything import AnyRow
from tacli.cli.answer import Answer
from tacli.cli.command import build
from tacli.cli.output import Output
from tacli.collections.collection import Collection
from tacli.engines.memory import MemoryEngine
from tacli.query.conditions import Query
from tacli.query.field import Records
from tacli.sources.paper import PaperSource
from tacli.sources.source import Source
from tacli.views.about import ABOUT, facts
from tacli.views.table import listed


def about(source: Source, output: Output) -> Answer:
    """Show the source: the document, how to cite it and what was checked; or the files of IATI."""
    if isinstance(source, PaperSource):
        said = facts(source.dataset)
    else:
        from tacli.views.iati_about import iati_facts

        said = iati_facts(source)
    engine = MemoryEngine(_records(source.collection), [said])
    return Answer(listed(engine, Query(fields=output.fields), card=True))


def _records(of: Collection) -> Records[AnyRow]:
    if of.name == "paper":
        return ABOUT
    from tacli.views.iati_about import IATI_ABOUT

    return IATI_ABOUT


COMMAND = build(
    about, single=True, shows=_records, examples=(("tacli about", "source and sums"), ("tacli about --json", "as data"))
)
