"""One page, complete in itself: it may be mailed, printed and read offline, on a phone and aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tacli.views import Table

SUFFIXES = (".html", ".htm")
STREAMED = False


def render(table: Table) -> Iterator[str]:
    """Render the story that the table has, else the table as a list."""
    from tacli.render.web.frame import page
    from tacli.views.stories.listing import Asked, listing_story

    rows = tuple(table.rows)
    story = table.story(table, rows) if table.story else listing_story(table, rows, Asked())
    yield page(story, table.asked, table.foot.removeprefix("Source: "))
