"""Draw `docs/responses.svg`, the picture of the README, with the tool's own rendering."""

from pathlib import Path

import tacli
from tacli.collections.paper.annexes import rates, total_rates
from tacli.render.as_svg import render
from tacli.sources.source import Source
from tacli.views import Table
from tacli.views.records import RESPONSES

WIDTH = 92
PICTURE = Path(__file__).with_name("responses.svg")


def picture() -> str:
    """Give the SVG of `tacli responses --instrument convention`."""
    rows = [row for row in rates(tacli.load().responses) if row.instrument == "convention"]
    table = Table(
        RESPONSES,
        tuple(rows),
        tuple(total_rates(rows)),
        bar="rate",
        foot=Source().cite("annex II, as at 25 August 2005."),
    )
    return render(table, width=WIDTH, title="tacli responses --instrument convention")


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
