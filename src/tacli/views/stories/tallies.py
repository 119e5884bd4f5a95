"""Counts as parts of a page: each facet with a heading that says what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.named_tuples import NamedTuple
from tacli.views.blocks import Figure, Key
from tacli.views.charts import Cross, Parts, Tile, World
from tacli.views.facets import bars_of, called
from tacli.views.subject_page import timeline
from tacli.views.table import Page, Section
from tacli.views.wording import counted, inside, joined, lead, leaders, number, sentence
from tacli.vocabulary.places import countries

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tacli.anything import JsonObject, Value, Values
    from tacli.query.tallies import Counts
    from tacli.views.blocks import Series
    from tacli.views.stories.naming import Labels
    from tacli.views.table import Block, Table

UNIT = ("activity", "activities")
_MOST_PARTS = 4
_MOST_TOUCHING = 60  # years that can be drawn side by side


class Counted(NamedTuple):
    """Rows counted: what names their codes, and the vocabulary and title of each facet."""

    counts: Counts
    labels: Labels
    facets: JsonObject
    now: int  # the last year that is not to come

    def ranked(self, facet: str) -> list[tuple[str, str, int]]:
        """Give code, name and count of each value, most first."""
        of = self.facets[facet].vocabulary
        return [(str(t.value), self.labels(of, t.value), t.count) for t in self.counts.tally(facet)]

    def named(self, facet: str) -> list[tuple[str, int]]:
        """Give name and count of each value, most first."""
        return [(name, count) for _, name, count in self.ranked(facet)]

    @property
    def total(self) -> int:
        """How many rows were counted."""
        return self.counts.total


def _overlap(by: Counted, facet: str) -> str:
    """Say how the counts add up, and what is in none of them."""
    counts = by.counts
    without = counts.without[facet]
    several = counts.added(facet) > counts.total - without
    said = [f"Shares are of all {counted(by.total, UNIT)}."]
    if several:
        said.append("One may hold several, so that counts overlap and do not add up to all.")
    if without:
        said.append(f"{without:,} of {by.total:,} say nothing here and stand in no bar.")
    return " ".join(said)


def _first(by: Counted, facet: str, one: str, many: str) -> str:
    ranked = by.named(facet)
    found = leaders(ranked)
    count = counted(ranked[0][1], UNIT) if ranked else ""
    if len(found) == 1:
        return one.format(name=found[0], count=count) + lead(ranked)
    return many.format(
        names=joined(found) if found else f"{number(sum(c == ranked[0][1] for _, c in ranked))} of them", count=count
    )


def _topic(by: Counted) -> str:
    return _first(by, "topic", "{name} is the topic of {count}", "{names} are the topics of {count} each")


def _kind(by: Counted) -> str:
    return _first(
        by, "kind", "{name} is the most common form, of {count}", "{names} are the most common forms, of {count} each"
    )


def _status(by: Counted) -> str:
    name, count = by.named("status")[0]
    if count == by.total:
        return f"{'All ' if count > 1 else ''}{counted(count, UNIT)} {'are' if count > 1 else 'is'} {_being(name)}"
    return f"{sentence(number(count))} of {by.total:,} activities are {_being(name)}"


def _being(status: str) -> str:
    """Give ongoing, completed, in implementation."""
    said = inside(status)
    return said if said.endswith(("ing", "ed")) else f"in {said}"


def _year(by: Counted) -> str:
    ranked = [(str(t.value), t.count) for t in by.counts.tally("year")]
    dated = by.total - by.counts.without["year"]
    found = leaders(ranked)
    peak = f" peak in {joined(found)}" if found and len(found) < len(ranked) else ""
    return f"The {counted(dated, UNIT)} that give a year{peak}" if dated > 1 else "One activity gives a year"


def _country(by: Counted) -> str:
    ranked = by.named("country")
    found = leaders(ranked)
    most = f"; {joined(found)} most often" if found and len(found) < len(ranked) else ""
    return f"{sentence(number(len(ranked)))} {'States are' if len(ranked) > 1 else 'State is'} named{most}"


def _entity(by: Counted) -> str:
    ranked = by.named("entity")
    if len(ranked) == 1:
        return f"{ranked[0][0]} reports them all"
    found = leaders(ranked)
    most = f"; {joined(found)} the most, {ranked[0][1]:,}" if found else ""
    return f"{sentence(number(len(ranked)))} organizations report activities{most}"


_FINDINGS: dict[str, Callable[[Counted], str]] = {
    "topic": _topic, "kind": _kind, "status": _status, "year": _year, "country": _country, "entity": _entity,
}  # fmt: skip


def _kinds(facet: str) -> str:
    found = called(facet)
    return found.many.lower() if found.one != found.many else f"values of {found.one.lower()}"


def _finding(by: Counted, facet: str) -> str:
    if facet in _FINDINGS:
        return _FINDINGS[facet](by)
    title = called(facet).one.lower()
    return _first(
        by, facet, f"{{name}} is the most common {title}, of {{count}}", "{names} are the most common, of {count} each"
    )


def figure_of(by: Counted, facet: str, shown: Sequence[Value] | None = None) -> Figure:
    """Give the counts of a facet as bars, those of the largest count marked; of the values `shown`, or of all."""
    of = by.facets[facet]
    bars = bars_of(by.counts, facet, lambda code: by.labels(of.vocabulary, code))
    scale = max((float(bar.value) for bar in bars), default=1)
    if shown is not None:
        known = {key: bar for bar in bars for key in (bar.label, bar.code)}
        bars = tuple(known[str(value)] for value in shown)
    head = called(facet).one
    marked = tuple(bar._replace(marked=bar.value == scale and bool(of.vocabulary)) for bar in bars)
    return Figure(f"Activities by {head.lower()}", marked, unit="Activities", full=scale, head=head)


def part_of(by: Counted, facet: str, *, half: bool = False, shown: Sequence[Value] | None = None) -> Section:
    """Give the part of a page about a facet."""
    figure: Block
    if facet == "country" and shown is None:
        return _countries(by)
    note = _overlap(by, facet)
    if facet == "year" and shown is None:
        figure, note = _years(by)
        measure = "Activities by the years that they give."
    elif facet == "status" and shown is None and 1 < len(by.counts.tally("status")) <= _MOST_PARTS:
        ranked = by.named("status")
        figure = Parts("Activities by status", ("Status", "Activities", "Share"), tuple(ranked))
        measure = f"Every activity has one status; they add up to {by.total:,}."
        note = ""
    else:
        figure = figure_of(by, facet, shown)
        measure = f"Activities by {called(facet).one.lower()}: how many, and the share of all."
    short = called(facet).many
    return Section(_finding(by, facet), (figure,), note, measure=measure, short=short, id=facet, half=half)


def _years(by: Counted) -> tuple[Figure | Series, str]:
    series = timeline(by.counts)
    without = by.counts.without["year"]
    note = f"{without:,} of {by.total:,} give no year and stand in no column. " if without else ""
    note += "One of several years counts in each; one whose start or end is open in the year that is known."
    if series is None or series.last - series.first >= _MOST_TOUCHING:
        return figure_of(by, "year"), note
    to_come = " Those outlined were still to come." if series.last > by.now else ""
    return series._replace(now=by.now), note + to_come


def _countries(by: Counted) -> Section:
    ranked, of = by.ranked("country"), countries()
    tiles = [Tile(code, name, count, bool(of.get(code, {}).get("least_developed"))) for code, name, count in ranked]
    grouped: dict[str, list[Tile]] = {}
    for tile in tiles:
        grouped.setdefault(of.get(tile.code, {}).get("group") or "", []).append(tile)
    named = sorted(grouped.items(), key=lambda item: -len(item[1]))
    groups = tuple(
        (
            by.labels("group", code) if code else "In no regional group",
            f"{counted(len(those), ('State', 'States'))} named",
            tuple(those),
        )
        for code, those in named
    )
    if [*grouped] == [""]:
        groups = (("", "", tuple(tiles)),)
    least = sum(tile.apart for tile in tiles)
    apart = f"least developed country ({least:,} of the {len(tiles):,})" if least else ""
    without = by.counts.without["country"]
    measure = "How many activities name each State."
    if without:
        measure += f" {without:,} of {by.total:,} name none: a region is not counted as its States."
    world = World("How many activities name each State", groups, UNIT, apart)
    return Section(_country(by), (world,), measure=measure, short="Countries", id="country")


def tally_story(by: Counted, facet: str, kind: str, words: list[str], shown: Sequence[Value] | None = None) -> Page:
    """Tell rows counted by one field; `shown` are the values that were asked for, in their order."""
    head = called(facet).one.lower()
    title = f"{sentence(' · '.join(words))}: " if words else ""
    ranked = by.counts.tally(facet)
    keys = [
        Key(f"{by.total:,}", f"{UNIT[by.total != 1]} in all"),
        Key(f"{len(ranked):,}", _kinds(facet), "with at least one activity"),
    ]
    without = by.counts.without[facet]
    if without:
        keys.append(Key(f"{without:,}", f"{'says' if without == 1 else 'say'} no {head}", f"of {by.total:,}"))
    parts = (part_of(by, facet, shown=shown),) if ranked else ()
    none = f"None of them says a {head}." if by.total else "No activity fits what was asked."
    said = f"{parts[0].heading}." if parts else none
    return Page(f"{title}{counted(by.total, UNIT)} by {head}", (kind,), said, parts, keys=tuple(keys))


def cross_story(
    by: Counted, facets: Sequence[str], table: Table, rows: Sequence[Values], *, kind: str, words: list[str]
) -> Page:
    """Tell rows counted by two fields."""
    first, second = (called(facet).one for facet in facets)
    title = f"{sentence(' · '.join(words))}: " if words else ""
    title += f"{counted(by.total, UNIT)} by {first.lower()} and {second.lower()}"
    of = by.facets[facets[1]].vocabulary
    start, *heads = by.labels.columns(table.columns)
    columns = (start, *(head._replace(title=by.labels(of, head.title)) for head in heads[:-1]), *heads[-1:])
    figure = Cross(title, columns, tuple(rows))
    most = max(((count, pair) for pair, count in by.counts.pairs.items()), key=lambda item: item[0], default=None)
    finding = "No activity fits what was asked."
    if most:
        names = [by.labels(by.facets[f].vocabulary, value) for f, value in zip(facets, most[1], strict=True)]
        finding = f"Most stand where {names[0]} meets {names[1]}: {counted(most[0], UNIT)}"
    measure = "Cells of a fuller colour hold more; the last column is of distinct activities."
    part = Section(finding, (figure,), table.foot, measure=measure, short="Cross-table", id="cross")
    return Page(title, (kind,), sections=(part,))
