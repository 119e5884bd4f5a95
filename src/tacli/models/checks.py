"""What must be true across the records of a dataset. Each check gives the place and the reason of every break."""

from __future__ import annotations

from collections import Counter
from itertools import chain, islice
from typing import TYPE_CHECKING

from tacli.text import shortened
from tacli.vocabulary import countries

MOST_PROBLEMS = 10_000  # more would outgrow the file many times, and nobody reads them

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tacli.models.parts import Parts
    from tacli.models.records import Activity


def _unique_keys(data: Parts) -> Iterator[str]:
    keys = {
        "entities": [e.id for e in data.entities],
        "activities": [a.id for a in data.activities],
        "without_activities": [str(w.paragraph) for w in data.without_activities],
        "context": [str(c.paragraph) for c in data.context],
        "responses": [f"{r.group}, {r.instrument}" for r in data.responses],
        "contributions": [c.donor for c in data.contributions],
    }
    for place, values in keys.items():
        yield from (f"{place}: {shortened(value)} stands {n} times" for value, n in Counter(values).items() if n > 1)


def _references(data: Parts) -> Iterator[str]:
    paragraphs = {e.id: frozenset(e.paragraphs) for e in data.entities}
    for a in data.activities:
        if a.entity not in paragraphs:
            yield f"activities: {a.id} names the entity {a.entity}, which is not among the entities"
        elif a.paragraph not in paragraphs[a.entity]:
            yield f"activities: {a.id} is in paragraph {a.paragraph}, which is not one of {a.entity}"
    active = {a.entity for a in data.activities}
    for e in data.entities:
        if e.reply == "nothing-to-report" and e.id in active:
            yield f"entities: {e.id} has nothing to report, and activities"
        if e.replied_through and e.replied_through not in paragraphs:
            yield f"entities: {e.id} replied through {e.replied_through}, which is not among the entities"
        its = frozenset(e.paragraphs)
        yield from (
            f"entities: {e.id}: {shortened(unit.name)} has paragraphs that are not of the entity"
            for unit in e.units
            if not its.issuperset(unit.paragraphs)
        )


def _ascending(numbers: tuple[int, ...]) -> bool:
    return len(numbers) <= 1 or [*numbers] == sorted({*numbers})


def activity_problems(activity: Activity) -> Iterator[str]:
    """Give what is wrong in one activity, whatever the others are."""
    known = countries()
    for code in activity.countries:
        if code not in known:
            yield f"activities: {activity.id} names the country {code}, which ISO 3166-1 lacks"
    for name in ("topics", "kinds", "countries"):
        codes = getattr(activity, name)
        if len(codes) > 1 and len(set(codes)) < len(codes):
            yield f"activities: {activity.id} has a code twice in {name}"
    if not _ascending(activity.sentences):
        yield f"activities: {activity.id} has sentences that are not in order, each once"
    place = f"{activity.entity}-{activity.paragraph}."
    if not activity.id.startswith(place):
        yield f"activities: {activity.id} does not carry its entity and paragraph, {place[:-1]}"


def _activities(data: Parts) -> Iterator[str]:
    return chain.from_iterable(map(activity_problems, data.activities))


def _donors(data: Parts) -> Iterator[str]:
    known = countries()
    yield from (
        f"contributions: {shortened(d.donor)} names the country {d.country}, which ISO 3166-1 lacks"
        for d in data.contributions
        if d.country and d.country not in known
    )
    yield from (
        f"contributions: {shortened(d.donor)} must have a country if, and only if, it is a State"
        for d in data.contributions
        if (d.country is not None) != (d.kind == "member-state")
    )


def _paragraphs(data: Parts) -> Iterator[str]:
    rows = {a.paragraph for a in data.activities}
    reasons = {w.paragraph for w in data.without_activities}
    every = range(1, data.document.paragraphs + 1)
    spoken_of = rows | reasons
    yield from (f"paragraph {n} has neither activities nor a reason why not" for n in every if n not in spoken_of)
    yield from (f"paragraph {n} has activities and a reason why it has none" for n in sorted(rows & reasons))
    yield from (f"paragraph {n} is not in the document" for n in sorted(spoken_of) if n not in every)


def _context(data: Parts) -> Iterator[str]:
    spoken_of = {c.paragraph for c in data.context}
    rows = {(a.paragraph, n) for a in data.activities if a.paragraph in spoken_of for n in a.sentences}
    for c in data.context:
        if c.paragraph > data.document.paragraphs:
            yield f"context: paragraph {c.paragraph} is not in the document"
        if not _ascending(c.sentences):
            yield f"context: paragraph {c.paragraph} has sentences that are not in order, each once"
        yield from (
            f"context: paragraph {c.paragraph} names sentence {n}, which an activity comes from"
            for n in c.sentences
            if (c.paragraph, n) in rows
        )


def _replies(data: Parts) -> Iterator[str]:
    said = data.document.replies
    itself = [e for e in data.entities if e.replied_through is None]
    nothing = sum(e.reply == "nothing-to-report" for e in itself)
    through = {e.replied_through for e in data.entities if e.replied_through}
    members = sum(e.replied_through is not None for e in data.entities) + len(through)
    counted = {
        "entities": (said.entities, len(itself)),
        "reported": (said.reported, len(itself) - nothing - len(through)),
        "nothing_to_report": (said.nothing_to_report, nothing),
        "through_group": (said.through_group, len(through)),
        "group_members": (said.group_members, members),
    }
    yield from (
        f"document.replies.{name}: {stated} stated, {found} counted"
        for name, (stated, found) in counted.items()
        if stated != found
    )


def _responses(data: Parts) -> Iterator[str]:
    stated = Counter(total.instrument for total in data.document.responses.totals)
    yield from (
        f"document.responses.totals: {instrument} stands {stated[instrument]} times"
        for instrument in sorted({r.instrument for r in data.responses} | set(stated))
        if stated[instrument] != 1
    )
    parties: Counter[str] = Counter()
    replies: Counter[str] = Counter()
    for r in data.responses:
        if r.group != "least-developed":
            parties[r.instrument] += r.parties
            replies[r.instrument] += r.replies
    for total in data.document.responses.totals:
        found = (parties[total.instrument], replies[total.instrument])
        if found != (total.parties, total.replies):
            yield (
                f"responses: {total.instrument}: {total.parties} parties and {total.replies} replies stated, "
                f"{found[0]} and {found[1]} summed over the regional groups"
            )


def _contributions(data: Parts) -> Iterator[str]:
    stated, found = data.document.contributions.total, sum(c.amount for c in data.contributions)
    if stated != found:
        yield f"contributions: {stated} stated in all, {found} summed"


CHECKS = (_unique_keys, _references, _activities, _donors, _paragraphs, _context, _replies, _responses, _contributions)


def problems(data: Parts) -> Iterator[str]:
    """Give the breaks of the dataset's own truths, no more than MOST_PROBLEMS."""
    return islice(chain.from_iterable(check(data) for check in CHECKS), MOST_PROBLEMS)
