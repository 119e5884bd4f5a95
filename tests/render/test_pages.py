"""HTML and SVG: whole by themselves, and nothing in data is markup."""

import xml.etree.ElementTree as ET
from html.parser import HTMLParser

import pytest

from tacli.query.field import text
from tacli.render import pieces
from tacli.render.as_svg import picture
from tacli.views import Table
from tests.conftest import Run

HOSTILE = "<script>alert(1)</script>&\"'\x1b[31m]]>"
TABLE = Table((text("name", "Na<me", ""),), ((HOSTILE,),), foot=HOSTILE, title=HOSTILE)


def render(table: Table, name: str) -> str:
    """Give all pieces of a format as one text."""
    return "".join(map(str, pieces(table, name)))


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def _parsed(html: str) -> _Page:
    page = _Page()
    page.feed(html)
    return page


@pytest.mark.parametrize(
    "table", [TABLE, TABLE._replace(card=True), TABLE._replace(sections="name"), TABLE._replace(sections="none")]
)
def test_data_is_never_markup_in_html(table: Table) -> None:
    page = _parsed(render(table, "html"))
    assert "script" not in {tag for tag, _ in page.tags}
    assert "<script>alert(1)</script>&\"'\\x1b[31m]]>" in page.text


def test_data_is_never_markup_in_svg() -> None:
    root = ET.fromstring(render(TABLE, "svg"))  # noqa: S314 - our own output
    assert not [e for e in root.iter() if e.tag.endswith("script")]


@pytest.mark.parametrize(
    "command", ["summary", "responses", "donors", "activities", "show iom-31.1", "profile Moldova"]
)
def test_a_page_loads_nothing_and_names_its_parts(pipe: Run, command: str) -> None:
    html = pipe(*command.split(), "--format", "html").out
    page = _parsed(html)
    names = [tag for tag, _ in page.tags]
    assert not {"script", "img", "link", "iframe"} & set(names)
    assert "http" not in html
    assert {"title", "main", "caption", "h1"} <= set(names)
    assert all("scope" in attrs for tag, attrs in page.tags if tag == "th")
    assert names.count("h1") == 1


def test_the_page_of_the_summary_lists_all(pipe: Run) -> None:
    html = pipe("summary", "--format", "html").out
    page = _parsed(html)
    assert "Asia Crime Prevention Foundation" in page.text
    assert "Republic of Moldova" in page.text
    assert "26.5%" in page.text
    assert "annex II" in page.text
    assert html.count('style="width:28.8%"') == 1  # Japan's bar is Japan's share


def test_a_picture_asks_no_server_for_fonts(pipe: Run) -> None:
    assert "url(http" not in pipe("donors", "--format", "svg").out


def test_a_picture_knows_what_it_left_out() -> None:
    wide = tuple(text(name, name, "", i) for i, name in enumerate("abcd"))
    assert picture(Table(wide, (("x" * 50,) * 4,))).hidden == ["c", "d"]
    assert picture(Table(wide[:2], (("x" * 50,) * 2,))).hidden == []
