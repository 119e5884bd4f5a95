"""All that the annexes say of one country, grouping, entity, donor or topic, each line with its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tacli.collections.paper import reach
from tacli.collections.paper.activities import ACTIVITIES
from tacli.collections.paper.annexes import ranked, rates
from tacli.collections.paper.collection import words_of
from tacli.engines.memory import MemoryEngine
from tacli.query.conditions import All, Among, Not, Part, Query
from tacli.query.conditions import Any as Either
from tacli.query.field import Records, number, percent, text
from tacli.views.table import Table, listed
from tacli.vocabulary import countries, groups_of, label, members

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tacli.collections.paper.annexes import Donor
    from tacli.models import Activity, Dataset
    from tacli.query.conditions import Condition
    from tacli.query.field import Way


@dataclass(frozen=True)
class Line:
    """A line of a profile: `count` rows, States or dollars; `share` from 0 to 1."""

    section: str
    item: str
    text: str = ""
    count: int | None = None
    share: float | None = None
    source: str = "annex I"


_FACETS = ("topic", "kind", "country", "region")

PROFILE: Records[Line] = Records(
    "profile",
    (
        text("section", "Section", "What the line is about."),
        text("item", "Item", "Id, code or name."),
        text("text", "Text", "Title or explanation.", 1, flexible=True),
        number("count", "Count", "Rows, States or dollars.", 3, type=int | None),
        percent("share", "Share", "Of the whole named in the text, from 0 to 1.", 4),
        text("source", "Source", "Annex and paragraph.", 2),
    ),
)


def profile(kind: str, code: str, dataset: Dataset, query: Query, foot: str) -> Table:
    """Lay out one page for a subject of `tacli.query.subject`."""
    lines = _PAGES[kind](code, dataset)
    title = f"tacli profile: {code}"
    return listed(MemoryEngine(PROFILE, tuple(lines)), query, foot=foot, page=0, sections="section", title=title)


def _country(code: str, dataset: Dataset) -> Iterator[Line]:
    row = countries()[code]
    yield Line("country", code, row["label"], source="")
    yield from _meant(dataset, reach.of_countries(frozenset((code,))), ("named in", "via a region in"))
    yield from _rates(dataset, sorted(groups_of(code)))
    yield from _paid(dataset, lambda donor: donor.country == code)


def _group(code: str, dataset: Dataset) -> Iterator[Line]:
    states = {c for c, row in countries().items() if code in groups_of(c) and not row["since"]}
    yield Line("grouping", code, label("group", code), len(states), source="")
    yield from _rates(dataset, [code])
    yield from _meant(dataset, reach.of_groups(frozenset((code,))), ("names its States in", "via a region in"))
    yield from _paid(dataset, lambda donor: donor.country in states)


def _region(code: str, dataset: Dataset) -> Iterator[Line]:
    states = members(code)
    yield Line("region", code, label("region", code), len(states), source="")
    sections = ("named in", "a region within it in", "its States named in", "via a wider region in")
    yield from _meant(dataset, reach.of_regions(frozenset((code,))), sections)
    yield from _paid(dataset, lambda donor: donor.country in states)


def _entity(code: str, dataset: Dataset) -> Iterator[Line]:
    entity = next(e for e in dataset.entities if e.id == code)
    paragraphs = ", ".join(map(str, entity.paragraphs))
    yield Line("entity", code, entity.name, source=f"annex I, par. {paragraphs}")
    yield Line("reply", entity.reply, f"through {entity.replied_through}" if entity.replied_through else "")
    yield from _counts(dataset, Among("entity", frozenset((code,))), _FACETS)


def _topic(code: str, dataset: Dataset) -> Iterator[Line]:
    yield Line("topic", code, label("topic", code), source="")
    yield from _counts(dataset, Among("topics", frozenset((code,))), ("entity", *_FACETS[1:]))


def _donor(code: str, dataset: Dataset) -> Iterator[Line]:
    yield Line("donor", code, source="annex III")
    yield from _paid(dataset, lambda donor: donor.donor == code)


_PAGES: dict[str, Callable[[str, Dataset], Iterator[Line]]] = {
    "country": _country,
    "group": _group,
    "region": _region,
    "entity": _entity,
    "topic": _topic,
    "donor": _donor,
}


def _meant(dataset: Dataset, ways: tuple[Way, ...], sections: tuple[str, ...]) -> Iterator[Line]:
    """List the activities that mean a place, each under the first of the ways in which it does."""
    for place, section in enumerate(sections):
        before = Either(tuple(way.condition for way in ways[:place]))
        rows = tuple(_passing(dataset, All((ways[place].condition, Not(before)))))
        yield Line(section, "activities", "rows of activities", len(rows))
        yield from (Line(section, a.id, a.title, source=f"annex I, par. {a.paragraph}") for a in rows)


def _passing(dataset: Dataset, condition: Condition) -> Iterable[Activity]:
    return MemoryEngine(ACTIVITIES, dataset.activities).found(Query((Part(condition),)))


def _counts(dataset: Dataset, condition: Condition, facets: tuple[str, ...]) -> Iterator[Line]:
    counts = MemoryEngine(ACTIVITIES, dataset.activities).tally(Query((Part(condition),)), facets)
    yield Line("activities", "all", "rows of activities", counts.total)
    for facet in facets:
        labels = {term.code: term.label for term in words_of(dataset, facet).terms}
        for found in counts.tally(facet):
            yield Line(f"by {facet}", str(found.value), labels[str(found.value)], found.count, found.share)


def _rates(dataset: Dataset, groups: list[str]) -> Iterator[Line]:
    for row in rates(dataset.responses):
        if row.group in groups:
            text = f"{row.instrument}: {row.replies} of {row.parties} parties replied"
            yield Line("replies of parties", row.group, text, row.replies, row.rate, "annex II")


def _paid(dataset: Dataset, wanted: Callable[[Donor], bool]) -> Iterator[Line]:
    paid = f"paid, {dataset.document.contributions.currency}"
    found = [donor for donor in ranked(dataset.contributions) if wanted(donor)]
    for donor in found:
        yield Line(paid, donor.donor, f"rank {donor.rank} of all", donor.amount, donor.share, "annex III")
    if not found:
        yield Line(paid, "nothing", "not among the donors", 0, 0.0, "annex III")
