"""All that the annexes say of one country, grouping, entity, donor or topic, each line with its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tacli.collections.paper.annexes import ranked, rates
from tacli.query.facets import Counts
from tacli.views.columns import column, number, percent
from tacli.views.table import Table
from tacli.vocabulary import countries, groups_of, label, members

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tacli.models import Activity, Dataset


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

PROFILE = (
    column("section", "Section", "What the line is about."),
    column("item", "Item", "Id, code or name."),
    column("text", "Text", "Title or explanation.", 1, flexible=True),
    number("count", "Count", "Rows, States or dollars.", 3, type=int | None),
    percent("share", "Share", "Of the whole named in the text, from 0 to 1.", 4),
    column("source", "Source", "Annex and paragraph.", 2),
)


def profile(kind: str, code: str, dataset: Dataset, foot: str) -> Table:
    """Lay out one page for a subject of `tacli.query.subject`."""
    lines = _PAGES[kind](code, dataset)
    return Table(PROFILE, tuple(lines), foot=foot, page=0, sections="section", title=f"tacli profile: {code}")


def _country(code: str, dataset: Dataset) -> Iterator[Line]:
    row = countries()[code]
    yield Line("country", code, row["label"], source="")
    named = [a for a in dataset.activities if code in a.countries]
    reach = [a for a in dataset.activities if code not in a.countries and any(code in members(r) for r in a.regions)]
    yield from _activities("named in", named)
    yield from _activities("via a region in", reach)
    yield from _rates(dataset, sorted(groups_of(code)))
    yield from _paid(dataset, lambda donor: donor.country == code)


def _group(code: str, dataset: Dataset) -> Iterator[Line]:
    states = {c for c, row in countries().items() if code in groups_of(c) and not row["since"]}
    yield Line("grouping", code, label("group", code), len(states), source="")
    yield from _rates(dataset, [code])
    named = [a for a in dataset.activities if states & set(a.countries)]
    others = [a for a in dataset.activities if not states & set(a.countries)]
    reach = [a for a in others if any(states & members(r) for r in a.regions)]
    yield from _activities("names its States in", named)
    yield from _activities("via a region in", reach)
    yield from _paid(dataset, lambda donor: donor.country in states)


def _entity(code: str, dataset: Dataset) -> Iterator[Line]:
    entity = next(e for e in dataset.entities if e.id == code)
    paragraphs = ", ".join(map(str, entity.paragraphs))
    yield Line("entity", code, entity.name, source=f"annex I, par. {paragraphs}")
    yield Line("reply", entity.reply, f"through {entity.replied_through}" if entity.replied_through else "")
    yield from _counts(dataset, [a for a in dataset.activities if a.entity == code], _FACETS)


def _topic(code: str, dataset: Dataset) -> Iterator[Line]:
    yield Line("topic", code, label("topic", code), source="")
    yield from _counts(dataset, [a for a in dataset.activities if code in a.topics], ("entity", *_FACETS[1:]))


def _donor(code: str, dataset: Dataset) -> Iterator[Line]:
    yield Line("donor", code, source="annex III")
    yield from _paid(dataset, lambda donor: donor.donor == code)


_PAGES: dict[str, Any] = {
    "country": _country,
    "group": _group,
    "entity": _entity,
    "topic": _topic,
    "donor": _donor,
}


def _activities(section: str, rows: Iterable[Activity]) -> Iterator[Line]:
    rows = tuple(rows)
    yield Line(section, "activities", "rows of activities", len(rows))
    yield from (Line(section, a.id, a.title, source=f"annex I, par. {a.paragraph}") for a in rows)


def _counts(dataset: Dataset, rows: list[Activity], facets: tuple[str, ...]) -> Iterator[Line]:
    yield Line("activities", "all", "rows of activities", len(rows))
    counts = Counts(rows, *facets)
    for facet in facets:
        labels = {term.code: term.label for term in dataset.vocabulary(facet).terms}
        for found in counts.tally(facet):
            yield Line(f"by {facet}", str(found.value), labels[found.value], found.count, found.share)


def _rates(dataset: Dataset, groups: list[str]) -> Iterator[Line]:
    for row in rates(dataset.responses):
        if row.group in groups:
            text = f"{row.instrument}: {row.replies} of {row.parties} parties replied"
            yield Line("replies of parties", row.group, text, row.replies, row.rate, "annex II")


def _paid(dataset: Dataset, wanted: Any) -> Iterator[Line]:
    paid = f"paid, {dataset.document.contributions.currency}"
    found = [donor for donor in ranked(dataset.contributions) if wanted(donor)]
    for donor in found:
        yield Line(paid, donor.donor, f"rank {donor.rank} of all", donor.amount, donor.share, "annex III")
    if not found:
        yield Line(paid, "nothing", "not among the donors", 0, 0.0, "annex III")
