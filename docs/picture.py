"""Draw `docs/responses.svg`, the picture of the README, with the tool's own rendering."""

from pathlib import Path

from tacli.collections.paper.annexes import total_rates
from tacli.query.conditions import Among, Part, Query
from tacli.render.as_svg import picture as draw
from tacli.sources.paper import PaperSource
from tacli.views.heading import Heading
from tacli.views.lists import Look
from tacli.views.names import briefs_of, names_of
from tacli.views.replies_screen import replies_screen

WIDTH = 92
PICTURE = Path(__file__).with_name("responses.svg")


def picture() -> str:
    """Give the SVG of `tacli responses --instrument convention`."""
    source = PaperSource()
    engine = source.engine("responses")
    asked = Query((Part(Among("instrument", frozenset(("convention",)))),))
    look = Look(screen=True, names=names_of(source.vocabulary), briefs=briefs_of(source.vocabulary))
    foot = source.cite("annex II, as at 25 August 2005.")
    said = Heading("", "", said="States parties to the Convention that replied to the questionnaire, 25 August 2005")
    rates = list(engine.found(asked))
    table = replies_screen(rates, total_rates(rates), look, foot=foot, heading=said)
    return draw(table, width=WIDTH, title="tacli responses --instrument convention").text


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
