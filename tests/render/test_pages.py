"""HTML and SVG: whole by themselves, and nothing in data is markup."""

import json
import re
import shlex
import xml.etree.ElementTree as ET
from base64 import b64encode
from hashlib import sha256

import pytest

from tacli.query.field import text
from tacli.render import pieces
from tacli.render.as_svg import picture
from tacli.views import Table
from tests.conftest import Run
from tests.render.web import Page

HOSTILE = "<script>alert(1)</script>&\"'\x1b[31m]]>"
SHOWN = "<script>alert(1)</script>&\"'\\x1b[31m]]>"
TABLE = Table(
    (text("name", "Na<me", ""),), ((HOSTILE,),), foot=HOSTILE, title=HOSTILE, asked=shlex.join(["tacli", HOSTILE])
)
COMMANDS = [
    "summary",
    "summary --topic drugs",
    "summary --by topic",
    "summary --by year",
    "summary --by country",
    "summary --by topic --by status",
    "responses",
    "responses --by-group",
    "donors",
    "activities --country Moldova",
    "activities",
    "entities",
    "search border guards",
    "show iom-31.1",
    "show iom",
    "profile Moldova",
    "compare IOM OSCE",
    "terms topic",
    "about",
]


def render(table: Table, name: str) -> str:
    """Give all pieces of a format as one text."""
    return "".join(map(str, pieces(table, name)))


@pytest.mark.parametrize(
    "table",
    [
        TABLE,
        TABLE._replace(card=True),
        TABLE._replace(sections="name"),
        TABLE._replace(sections="none"),
        TABLE._replace(rows=((HOSTILE,),) * 10),
    ],
)
def test_data_is_never_markup_in_html(table: Table) -> None:
    page = Page(render(table, "html"))
    assert page.texts("h1") == [SHOWN]
    assert SHOWN in page.texts("section", "source")[0]
    ours = [text for text in page.texts("script") if text.startswith('(() => { "use strict"')]
    assert ours == page.texts("script")
    assert not {"alert(1)"} & set(page.texts("script"))


def test_data_is_never_markup_in_svg() -> None:
    root = ET.fromstring(render(TABLE, "svg"))  # noqa: S314 - our own output
    assert not [e for e in root.iter() if e.tag.endswith("script")]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_page_loads_nothing_and_names_its_parts(pipe: Run, command: str) -> None:
    html = pipe(*command.split(), "--format", "html").out
    page = Page(html)
    assert not {"img", "link", "iframe", "object"} & set(page.tags())
    assert "http:" not in html
    assert "https:" not in html
    assert ' style="' not in html
    assert {"title", "main", "header", "h1", "h2"} <= set(page.tags())
    assert page.tags().count("h1") == 1
    assert all(scope in ("col", "row", "rowgroup") for scope in page.attributes("th", "scope"))
    assert len(page.texts("table")) == len(page.texts("caption"))
    ids = [id_ for _, attributes, _ in page.elements if (id_ := attributes.get("id"))]
    assert len(ids) == len(set(ids))
    said = {id_ for _, attributes, _ in page.elements for id_ in (attributes.get("aria-labelledby") or "").split()}
    assert said <= set(ids)
    assert {(link or "").removeprefix("#") for link in page.attributes("a", "href")} <= set(ids)


@pytest.mark.parametrize("command", ["summary", "activities"])
def test_only_what_is_ours_may_run(pipe: Run, command: str) -> None:
    html = pipe(command, "--format", "html").out
    policy = next(a["content"] for _, a, _ in Page(html).elements if a.get("http-equiv") == "Content-Security-Policy")
    assert policy
    parts = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert (parts["default-src"], parts["base-uri"], parts["form-action"]) == ("'none'",) * 3
    for tag in ("style", "script"):
        found = re.findall(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        hashes = [f"'sha256-{b64encode(sha256(part.encode()).digest()).decode()}'" for part in found]
        assert [parts[f"{tag}-src"]] if f"{tag}-src" in parts else hashes == []
    assert ("script-src" in parts) == (command == "activities")


def test_a_title_says_what_was_asked(pipe: Run) -> None:
    titles = {
        "activities --topic trafficking --status planned": "Trafficking in persons · Planned: 14 activities",
        "activities --country Moldova,Ukraine --not kind=training": (
            "Republic of Moldova or Ukraine · not Training: 4 activities"
        ),
        "activities --topic drugs --kind training,equipment --all kind": "Drugs · Training and Equipment: 2 activities",
        "activities --year 2003..2004 --has figures": "2003\u20132004 · with figures: 3 activities",
        "activities --not has=figures --entity IOM": (
            "International Organization for Migration · not with figures: 30 activities"
        ),
        "activities --limit 3": "3 of 202 activities",
        "activities": "202 activities",
        "search border": "“border”: 13 activities",
        "donors --min 200000": "At least 200000: 4 donors, US$ 2,533,644",
        "responses --instrument convention": "Organized Crime Convention: who replied to the questionnaire",
    }
    found = {command: Page(pipe(*command.split(), "--format", "html").out) for command in titles}
    assert {command: page.texts("h1")[0] for command, page in found.items()} == titles
    assert all(page.texts("h1") == page.texts("title")[:1] for page in found.values())


def test_a_page_says_where_it_comes_from(pipe: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1132963200")
    page = Page(pipe("donors", "--format", "html").out)
    source = page.texts("section", "source")[0]
    assert "Conference of the Parties to the United Nations Convention against Transnational Organized Crime" in source
    assert "9 September 2005, annex III." in source
    assert "Made with tacli donors --format html" in re.sub(r"(with)(tacli)", r"\1 \2", source)
    assert "26 November 2005, with tacli" in source
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    assert "26 November 2005" not in pipe("donors", "--format", "html").out


def test_every_field_of_every_row_is_on_the_page(pipe: Run) -> None:
    rows = json.loads(pipe("activities", "--entity", "IOM", "--json", "--labels").out)
    listed = Page(pipe("activities", "--entity", "IOM", "--format", "html").out)
    told = listed.texts("tr")[2:]
    assert len(told) == len(rows)
    for row, said in zip(rows, told, strict=True):
        wanted = [row["id"], row["title"], row["summary"], f"par. {row['paragraph']}", *row["names"], *row["partners"]]
        wanted += [*row["topics_label"], *row["kinds_label"], *row["countries_label"], *row["regions_label"]]
        wanted += [*row["venues"], row["status_label"], row["scope_label"], *row["instruments_label"]]
        wanted += [str(year) for year in (row["start"], row["end"]) if year]
        wanted += [f"{figure['value']:,}" for figure in row["figures"]]
        assert [text for text in wanted if " ".join(text.split()) not in said] == []


def test_a_picture_asks_no_server_for_fonts(pipe: Run) -> None:
    assert "url(http" not in pipe("entities", "--format", "svg").out


def test_a_picture_knows_what_it_left_out() -> None:
    wide = tuple(text(name, name, "", i) for i, name in enumerate("abcd"))
    assert picture(Table(wide, (("x" * 50,) * 4,))).hidden == ["c", "d"]
    assert picture(Table(wide[:2], (("x" * 50,) * 2,))).hidden == []
