"""All that the annexes say of one subject, a country or an entity for instance, each line with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.collections.paper import reach
from tacli.collections.paper.activities import ACTIVITIES
from tacli.collections.paper.annexes import OVERLAPPING, ranked, rates, total_rates
from tacli.collections.paper.collection import words_of
from tacli.engines.memory import MemoryEngine
from tacli.query.conditions import All, Among, Not, Part, Query
from tacli.query.conditions import Any as Either
from tacli.views.fact import Fact, facts
from tacli.views.table import Table, listed
from tacli.vocabulary import countries, groups_of, label, members

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tacli.collections.paper.annexes import Donor
    from tacli.models import Activity, Dataset
    from tacli.query.conditions import Condition
    from tacli.query.field import Way
    from tacli.query.subject import Subject
    from tacli.query.tallies import Counts
    from tacli.views.table import Page

_FACETS = ("topic", "kind", "status", "country", "region")

PROFILE = facts("profile", label=1, count=0, of=4, share=2, source=3)


def profile(of: Subject, dataset: Dataset, query: Query, foot: str, page: Page | None) -> Table:
    """Lay out one page for a subject of `tacli.query.subject`."""
    lines = tuple(facts_of(of, dataset))
    title = f"Profile of {of.code}"
    return listed(MemoryEngine(PROFILE, lines), query, foot=foot, sections="section", title=title, page=page)


def facts_of(of: Subject, dataset: Dataset) -> Iterator[Fact]:
    """Give all that there is to say of a subject, a fact at a time."""
    return _PAGES[of.kind](of.code, dataset)


def _country(code: str, dataset: Dataset) -> Iterator[Fact]:
    row = countries()[code]
    yield Fact("country", code, row["label"], annex="")
    yield from _meant(dataset, reach.of_countries(frozenset((code,))), ("named in", "via a region in"))
    yield from _tallies(dataset, Among("countries", frozenset((code,))), ("topic", "kind", "status"))
    yield from _rates(dataset, sorted(groups_of(code)))
    yield from _paid(dataset, lambda donor: donor.country == code)


def _group(code: str, dataset: Dataset) -> Iterator[Fact]:
    states = {c for c, row in countries().items() if code in groups_of(c) and not row["since"]}
    yield Fact("grouping", code, label("group", code), len(states), unit="States", annex="")
    yield from _rates(dataset, [code])
    yield from _meant(dataset, reach.of_groups(frozenset((code,))), ("names its States in", "via a region in"))
    yield from _paid(dataset, lambda donor: donor.country in states)


def _region(code: str, dataset: Dataset) -> Iterator[Fact]:
    states = members(code)
    yield Fact("region", code, label("region", code), len(states), unit="States", annex="")
    sections = ("named in", "a region within it in", "its States named in", "via a wider region in")
    yield from _meant(dataset, reach.of_regions(frozenset((code,))), sections)
    yield from _paid(dataset, lambda donor: donor.country in states)


def _entity(code: str, dataset: Dataset) -> Iterator[Fact]:
    entity = next(e for e in dataset.entities if e.id == code)
    yield Fact("entity", code, entity.name, paragraphs=entity.paragraphs)
    yield Fact("reply", entity.reply, f"through {entity.replied_through}" if entity.replied_through else "")
    yield from _counts(dataset, Among("entity", frozenset((code,))), _FACETS)


def _topic(code: str, dataset: Dataset) -> Iterator[Fact]:
    yield Fact("topic", code, label("topic", code), annex="")
    yield from _counts(dataset, Among("topics", frozenset((code,))), ("entity", *_FACETS[1:]))


def _instrument(code: str, dataset: Dataset) -> Iterator[Fact]:
    yield Fact("instrument", code, label("instrument", code), annex="")
    found = rates(dataset.responses)
    for row in found:
        if row.instrument == code:
            role = "overlap" if row.group == OVERLAPPING else "item"
            yield Fact("replies", row.group, label("group", row.group), row.replies, row.parties, "States", role, "II")
    for row in total_rates(found):
        if row.instrument == code:
            yield Fact("replies", "all", "", row.replies, row.parties, "States", "total", "II")
    yield from _counts(dataset, Among("instruments", frozenset((code,))), ("entity", *_FACETS))


def _paragraph(code: str, dataset: Dataset) -> Iterator[Fact]:
    number = int(code)
    reasons = [p.reason for p in dataset.without_activities if p.paragraph == number]
    yield Fact("paragraph", code, " ".join(reasons), paragraphs=(number,))
    for entity in dataset.entities:
        if number in entity.paragraphs:
            yield Fact("entity", entity.id, entity.name, paragraphs=(number,))
    rows = [a for a in dataset.activities if a.paragraph == number]
    yield from (Fact("gives", a.id, a.title, paragraphs=(number,)) for a in rows)
    for said in dataset.context:
        if said.paragraph == number:
            yield Fact("no activity", ", ".join(map(str, said.sentences)), said.reason, paragraphs=(number,))


def _partner(code: str, dataset: Dataset) -> Iterator[Fact]:
    yield Fact("partner", code, annex="")
    named = Among("partners", frozenset((code,)))
    rows = tuple(_passing(dataset, named))
    yield from (Fact("works together in", a.id, a.title, paragraphs=(a.paragraph,)) for a in rows)
    yield from _counts(dataset, named, ("entity", *_FACETS))


def _donor(code: str, dataset: Dataset) -> Iterator[Fact]:
    yield Fact("donor", code, annex="III")
    yield from _paid(dataset, lambda donor: donor.donor == code)


_PAGES: dict[str, Callable[[str, Dataset], Iterator[Fact]]] = {
    "country": _country,
    "group": _group,
    "region": _region,
    "entity": _entity,
    "topic": _topic,
    "instrument": _instrument,
    "paragraph": _paragraph,
    "partner": _partner,
    "donor": _donor,
}


def _meant(dataset: Dataset, ways: tuple[Way, ...], sections: tuple[str, ...]) -> Iterator[Fact]:
    """List the activities that mean a place, each under the first of the ways in which it does."""
    for place, section in enumerate(sections):
        before = Either(tuple(way.condition for way in ways[:place]))
        rows = tuple(_passing(dataset, All((ways[place].condition, Not(before)))))
        yield Fact(section, "activities", "", len(rows), len(dataset.activities), role="total")
        yield from (Fact(section, a.id, a.title, paragraphs=(a.paragraph,)) for a in rows)


def _passing(dataset: Dataset, condition: Condition) -> Iterable[Activity]:
    return MemoryEngine(ACTIVITIES, dataset.activities).found(Query((Part(condition),)))


def _counts(dataset: Dataset, condition: Condition, facets: tuple[str, ...]) -> Iterator[Fact]:
    counts = MemoryEngine(ACTIVITIES, dataset.activities).tally(Query((Part(condition),)), facets)
    yield Fact("activities", "all", "", counts.total, len(dataset.activities), role="total")
    yield from _tallied(dataset, counts, facets)


def _tallies(dataset: Dataset, condition: Condition, facets: tuple[str, ...]) -> Iterator[Fact]:
    counts = MemoryEngine(ACTIVITIES, dataset.activities).tally(Query((Part(condition),)), facets)
    return _tallied(dataset, counts, facets)


def _tallied(dataset: Dataset, counts: Counts, facets: tuple[str, ...]) -> Iterator[Fact]:
    for facet in facets:
        labels = {term.code: term.label for term in words_of(dataset, facet).terms}
        for found in counts.tally(facet):
            yield Fact(f"by {facet}", str(found.value), labels[str(found.value)], found.count, counts.total)


def _rates(dataset: Dataset, groups: list[str]) -> Iterator[Fact]:
    for row in rates(dataset.responses):
        if row.group in groups:
            said = f"{label('group', row.group)}: {label('instrument', row.instrument)}"
            yield Fact("replies", row.instrument, said, row.replies, row.parties, "States", annex="II")


def _paid(dataset: Dataset, wanted: Callable[[Donor], bool]) -> Iterator[Fact]:
    facts_of = dataset.document.contributions
    found = [donor for donor in ranked(dataset.contributions) if wanted(donor)]
    for donor in found:
        said = f"rank {donor.rank} of all"
        yield Fact("paid", donor.donor, said, donor.amount, facts_of.total, facts_of.currency, annex="III")
    if not found:
        yield Fact("paid", "nothing", "not among the donors", 0, facts_of.total, facts_of.currency, annex="III")
