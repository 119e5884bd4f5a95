"""The frame of a page: what was asked, the answer, key figures, what is on the page, its parts, its source."""

from __future__ import annotations

import os
from base64 import b64encode
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from tacli.render.web.figures import drawn
from tacli.render.web.markup import Markup, el, joined
from tacli.text import day
from tacli.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tacli.render.web.markup import Content
    from tacli.views.origin import Origin
    from tacli.views.page import Key
    from tacli.views.story import Part, Story

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


def page(story: Story, asked: str, source: str, origin: Origin | None = None) -> str:
    """Give the whole page; `asked` is the command that made it, `source` where it comes from, `origin` as at when."""
    body = _body(story, asked, source, origin)
    script = _file("list.js") if '<form id="controls"' in body else ""
    weight = len(body.encode())
    if weight > _HEAVY:
        body = body.replace("One file, complete", f"One file of {weight / _HEAVY:.1f} MB, complete", 1)
    return f"{_head(story, script)}{body}{f'<script>{script}</script>' if script else ''}\n</body>\n</html>\n"


def _head(story: Story, script: str) -> str:
    style = _file("page.css")
    policy = f"default-src 'none'; style-src {_allowed(style)}; base-uri 'none'; form-action 'none'"
    policy += f"; script-src {_allowed(script)}" if script else ""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{el('meta', http_equiv='Content-Security-Policy', content=policy)}\n"
        f"{el('meta', name='description', content=story.lede or story.title)}\n"
        f"{el('title', story.title)}\n<style>{style}</style>\n</head>\n<body>\n"
    )


def _body(story: Story, asked: str, source: str, origin: Origin | None) -> str:
    kicker = [el("b", "tacli"), story.kind]
    return joined(
        (
            el("a", "Skip to the figures", class_="skip", href="#main"),
            Markup('\n<div class="page">\n<header>\n'),
            el("p", joined(filter(None, kicker), " · "), class_="kicker"),
            el("h1", story.title),
            el("p", el("b", origin.when), origin.what, class_="origin") if origin else None,
            el("p", story.lede, class_="lede") if story.lede else None,
            _keys(story.keys),
            _contents(story),
            Markup('\n</header>\n<main id="main">\n'),
            *_parts(story.parts),
            _source(story, asked, source),
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


def _contents(story: Story) -> Content:
    if len(story.parts) < 3:  # noqa: PLR2004 - what is seen at once needs no contents
        return None
    links = (el("li", el("a", part.short, href=f"#{part.id}")) for part in story.parts)
    source = el("li", el("a", "Source and how to cite", href="#source"))
    return el("nav", el("ul", *links, source), class_="contents", aria_label="On this page")


def _parts(parts: tuple[Part, ...]) -> Iterator[Markup]:
    waiting: list[Markup] = []
    for part in parts:
        if part.half:
            waiting.append(_part(part))
            if len(waiting) == 2:  # noqa: PLR2004 - two halves
                yield el("div", *waiting, class_="two")
                waiting = []
        else:
            yield from waiting
            waiting = []
            yield _part(part)
    yield from waiting


def _part(part: Part) -> Markup:
    return el(
        "section",
        el("p", "Apart: not counted with what is named", class_="flag") if part.apart else None,
        el("h2", part.finding, id=f"{part.id}-heading"),
        el("p", part.measure, class_="measure") if part.measure else None,
        *_figures(part),
        el("p", part.note, class_="note") if part.note else None,
        id=part.id,
        class_="apart" if part.apart else None,
        aria_labelledby=f"{part.id}-heading",
    )


def _figures(part: Part) -> Iterator[Markup]:
    """Give the figures under one another, or the first beside the others."""
    found = [drawn(figure, f"{part.id}-{place}") for place, figure in enumerate(part.figures)]
    if part.beside and len(found) > 1:
        yield el("div", found[0], el("div", *found[1:]), class_="two inner")
    else:
        yield from found


def _source(story: Story, asked: str, source: str) -> Markup:
    told: list[tuple[str, Content]] = [
        ("Cite as", story.cite or source),
        ("What is counted", story.counted),
        ("Made with", el("code", asked, id="command") if asked else None),
        ("Made on", f"{day(made_on())}, with tacli {__version__}"),
    ]
    pairs = (joined((el("dt", term), el("dd", said))) for term, said in told if said)
    return el("section", el("h2", "Source and how to cite"), el("dl", *pairs), id="source", class_="source")
