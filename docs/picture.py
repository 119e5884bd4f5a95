"""Draw `docs/responses.svg`, the picture of the README, with the tool's own rendering."""

from pathlib import Path

from tacli.collections.paper.annexes import RESPONSES, total_rates
from tacli.engines.memory import MemoryEngine
from tacli.query.conditions import Among, Part, Query
from tacli.render.as_svg import picture as draw
from tacli.sources.paper import PaperSource
from tacli.views.table import listed

WIDTH = 92
PICTURE = Path(__file__).with_name("responses.svg")


def picture() -> str:
    """Give the SVG of `tacli responses --instrument convention`."""
    source = PaperSource()
    engine = source.engine("responses")
    asked = Query((Part(Among("instrument", frozenset(("convention",)))),))
    total = tuple(MemoryEngine(RESPONSES, total_rates(engine.found(asked))).rows(Query()))
    foot = source.cite("annex II, as at 25 August 2005.")
    table = listed(engine, asked, total=total, bar="rate", foot=foot)
    return draw(table, width=WIDTH, title="tacli responses --instrument convention").text


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
