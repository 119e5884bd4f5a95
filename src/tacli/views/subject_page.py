"""The page of a subject: what activities name it, of whatever collection, and what the collection knows beside them."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING

from tacli.named_tuples import NamedTuple
from tacli.query.conditions import All, Not, Part, Query
from tacli.query.conditions import Any as Either
from tacli.query.filters import filters
from tacli.views.blocks import Figure, Key, Series, Step
from tacli.views.facets import bars_of, called
from tacli.views.lists import page_of
from tacli.views.table import Page, Section, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tacli.engines.engine import Engine
    from tacli.query.conditions import Condition
    from tacli.query.field import Way
    from tacli.query.filters import Filter
    from tacli.query.subject import Subject
    from tacli.query.tallies import Counts
    from tacli.views.lists import Look
    from tacli.views.table import Block

MOST = 30  # rows of a list on a page
_WHOLE = 1000  # those of one that is to leave nothing out, and can still be mailed
_MOST_REGIONAL = 10
_TOP = 6  # bars of a figure
_SEEN = 20  # bars that are seen before the others are unfolded, where all are there
_ENOUGH = 8  # activities from which on they are counted, too
_FACETS = ("topic", "entity", "kind", "status", "country", "region")
# What is said of the activities that mean a subject: before their number, and after it, of one and of several.
_NAMED = {
    "group": ("Its States are named in", ("names a State of it", "name a State of it")),
    "entity": ("Reported", ("that it reported", "that it reported")),
    "topic": ("Named in", ("is on this topic", "are on this topic")),
    "paragraph": ("Gives", ("that it tells of", "that it tells of")),
    "partner": ("Takes part in", ("in which it takes part", "in which it takes part")),
}
_OTHERWISE = ("Named in", ("names it", "name it"))


class Beside(NamedTuple):
    """What a collection knows of a subject beside its activities: kickers, sentences, sections."""

    kicker: tuple[str, ...] = ()
    lede: str = ""
    sections: tuple[Section, ...] = ()


def subject_page(
    of: Subject, title: str, engine: Engine, look: Look, beside: Beside, *, cite: str, whole: bool = False
) -> Page:
    """Lay out what there is to say of a subject, which is called `title`; `whole` leaves out what no mail holds."""
    asked = next((f for f in filters(engine.records) if f.name == of.kind), None)
    found = _Found(of, engine, look, asked, whole=whole) if asked else None
    return Page(
        title,
        beside.kicker,
        beside.lede,
        (*(found.sections() if found else ()), *beside.sections),
        cite=cite,
        steps=tuple(_steps(of, found)),
    )


class _Found:
    """The activities that mean a subject, in each of the ways in which they can."""

    def __init__(self, of: Subject, engine: Engine, look: Look, asked: Filter, *, whole: bool) -> None:
        self.of = of
        self._whole = whole
        self.engine = engine
        self._look = look
        self._ways = asked.ways((of.code if asked.vocabulary else asked.read(of.code),))
        self._taken = [way for way in self._ways if way.reach in ("named", "within")]
        self.named = self._counted(Either(tuple(way.condition for way in self._taken)))
        self.regional = 0

    def sections(self) -> Iterator[Section]:
        """Give what names the subject, then what reaches it otherwise, then the counts of the former."""
        for place, way in enumerate(self._ways):
            if way.reach in ("named", "within", "regional"):
                before = Either(tuple(earlier.condition for earlier in self._ways[:place]))
                yield from self._of_way(way, All((way.condition, Not(before))) if place else way.condition)
        if self.named >= _ENOUGH:
            yield self._in_figures()

    def _of_way(self, way: Way, condition: Condition) -> Iterator[Section]:
        regional = way.reach == "regional"
        laid = page_of(self.engine.records, self._look, self.of.kind, self.of.code, through=way.through)
        limit = _WHOLE if self._whole else _MOST_REGIONAL if regional else MOST
        query = Query((Part(condition),), limit=limit, fields=laid.needed)
        rows = tuple(laid.cells(self.engine.rows(query)))
        found = self.engine.why(query).found
        if regional:
            self.regional = found
        if found:
            left = found - len(rows)
            more = Step(f"{_listing(self.of, way)} --limit 0", f"{left:,} more") if left else None
            table = Table(laid.fields, rows, grouped="who", broken="what", bare=True)
            yield Section(self._heading(way, found), (table,), keys=(self._key(way, found),), apart=regional, more=more)
        elif way.reach == "named":
            yield Section(self._heading(way, found))

    def _heading(self, way: Way, found: int) -> str:
        """Say how many activities mean the subject in this way."""
        if way.reach == "named":
            counted = f"{found:,} {self._unit(found)}" if found else f"no {self._unit(1)}"
            return f"{_NAMED.get(self.of.kind, _OTHERWISE)[0]} {counted}"
        if way.reach == "regional":
            return f"Reached through a region by {found:,} more"
        return f"{found:,} more {way.said}"

    def _key(self, way: Way, found: int) -> Key:
        """Say the same as a figure with a phrase."""
        if way.reach == "named":
            _, (one, many) = _NAMED.get(self.of.kind, _OTHERWISE)
            return Key(f"{found:,}", f"{self._unit(found)} {one if found == 1 else many}")
        if way.reach == "regional":
            return Key(f"{found:,}", f"more {'reaches' if found == 1 else 'reach'} it through a region")
        return Key(f"{found:,}", f"more {self._unit(found)} {way.said}")

    def _unit(self, count: int) -> str:
        sheet = self.engine.records.sheet
        one, many = (sheet.one, sheet.many) if sheet else ("row", "rows")
        return one if count == 1 else many

    def _counted(self, condition: Condition) -> int:
        query = Query((Part(condition),))
        return self.engine.why(query).found

    def _in_figures(self) -> Section:
        """Count the activities that name the subject."""
        known = self.engine.records.facets
        facets = [name for name in (*_FACETS, "year") if name in known and name != self.of.kind]
        condition = Either(tuple(way.condition for way in self._taken))
        counts = self.engine.tally(Query((Part(condition),)), facets)
        top = None if self._whole else _TOP
        drawn = [figure(counts, name, self._look, self.engine, top) for name in facets if name != "year"]
        drawn = [one._replace(seen=_SEEN) for one in drawn] if self._whole else drawn
        blocks: list[Block] = [one for one in drawn if one.bars]
        if years := timeline(counts):
            blocks.append(years._replace(title=f"Years that they give, {years.first} to {years.last}"))
        note = "One may count under several topics, forms, places and years."
        without = counts.without["year"]
        note += f" {without:,} of {counts.total:,} give no year." if without else ""
        note += " One that is open at an end counts in the year that it gives." if years else ""
        return Section(f"The {self.named:,} in figures", tuple(blocks), note)


def figure(counts: Counts, facet: str, look: Look, engine: Engine, top: int | None = _TOP) -> Figure:
    """Draw how many rows hold each value of a facet, the first of them."""
    vocabulary = engine.records.facets[facet].vocabulary
    names = look.briefs(vocabulary) if vocabulary else {}
    bars = bars_of(counts, facet, lambda code: names.get(code, str(code)))
    full = float(bars[0].value) if bars else 1
    return Figure(called(facet).many, bars[:top], full=full, found=len(bars))


def timeline(counts: Counts) -> Series | None:
    """Give how many rows there are in each year, and of how many they are; None where no year is known."""
    found = {t.value: t.count for t in counts.tally("year")}
    if not found:
        return None
    first, last, without = min(found), max(found), counts.without["year"]
    values = tuple(found.get(year, 0) for year in range(first, last + 1))
    dated = counts.total - without
    several = ", some in several" if sum(values) > dated else ""
    return Series(first, last, values, f"{dated:,} of {counts.total:,}{several}")


def _listing(of: Subject, way: Way) -> str:
    wider = " --include-regional" if way.reach == "regional" else ""
    return f"tacli activities --{of.kind} {quote(of.code)}{wider}"


def _steps(of: Subject, found: _Found | None) -> Iterator[Step]:
    """Say where to go next."""
    if found and (found.named or found.regional):
        wider = " --include-regional" if found.regional else ""
        yield Step(f"tacli activities --{of.kind} {quote(of.code)}{wider}", "all of them, as a list")
    other = _other(of, found) if found else None
    if other:
        yield Step(f"tacli compare {quote(of.code)} {quote(other)}", "side by side with another")
    yield Step(f"tacli profile {quote(of.code)} -o page.html", "this page, to mail around")


def _other(of: Subject, found: _Found) -> str | None:
    """Name one to compare it with: the one that most activities mean."""
    if of.kind not in found.engine.records.facets or of.kind in ("paragraph", "partner"):
        return None
    known = found.engine.tally(Query(), [of.kind]).tally(of.kind)
    return next((str(t.value) for t in known if t.value != of.code), None)
