"""Replies of States and contributions of donors, each as a page, and as parts of that of the whole paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.collections.paper.annexes import OVERLAPPING, total_rates
from tacli.text import day
from tacli.views.blocks import Bar, Key
from tacli.views.charts import RateRow, Rates, Reply
from tacli.views.paper_pages import donors_figure
from tacli.views.table import Page, Section
from tacli.views.wording import counted, currency, joined, leaders, money, number, sentence, share, years
from tacli.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tacli.collections.paper.annexes import Donor, Rate
    from tacli.models.document import ContributionsFacts
    from tacli.views.stories.naming import Labels

_APART = "Apart, and in no total: this list cuts across the regional groups."
_SHORT = {"convention": "Convention", "trafficking-protocol": "Trafficking", "migrants-protocol": "Migrants"}
_TOP = 3
_DONORS = ("donor", "donors")


def _reply(rate: Rate | None) -> Reply | None:
    return Reply(rate.rate, rate.replies, rate.parties) if rate else None


def replies(found: Sequence[Rate], as_at: date, labels: Labels) -> Section:
    """Give the rates of reply, a row a group, those of the first treaty the highest first."""
    codes = [term.code for term in vocabulary("instrument").terms if any(r.instrument == term.code for r in found)]
    by = {(r.group, r.instrument): r for r in found}
    groups = list(dict.fromkeys(r.group for r in found))

    def row(group: str, name: str, cells: dict[tuple[str, str], Rate]) -> RateRow:
        return RateRow(name, tuple(_reply(cells.get((group, code))) for code in codes))

    regional = [g for g in groups if g != OVERLAPPING]
    regional.sort(key=lambda g: -((by[g, codes[0]].rate if (g, codes[0]) in by else None) or 0))
    totals = {(r.group, r.instrument): r for r in total_rates(found)} if len(regional) > 1 else {}
    apart = [g for g in groups if g == OVERLAPPING]
    figure = Rates(
        "Replies to the questionnaire by regional group and treaty: share of the States parties, with both counts",
        "Regional group",
        tuple((labels("instrument", code), _SHORT.get(code, labels("instrument", code))) for code in codes),
        tuple(row(g, labels("group", g), by) for g in regional),
        row("total", "All States parties", totals) if totals else None,
        tuple(row(g, labels("group", g), by) for g in apart),
        _APART if apart and regional else "",
    )
    measure = f"States parties that answered the questionnaire, of the parties to each treaty, at {day(as_at)}."
    measure += " The dotted line is the rate of all parties." if totals else ""
    several = "A State may be party to several treaties and is counted under each. " if len(codes) > 1 else ""
    finding = _range([by[g, codes[0]] for g in regional or apart if (g, codes[0]) in by], codes[0], labels)
    return Section(
        finding, (figure,), f"{several}Source: annex II.", measure=measure, short="Replies of States", id="replies"
    )


def _range(found: list[Rate], code: str, labels: Labels) -> str:
    rated = sorted(((r.rate, labels("group", r.group)) for r in found if r.rate is not None), reverse=True)
    treaty = labels("instrument", code)
    if not rated:
        return f"No rate of reply for the {treaty}"
    (high, first), (low, last) = rated[0], rated[-1]
    if len(rated) == 1:
        return f"On the {treaty}, {share(high, 1)} of {first} replied"
    top = [name for rate, name in rated if share(rate, 1) == share(high, 1)]
    return f"On the {treaty}, replies range from {share(low, 1)} of {last} to {share(high, 1)} of {joined(top)}"


def responses_story(found: Sequence[Rate], as_at: date, labels: Labels, kind: str, words: list[str]) -> Page:
    """Tell the replies as a page."""
    if not found:
        return Page("No rate of reply", (kind,), "No rate of reply fits what was asked.")
    part = replies(found, as_at, labels)
    keys = [_key(rate, labels) for rate in total_rates(found)]
    keys += [
        _key(rate, labels) for rate in found if rate.group == OVERLAPPING and rate.instrument == found[0].instrument
    ]
    title = sentence(" · ".join(words)) if words else "Regional groups and treaties"
    first = next((r for r in total_rates(found) if r.instrument == found[0].instrument), found[0])
    of = "parties" if first.group != OVERLAPPING else "least developed parties"
    lede = f"{first.replies:,} of {first.parties:,} {of} to the {labels('instrument', first.instrument)} had replied"
    lede += f" by {day(as_at)}."
    return Page(f"{title}: who replied to the questionnaire", (kind,), lede, (part,), keys=tuple(keys))


def _key(rate: Rate, labels: Labels) -> Key:
    of = "parties to" if rate.group != OVERLAPPING else "least developed parties to"
    treaty = labels("instrument", rate.instrument)
    figure = f"{100 * rate.rate:.0f}%" if rate.rate is not None else "none"
    return Key(figure, f"of the {of} the {treaty} replied", f"{rate.replies:,} of {rate.parties:,}")


def donors(found: Sequence[Donor], facts: ContributionsFacts) -> Section:
    """Give the donors as ranked bars; shares are of all that was paid."""
    drawn = donors_figure(found, facts, max((d.amount for d in found), default=1))
    marked = {d.donor for d in _top(found)} if len(found) > _TOP + 1 else set()
    paid = sum(d.amount for d in found)
    whole = paid == facts.total
    total = Bar("All donors" if whole else "These donors", paid, facts.total, paid / (facts.total or 1), "total")
    bars = (*(bar._replace(marked=bar.label in marked) for bar in drawn.bars), total)
    figure = drawn._replace(title="Contributions by donor", head="Donor", bars=bars, found=0)
    measure = (
        f"Voluntary contributions to the {facts.fund}, {years(facts.start, facts.end)}, in {currency(facts.currency)}."
    )
    note = (
        "Source: annex III. The sum is that of the paper."
        if whole
        else f"Source: annex III. Shares are of all {money(facts.total, facts.currency)}."
    )
    return Section(_paid(found, facts), (figure,), note, measure=measure, short="Donors", id="donors")


def _top(found: Sequence[Donor]) -> list[Donor]:
    return sorted(found, key=lambda d: d.rank)[:_TOP]


def _paid(found: Sequence[Donor], facts: ContributionsFacts) -> str:
    if not found:
        return "No donor fits what was asked"
    top = _top(found) if len(found) > _TOP + 1 else found
    part = share(sum(d.amount for d in top), facts.total)
    if len(top) < len(found):
        return f"{sentence(number(len(top)))} of {number(len(found))} donors paid {part} of the money"
    return (
        f"{joined(leaders([(d.donor, 0) for d in found])) if len(found) <= _TOP else 'They'} paid {part} of the money"
    )


def donors_story(found: Sequence[Donor], facts: ContributionsFacts, kind: str, words: list[str]) -> Page:
    """Tell the donors as a page."""
    part = donors(found, facts)
    paid = sum(d.amount for d in found)
    period = years(facts.start, facts.end)
    title = f"{sentence(' · '.join(words))}: " if words else ""
    title += f"{counted(len(found), _DONORS)}, {money(paid, facts.currency)}"
    into = f"{currency(facts.currency)} paid into the {facts.fund}, {period}"
    keys = [Key(f"{paid:,}", into, "by all donors" if paid == facts.total else f"of {facts.total:,} by all donors")]
    if len(found) > 1:
        states = sum(d.kind == "member-state" for d in found)
        keys.append(Key(f"{len(found):,}", _DONORS[1], f"{states:,} of them {'State' if states == 1 else 'States'}"))
    if found:
        most = max(found, key=lambda d: d.amount)
        keys.append(Key(share(most.share, 1), f"paid by {most.donor}", f"{most.amount:,} of {facts.total:,}"))
    return Page(title, (kind,), _lede(found, facts), (part,), keys=tuple(keys))


def _lede(found: Sequence[Donor], facts: ContributionsFacts) -> str:
    """Name those who paid most, and say into what and when."""
    if not found:
        return "No donor fits what was asked."
    top = _top(found)
    part = share(sum(d.amount for d in top), facts.total)
    of = f"of the {money(facts.total, facts.currency)} given to the {facts.fund} from {facts.start} to {facts.end}"
    return f"{joined(d.donor for d in top)} paid {part} {of}."
