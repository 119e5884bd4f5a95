"""A page of a subject or a record as a story: its sections, each with what it shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tacli.views import story
from tacli.views.layout import Beside, Layout
from tacli.views.page import Facts, Figure
from tacli.views.table import Series, Table
from tacli.views.wording import currency, sentence, share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tacli.engines.engine import Values
    from tacli.views.page import Bar, Block, Page, Section

_SMALL = {"when": "status", "id": "par."}  # columns that stand small under another


def page_story(page: Page) -> story.Story:
    """Tell a page: what kind it is above its title, what its sections found as its answer where it gives none."""
    names: dict[str, int] = {}
    found = "; ".join(section.heading[:1].lower() + section.heading[1:] for section in page.sections if _lists(section))
    return story.Story(
        " · ".join(page.kicker),
        page.title,
        page.lede or (sentence(f"{found}.") if found else ""),
        tuple(key for section in page.sections for key in section.keys),
        tuple(_part(section, names) for section in page.sections),
        page.cite,
    )


def _lists(section: Section) -> bool:
    return any(isinstance(block, Table) for block in section.blocks) and any(map(str.isdigit, section.heading))


def _part(section: Section, names: dict[str, int]) -> story.Part:
    id_ = "-".join(re.findall("[a-z]+", section.heading.lower())[:4]) or "part"
    names[id_] = names.get(id_, 0) + 1
    id_ = id_ if names[id_] == 1 else f"{id_}-{names[id_]}"
    figures = tuple(_figure(block, section.heading) for block in section.blocks)
    note = f"{section.more.meaning} are not on this page. {section.note}" if section.more else section.note
    return story.Part(id_, section.heading, section.heading, "", figures, note.strip(), apart=section.apart)


def _figure(block: Block, heading: str) -> story.Figure:
    if isinstance(block, Facts):
        return story.Facts(tuple((pair.label, pair.value) for pair in block.pairs))
    if isinstance(block, Figure):
        return _bars(block)
    if isinstance(block, Series):
        title = f"Activities under way in each year, {block.first} to {block.last}"
        return story.Years(title, block.first, block.values, block.last, block.said)
    if isinstance(block, Table):
        return _listing(block, heading)
    return story.Facts((("", block),))


def _bars(figure: Figure) -> story.Bars:
    heads = {"rate": ("Replied", "Rate"), "amount": (currency(figure.unit), "Share"), "count": ("Count", "Share")}
    of = [(bar, _told(bar, figure)) for bar in figure.bars if bar.role == "item"]
    apart = [(bar, _told(bar, figure)) for bar in figure.bars if bar.role == "overlap"]
    total = next(((bar.label, *_told(bar, figure)) for bar in figure.bars if bar.role == "total"), ())
    bars = tuple(
        story.Bar(bar.label, bar.share if figure.style == "rate" else bar.value, told, small=small)
        for those, small in ((of, ""), (apart, "apart, in no total"))
        for bar, told in those
    )
    more = f"{figure.title}: the first {len(figure.bars):,} of {figure.found:,}"
    title = more if figure.found > len(figure.bars) else figure.title
    scale = 1 if figure.style == "rate" else figure.full
    return story.Bars(figure.title, (title, *heads[figure.style]), bars, scale, total)


def _told(bar: Bar, figure: Figure) -> tuple[str, str]:
    if figure.style == "rate":
        return (f"{bar.value:,} of {bar.of:,}" if bar.of is not None else f"{bar.value:,}"), share(bar.share, 1)
    return f"{bar.value:,}", share(bar.share, 1, 1 if figure.style == "amount" else 0)


def _is_worth_it(rows: Sequence[Values], place: int) -> bool:
    """Say whether rows share what they are grouped by: of groups of one a heading each is in the way."""
    return 2 * len({row[place] for row in rows}) <= len(rows)


def _listing(table: Table, heading: str) -> story.Listing:
    names = [column.name for column in table.columns]
    rows = tuple(table.rows)
    lead = next((name for name in names if name == "what"), next(name for name in names if name != table.grouped))
    group = table.grouped if table.grouped in names and _is_worth_it(rows, names.index(table.grouped)) else ""
    small = {name: under for name, under in _SMALL.items() if {name, under} <= {*names}}
    beside = [
        Beside(column.title, (column.name, *(name for name, under in small.items() if under == column.name)))
        for column in table.columns
        if column.name not in (lead, group, *small)
    ]
    return story.Listing(
        heading,
        table.columns,
        rows,
        Layout(lead, group=group, beside=tuple(beside)),
        ("activity", "activities"),
        "",
        narrows=False,
    )
