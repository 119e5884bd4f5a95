"""One page, complete in itself: it may be mailed, printed and read offline, on a phone and aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tacli.views import Table
    from tacli.views.table import Page

SUFFIXES = (".html", ".htm")
STREAMED = False


def render(table: Table) -> Iterator[str]:
    """Render what tells the table as a page, else its page, else the table as a list."""
    from tacli.render.web.frame import html

    page, origin = _page(table), table.origin() if table.origin else None
    if origin and origin.cite and not table.card:  # a record is cited by its place
        page = page._replace(cite=origin.cite)
    said = [line for line in (table.remarks() if table.remarks else ()) if line not in f"{page.lede} {page.counted}"]
    yield html(page, table.asked, table.foot.removeprefix("Source: "), origin, said)


def _page(table: Table) -> Page:
    from tacli.views.stories.listing import Asked, listing_story

    if table.story and not (table.page and table.card):  # what a record says is its page
        return table.story(table, tuple(table.rows))
    return table.page or listing_story(table, tuple(table.rows), Asked())
