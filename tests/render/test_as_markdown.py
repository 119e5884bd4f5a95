"""Markdown as GitHub renders it: data is text in its cell, and nothing else."""

import re
from html import unescape

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import example, given
from hypothesis import strategies as st

from tacli.query.field import text as column
from tacli.render import pieces
from tacli.text import visible
from tacli.views import Table

PIECES = [
    "http://", "https://", "ftp://", "www.", "@", "mailto:", "xmpp:", "a.b", "/", ".", ":", " ", "me", "x.org",
    "<a>", "<!--", "-->", "&amp;", "[a](b)", "![", "`", "|", "\\", "*", "_", "~~", "$", "#", "HTTP://", "WWW.", "\n",
]  # fmt: skip


def _shown(texts: list[str], foot: str = "") -> str:
    table = Table((column("name", "Name", ""),), tuple((text,) for text in texts), foot=foot)
    return str(
        cmarkgfm.github_flavored_markdown_to_html(
            "".join(map(str, pieces(table, "markdown"))), Options.CMARK_OPT_UNSAFE
        )
    )


def _text(html: str) -> str:
    return unescape(html.replace("<!-- -->", "")).strip(" ")


@pytest.mark.parametrize(
    "text",
    [
        "http://example.org", "HTTPS://EXAMPLE.ORG/a?b=c#d", "ftp://example.org", "www.example.org", "(www.a.b)",
        "me@example.org", "me.you+x@example.org", "<me@example.org>", "mailto:me@example.org", "xmpp:me@example.org/x",
        "http://me@www.example.org", "a:http://b.c", "me@@example.org", "wwwwww.example.org", "http:////a", "@some",
        "costs $5 or $6", "http://localhost", "http://127.0.0.1:80/", "www.www.example.org", "http://日本.jp",
    ],
)  # fmt: skip
def test_no_link_is_made_of_data(text: str) -> None:
    html = _shown([text], foot=text)
    assert "<a" not in html
    assert unescape(html).replace("<!-- -->", "").count(text) == 2


@given(
    st.lists(st.one_of(st.text(max_size=20), st.lists(st.sampled_from(PIECES), max_size=8).map("".join)), max_size=4)
)
@example(["a@b.c", "\\", " |"])
def test_cells_read_back_equal_and_hold_no_markup(texts: list[str]) -> None:
    html = _shown(texts)
    cells = re.findall("<td>(.*?)</td>", html, re.DOTALL)
    assert [_text(cell) for cell in cells] == [visible(text).strip(" ") for text in texts]
    assert set(re.findall(r"<(?!!-- -->)/?(\w*)", html)) <= {"table", "thead", "tbody", "tr", "th", "td"}
