"""The paper, or what of it was asked for, on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.collections.paper.annexes import OVERLAPPING, ranked, rates, total_rates
from tacli.views.blocks import Bar, Figure, Key
from tacli.views.charts import Names
from tacli.views.stories.annexes import donors, replies
from tacli.views.stories.tallies import UNIT, part_of
from tacli.views.table import Page, Section
from tacli.views.wording import counted, currency, inside, joined, money, number, ranges, sentence, share, years

if TYPE_CHECKING:
    from tacli.models import Dataset, Entity
    from tacli.views.stories.tallies import Counted
    from tacli.views.table import Block

_HALVES = {"topic", "category", "kind", "status", "year"}
_ALL = {"status", "year", "country"}
_MOST = 20  # values of a facet that are seen before the others are asked for
_ORDER = ("topic", "category", "kind", "status", "year", "country", "entity")  # of those that a collection counts by
_TITLE = "Technical assistance against transnational organized crime: who gives it, who replied, who paid"


def overview_story(by: Counted, dataset: Dataset | None, kind: str, words: list[str]) -> Page:
    """Tell what was counted; with the annexes and all entities where all of a dataset is asked for."""
    if not by.total:
        return Page(f"{sentence(' · '.join(words))}: no activity", (kind,), "No activity fits what was asked.")
    parts = [_part(by, facet) for facet in _ORDER if facet in by.counts.by and by.counts.tally(facet)]
    if not dataset:
        title = f"{sentence(' · '.join(words))}: {counted(by.total, UNIT)}" if words else counted(by.total, UNIT)
        said = ". ".join(part.heading for part in parts[:2])
        return Page(sentence(title), (kind,), f"{said}.", tuple(parts), keys=tuple(_keys(by)))
    facts = dataset.document.contributions
    found = rates(dataset.responses)
    annexes = [
        replies(found, dataset.document.responses.as_at, by.labels),
        donors(ranked(dataset.contributions), facts),
    ]
    parts = [*annexes, *parts[:-1], _organizations(by, dataset)]
    keys = (*_keys(by), *_annex_keys(dataset))
    return Page(_TITLE, (kind,), _lede(by, dataset), tuple(parts), keys=keys)


def _part(by: Counted, facet: str) -> Section:
    """Give a facet; where it has more values than are read, the others are folded."""
    part = part_of(by, facet, half=facet in _HALVES)
    if facet in _ALL:
        return part
    blocks = (block._replace(seen=_MOST) if isinstance(block, Figure) else block for block in part.blocks)
    return part._replace(blocks=tuple(blocks))


def _lede(by: Counted, dataset: Dataset) -> str:
    said, facts = dataset.document.replies, dataset.document.contributions
    name, count = by.named("topic")[0]
    rate = next(r for r in total_rates(rates(dataset.responses)))
    top = ranked(dataset.contributions)[:3]
    part = share(sum(d.amount for d in top), facts.total)
    return (
        f"{sentence(number(said.entities))} international entities replied to the United Nations, and their replies "
        f"describe {counted(by.total, UNIT)}, {count:,} of them on {inside(name)}. Of the States parties to the "
        f"{by.labels('instrument', rate.instrument)}, {rate.replies:,} of {rate.parties:,} answered the questionnaire; "
        f"{joined(d.donor for d in top)} paid {part} of the {money(facts.total, facts.currency)} given to the "
        f"{facts.fund} from {facts.start} to {facts.end}."
    )


def _keys(by: Counted) -> list[Key]:
    entities, named = by.named("entity"), by.named("country")
    topics = by.named(next(facet for facet in ("topic", "category") if facet in by.counts.by))
    report = f"by {counted(len(entities), ('organization', 'organizations'))}"
    keys = [Key(f"{by.total:,}", UNIT[by.total != 1], report if entities else "")]
    if topics and topics[0][1] < by.total:  # what all are, the question settled or the heading says
        name, count = topics[0]
        keys.append(Key(share(count, by.total), f"are on {inside(name)}", f"{count:,} of {by.total:,}"))
    naming = by.total - by.counts.without["country"]
    keys.append(
        Key(f"{len(named):,}", "States named" if len(named) != 1 else "State named", f"in {naming:,} of {by.total:,}")
    )
    return keys


def _annex_keys(dataset: Dataset) -> list[Key]:
    found = rates(dataset.responses)
    facts = dataset.document.contributions
    rate = next(r for r in total_rates(found))
    keys = [
        Key(
            share(rate.replies, rate.parties),
            "of parties to the Convention replied",
            f"{rate.replies:,} of {rate.parties:,}",
        )
    ]
    least = next((r for r in found if r.group == OVERLAPPING and r.instrument == rate.instrument), None)
    if least:
        of = f"{least.replies:,} of {least.parties:,} parties, not in the total"
        keys.append(Key(share(least.replies, least.parties), "of least developed countries replied", of))
    period = years(facts.start, facts.end)
    keys.append(
        Key(
            f"{facts.total / 1e6:.2f} m",
            f"{currency(facts.currency)} paid into the {facts.fund}",
            f"by {len(dataset.contributions)} donors, {period}",
        )
    )
    return keys


def _organizations(by: Counted, dataset: Dataset) -> Section:
    counts = {code: count for code, _, count in by.ranked("entity")}
    scale = max(counts.values())
    own: list[tuple[Entity, Bar]] = []
    through: list[tuple[Entity, Bar]] = []
    none: list[tuple[Entity, Bar]] = []
    for e in dataset.entities:
        small = " · ".join(filter(None, (e.acronym, f"par. {ranges(e.paragraphs)}")))
        count = counts.get(e.id, 0)
        bar = Bar(e.name, count, None, None, marked=count == scale, small=small)
        (none if not counts.get(e.id) else through if e.replied_through else own).append((e, bar))

    def bars(of: list[tuple[Entity, Bar]], title: str) -> Figure:
        ordered = tuple(bar for _, bar in sorted(of, key=lambda item: -item[1].value))
        return Figure(title, ordered, unit="Activities", full=scale, head="Organization", titled=True)

    figures = [bars(own, "Reported for themselves")] if own else []
    figures += [bars(through, "Reported through another")] if through else []
    names = [Names("Nothing to report", tuple(e.name for e, _ in none))] if none else []
    finding = f"{sentence(number(len(counts)))} organizations reported activities, {number(len(none))} none"
    said = dataset.document.replies
    measure = f"{said.entities:,} replies: {said.reported:,} that report activities of their own, "
    measure += f"{said.nothing_to_report:,} with nothing to report, {said.through_group:,} for a group of "
    measure += f"{said.group_members:,}."
    blocks: tuple[Block, ...] = (*figures, *names)
    note, short = "Source: annex I.", "Organizations"
    return Section(finding, blocks, note, measure=measure, short=short, id="entity", beside=True)
