"""Draw `docs/responses.svg`, the picture of the README, with the tool's own rendering."""

import io
from pathlib import Path

from rich.console import Console
from rich.text import Text

import tacli
from tacli.query.tally import rates, total_rates
from tacli.render.terminal import draw
from tacli.views import Table
from tacli.views.records import ANNEX_II, RESPONSES

WIDTH = 92
PICTURE = Path(__file__).with_name("responses.svg")


def picture() -> str:
    """Give the SVG of `tacli responses --instrument convention`."""
    rows = [row for row in rates(tacli.load().responses) if row.instrument == "convention"]
    table = Table(RESPONSES, tuple(rows), tuple(total_rates(rows)), bar="rate", foot=ANNEX_II)
    console = Console(record=True, width=WIDTH, file=io.StringIO())
    console.print(Text("$ tacli responses --instrument convention", style="bold"))
    console.print(Text.from_ansi(draw(table, width=WIDTH, colour=True).text))
    return console.export_svg(title="tacli", unique_id="tacli")


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
