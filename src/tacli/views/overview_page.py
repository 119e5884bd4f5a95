"""The whole on one screen: what there is, who replied, who paid, in figures side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.collections.paper.annexes import ranked
from tacli.views.blocks import Step
from tacli.views.paper_pages import donors_figure, replies_figure
from tacli.views.subject_page import figure, timeline
from tacli.views.table import Page, Section
from tacli.views.wording import number, sentence, share

if TYPE_CHECKING:
    from tacli.engines.engine import Engine
    from tacli.models import Dataset
    from tacli.query.tallies import Counts
    from tacli.views.heading import Heading
    from tacli.views.lists import Look
    from tacli.views.origin import Origin
    from tacli.views.table import Block

_LEAST = 4  # bars of a figure where the screen is low
_LOW = 24  # lines of such a screen


def overview_page(
    counts: Counts,
    engine: Engine,
    look: Look,
    dataset: Dataset | None,
    *,
    lines: int,
    asked: Heading,
    origin: Origin | None = None,
) -> Page:
    """Lay out counts of activities for a screen of some `lines`; a figure that holds one value says nothing.

    Replies and donors of a `dataset` stand beside them; None where there are none of what was `asked`. Other data has
    an `origin`.
    """
    top = _LEAST + max(lines - _LOW, 0) // 6
    known = [facet for facet in counts.by if facet != "year" and len(counts.by[facet]) > 1]
    figures: dict[str, Block] = {facet: figure(counts, facet, look, engine, top) for facet in known}
    if dataset:
        treaty = dataset.responses[0].instrument
        name = look.briefs("instrument").get(treaty, treaty)
        figures["replies"] = replies_figure(dataset, treaty, look.briefs, f"Replied, {name}")
        found = ranked(dataset.contributions)
        most = max((donor.amount for donor in found), default=1)
        figures["donors"] = donors_figure(found, dataset.document.contributions, most, top - 1)
    if years := timeline(counts):
        figures["years"] = years
    order = sorted(figures, key=lambda name: _ORDER.index(name) if name in _ORDER else len(_ORDER))
    blocks = tuple(figures[name] for name in order)
    if dataset is None:
        kicker = (f"{counts.total:,}", *map(str, asked.asked))
        lede = f"{origin.when}{origin.what}" if origin else ""
        return Page(asked.many, kicker, lede, (Section("", blocks),), steps=_STEPS if origin else ())
    issued = f"UN, {dataset.document.issued:%B %Y}"
    return Page(_TITLE, (issued,), _lede(counts, dataset, look), (Section("", blocks),), _NEXT)


_STEPS = (
    Step("tacli summary --by topic", "all topics; so of any field"),
    Step("tacli activities", "all of them, as a list"),
)
_ORDER = ("topic", "replies", "status", "donors", "years", "entity", "country", "kind")
_TITLE = "Technical assistance against transnational organized crime"
_NEXT = "Next: tacli profile Cambodia, tacli responses, tacli donors; to cite: tacli cite"


def _lede(counts: Counts, dataset: Dataset, look: Look) -> str:
    """Say in three sentences what the paper is, who replied and who paid."""
    said, paid = dataset.document.replies, dataset.document.contributions
    first = dataset.document.responses.totals[0]
    treaty = look.names("instrument").get(first.instrument, first.instrument)
    donors = ranked(dataset.contributions)[:3]
    given = len(counts.tally("entity"))
    part = share(sum(donor.amount for donor in donors), paid.total)
    return (
        f"{said.entities} replies tell of {counts.total} activities by {given} organizations. {first.replies} of "
        f"{first.parties} parties to the {treaty} replied. {sentence(number(len(donors)))} donors paid {part} of "
        f"{paid.currency} {paid.total:,} into the {paid.fund}, {paid.start}-{paid.end}."
    )
