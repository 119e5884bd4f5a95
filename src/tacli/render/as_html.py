"""One page, complete in itself: it may be mailed, printed and read offline, on a phone and aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tacli.views import Table
    from tacli.views.story import Story

SUFFIXES = (".html", ".htm")
STREAMED = False


def render(table: Table) -> Iterator[str]:
    """Render the story that the table has, else its page, else the table as a list."""
    from tacli.render.web.frame import page

    origin = table.origin() if table.origin else None
    yield page(_story(table), table.asked, table.foot.removeprefix("Source: "), origin)


def _story(table: Table) -> Story:
    from tacli.views.stories.listing import Asked, listing_story
    from tacli.views.stories.of_page import page_story

    if table.story and not (table.page and table.card):  # what a record says is its page
        return table.story(table, tuple(table.rows))
    if table.page:
        return page_story(table.page)
    return listing_story(table, tuple(table.rows), Asked())
