"""The frame of a page: what was asked, the answer, key figures, what is on the page, its parts, its source."""

from __future__ import annotations

import os
import re
from base64 import b64encode
from collections import Counter
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from tacli.render.web.figures import drawn
from tacli.render.web.markup import Markup, el, joined
from tacli.text import day
from tacli.version import __version__
from tacli.views.table import Table
from tacli.views.wording import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from tacli.render.web.markup import Content
    from tacli.views.blocks import Key
    from tacli.views.origin import Origin
    from tacli.views.table import Page, Section

_HERE = Path(__file__).parent
_HEAVY = 1_000_000  # bytes, from which on it is said how much a page weighs
_LIGHT = "file, complete in itself: it may be mailed, printed and read offline."


@cache
def _file(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _allowed(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


def made_on() -> date:
    """Give the day of SOURCE_DATE_EPOCH where it is set, so that a page can be made again to the byte; else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return datetime.now().astimezone().date()


def html(page: Page, asked: str, source: str, origin: Origin | None = None, remarks: Sequence[str] = ()) -> str:
    """Give the whole page.

    `asked` is the command that made it, `source` where it comes from, `origin` as at when, `remarks` what is to be
    known of its figures.
    """
    body = _body(page, origin, _source(page, asked, source, remarks))
    script = _file("list.js") if '<form id="controls"' in body else ""
    weight = len(body.encode())
    if weight > _HEAVY:
        body = body.replace("One file, complete", f"One file of {weight / _HEAVY:.1f} MB, complete", 1)
    return f"{_head(page, script)}{body}{f'<script>{script}</script>' if script else ''}\n</body>\n</html>\n"


def _head(page: Page, script: str) -> str:
    style = _file("page.css")
    policy = f"default-src 'none'; style-src {_allowed(style)}; base-uri 'none'; form-action 'none'"
    policy += f"; script-src {_allowed(script)}" if script else ""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{el('meta', http_equiv='Content-Security-Policy', content=policy)}\n"
        f"{el('meta', name='description', content=_lede(page) or page.title)}\n"
        f"{el('title', page.title)}\n<style>{style}</style>\n</head>\n<body>\n"
    )


def _body(page: Page, origin: Origin | None, source: Markup) -> str:
    kicker = [el("b", "tacli"), *page.kicker]
    lede = _lede(page)
    sections = tuple(_named(page.sections))
    return joined(
        (
            el("a", "Skip to the figures", class_="skip", href="#main"),
            Markup('\n<div class="page">\n<header>\n'),
            el("p", joined(filter(None, kicker), " · "), class_="kicker"),
            el("h1", page.title),
            el("p", el("b", origin.when), origin.what, class_="origin") if origin else None,
            el("p", lede, class_="lede") if lede else None,
            _keys((*page.keys, *(key for section in sections for key in section.keys))),
            _contents(sections),
            Markup('\n</header>\n<main id="main">\n'),
            *_sections(sections),
            source,
            Markup("\n</main>\n"),
            el("footer", f"One {_LIGHT}"),
            Markup("\n</div>\n"),
        )
    )


def _keys(keys: tuple[Key, ...]) -> Content:
    if not keys:
        return None
    pairs = (
        el("div", el("dt", key.label, " ", el("small", key.of) if key.of else None), el("dd", key.figure))
        for key in keys
    )
    return el("dl", *pairs, class_="keys")


def _lede(page: Page) -> str:
    """Give the answer; of a page that leaves it to its headings, what those say that count rows."""
    counting = [s.heading for s in page.sections if any(map(str.isdigit, s.heading)) and _has_rows(s)]
    found = "; ".join(heading[:1].lower() + heading[1:] for heading in counting)
    return page.lede or (sentence(f"{found}.") if found else "")


def _has_rows(section: Section) -> bool:
    return any(isinstance(block, Table) for block in section.blocks)


def _named(sections: tuple[Section, ...]) -> Iterator[Section]:
    """Give each section a name of its own, of the words of its heading where it has none."""
    names: Counter[str] = Counter()
    for section in sections:
        id_ = section.id or "-".join(re.findall("[a-z]+", section.heading.lower())[:4]) or "part"
        names[id_] += 1
        yield section._replace(id=id_ if names[id_] == 1 else f"{id_}-{names[id_]}")


def _contents(sections: tuple[Section, ...]) -> Content:
    if len(sections) < 3:  # noqa: PLR2004 - what is seen at once needs no contents
        return None
    links = (el("li", el("a", section.short or section.heading, href=f"#{section.id}")) for section in sections)
    source = el("li", el("a", "Source and how to cite", href="#source"))
    return el("nav", el("ul", *links, source), class_="contents", aria_label="On this page")


def _sections(sections: tuple[Section, ...]) -> Iterator[Markup]:
    waiting: list[Markup] = []
    for section in sections:
        if section.half:
            waiting.append(_section(section))
            if len(waiting) == 2:  # noqa: PLR2004 - two halves
                yield el("div", *waiting, class_="two")
                waiting = []
        else:
            yield from waiting
            waiting = []
            yield _section(section)
    yield from waiting


def _section(section: Section) -> Markup:
    left = f"Not on this page: {section.more.meaning}." if section.more else ""
    note = " ".join(filter(None, (left, section.note)))
    return el(
        "section",
        el("p", "Apart: not counted with what is named", class_="flag") if section.apart else None,
        el("h2", section.heading, id=f"{section.id}-heading"),
        el("p", section.measure, class_="measure") if section.measure else None,
        *_blocks(section),
        el("p", note, class_="note") if note else None,
        id=section.id,
        class_="apart" if section.apart else None,
        aria_labelledby=f"{section.id}-heading",
    )


def _blocks(section: Section) -> Iterator[Markup]:
    """Give the blocks under one another, or the first beside the others."""
    found = [drawn(block, f"{section.id}-{place}", section.heading) for place, block in enumerate(section.blocks)]
    if section.beside and len(found) > 1:
        yield el("div", found[0], el("div", *found[1:]), class_="two inner")
    else:
        yield from found


def _source(page: Page, asked: str, source: str, remarks: Sequence[str]) -> Markup:
    told: list[tuple[str, Content]] = [
        ("To be known", joined(el("p", line) for line in remarks)),
        ("Cite as", page.cite or source),
        ("What is counted", page.counted),
        ("Made with", el("code", asked, id="command") if asked else None),
        ("Made on", f"{day(made_on())}, with tacli {__version__}"),
    ]
    pairs = (joined((el("dt", term), el("dd", said))) for term, said in told if said)
    return el("section", el("h2", "Source and how to cite"), el("dl", *pairs), id="source", class_="source")
