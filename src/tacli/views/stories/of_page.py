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
    from collections.abc import Iterator

    from tacli.views.page import Bar, Block, Page, Section

_APART = "Reached through"  # how the heading of what does not name a subject begins
_SMALL = {"when": "status", "id": "par."}  # columns that stand small under another


def page_story(page: Page) -> story.Story:
    """Tell a page: what kind it is above its title, what its sections found as its answer where it gives none."""
    names: dict[str, int] = {}
    found = "; ".join(section.heading[:1].lower() + section.heading[1:] for section in page.sections if _lists(section))
    return story.Story(
        " · ".join(page.kicker),
        page.title,
        page.lede or (sentence(f"{found}.") if found else ""),
        tuple(_keys(page)),
        tuple(_part(section, names) for section in page.sections),
        page.cite,
        further=tuple((step.command, step.meaning) for step in page.steps),
    )


def _lists(section: Section) -> bool:
    return any(isinstance(block, Table) for block in section.blocks) and any(map(str.isdigit, section.heading))


def _keys(page: Page) -> Iterator[story.Key]:
    """Give as key figures how many rows each section has, and its rates."""
    for section in page.sections:
        number = re.search(r"\d[\d,]*", section.heading)
        if number and _lists(section):
            before, after = section.heading[: number.start()].strip(), section.heading[number.end() :].strip()
            yield story.Key(number[0], after or before, before if after else "")
        for block in section.blocks:
            if isinstance(block, Figure) and block.style == "rate" and len(page.sections) > 1:
                first = block.bars[0]
                told = f"{first.value:,} of {first.of:,} {block.unit}" if first.of else ""
                yield story.Key(share(first.share, 1), f"{first.label}: replied", f"{told}, {block.title}")


def _part(section: Section, names: dict[str, int]) -> story.Part:
    id_ = "-".join(re.findall("[a-z]+", section.heading.lower())[:4]) or "part"
    names[id_] = names.get(id_, 0) + 1
    id_ = id_ if names[id_] == 1 else f"{id_}-{names[id_]}"
    figures = tuple(_figure(block, section.heading) for block in section.blocks)
    apart = section.heading.startswith(_APART)
    return story.Part(id_, section.heading, section.heading, "", figures, section.note, apart=apart)


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


def _listing(table: Table, heading: str) -> story.Listing:
    names = [column.name for column in table.columns]
    lead = next((name for name in names if name == "what"), next(name for name in names if name != table.grouped))
    small = {name: under for name, under in _SMALL.items() if {name, under} <= {*names}}
    beside = [
        Beside(column.title, (column.name, *(name for name, under in small.items() if under == column.name)))
        for column in table.columns
        if column.name not in (lead, table.grouped, *small)
    ]
    return story.Listing(
        heading,
        table.columns,
        tuple(table.rows),
        Layout(lead, group=table.grouped if table.grouped in names else "", beside=tuple(beside)),
        ("activity", "activities"),
        "",
        narrows=False,
    )
