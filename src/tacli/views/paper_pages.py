"""What the paper knows of a subject beside its activities: replies, contributions, and who replied how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.collections.paper.annexes import OVERLAPPING, TOTAL, ranked, rates, total_rates
from tacli.views.blocks import Bar, Facts, Figure, Key, Pair
from tacli.views.subject_page import Beside
from tacli.views.table import Section
from tacli.views.wording import currency, inside, share, years
from tacli.vocabulary import countries, groups_of, members, vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tacli.collections.paper.annexes import Donor, Rate
    from tacli.models import Dataset
    from tacli.models.document import ContributionsFacts
    from tacli.query.subject import Subject
    from tacli.views.names import Names

_AMONG = "Donors among its States to"
_OVERLAP = "The least developed countries cut across the five regional groups and are in no total."


def beside(of: Subject, dataset: Dataset, names: Names, briefs: Names) -> Beside:
    """Give what stands beside the activities of a subject."""
    return _BESIDE[of.kind](of.code, _Paper(dataset, names, briefs))


class _Paper:
    """A dataset, asked for what pages say."""

    def __init__(self, dataset: Dataset, names: Names, briefs: Names) -> None:
        self.dataset = dataset
        self.names = names
        self.briefs = briefs
        self.donors = ranked(dataset.contributions)

    def replies(self, heading: str, group: str) -> Section:
        """Give the replies of a grouping on each treaty."""
        found = [rate for rate in rates(self.dataset.responses) if rate.group == group]
        bars = tuple(bar_of(rate, self.briefs("instrument")[rate.instrument]) for rate in found)
        figure = Figure(self.names("group")[group], bars, "rate", "States parties")
        return Section(heading, (figure,), keys=tuple(self.key(rate) for rate in found[:1]))

    def key(self, rate: Rate) -> Key:
        """Give a rate as a key figure."""
        treaty = self.names("instrument")[rate.instrument]
        name = "States parties" if rate.group == TOTAL else self.names("group")[rate.group]
        of = f"of {inside(name) if rate.group == OVERLAPPING else name} in the {treaty} replied"
        return Key(share(rate.replies, rate.parties), of, f"{rate.replies:,} of {rate.parties:,}")

    def paid(self, wanted: Callable[[Donor], bool], heading: str) -> tuple[Section, ...]:
        """Give what donors paid, where one did."""
        found = [donor for donor in self.donors if wanted(donor)]
        if not found:
            return ()
        facts = self.dataset.document.contributions
        figure = donors_figure(found, facts, max(donor.amount for donor in self.donors))
        note = f"All {len(self.donors)} donors paid {facts.currency} {facts.total:,}."
        amount = sum(donor.amount for donor in found)
        paid = f"{currency(facts.currency)} paid into the {facts.fund}, {years(facts.start, facts.end)}"
        key = Key(f"{amount:,}", paid, f"{share(amount, facts.total)} of what all donors paid")
        return (Section(f"{heading} the {facts.fund}, {facts.start}-{facts.end}", (figure,), note, (key,)),)


def bar_of(rate: Rate, label: str) -> Bar:
    """Give a rate as a bar."""
    roles = {OVERLAPPING: "overlap", TOTAL: "total"}
    role = roles.get(rate.group, "item")
    return Bar(label, rate.replies, rate.parties, rate.rate or 0, role)  # type: ignore[arg-type]


def donors_figure(donors: Sequence[Donor], facts: ContributionsFacts, full: float, top: int | None = None) -> Figure:
    """Give contributions as bars, of which one of the amount `full` is a full one."""
    bars = tuple(
        Bar(
            d.donor,
            d.amount,
            facts.total,
            d.share,
            small="" if d.kind == "member-state" else "not a State",
            rank=str(d.rank),
        )
        for d in donors[:top]
    )
    return Figure("Donors", bars, "amount", facts.currency, full, len(donors))


def replies_figure(dataset: Dataset, instrument: str, names: Names, title: str) -> Figure:
    """Give the replies on one treaty: each grouping, all, and apart what cuts across them."""
    found = [rate for rate in rates(dataset.responses) if rate.instrument == instrument]
    known = names("group")
    items = [bar_of(rate, known[rate.group]) for rate in found if rate.group != OVERLAPPING]
    whole = [bar_of(rate, "All") for rate in total_rates(found)]
    apart = [bar_of(rate, known[rate.group]) for rate in found if rate.group == OVERLAPPING]
    return Figure(title, (*items, *whole, *apart), "rate", "States parties")


def _country(code: str, paper: _Paper) -> Beside:
    groups = sorted(groups_of(code))
    row = countries()[code]
    rank = next((donor.rank for donor in paper.donors if donor.country == code), None)
    kicker = [_of_group(paper.names("group")[group]) for group in groups]
    kicker += [f"within {paper.names('country')[row['within']]} in 2005"] if row["within"] else []
    kicker.append(f"donor number {rank} of {len(paper.donors)}" if rank else "not a donor to the fund")
    own = "the paper does not name the States"
    replies = [paper.replies(f"Replies of its group ({own})" if group != OVERLAPPING else
                             "Replies of the least developed countries", group) for group in groups]  # fmt: skip
    paid = paper.paid(lambda donor: donor.country == code, "What it paid into")
    return Beside(tuple(kicker), "", (*replies, *paid))


def _of_group(name: str) -> str:
    """Give `Eastern European group` for Eastern European States."""
    if name.endswith(" States"):
        return f"{name.removesuffix(' States')} group"
    return name.replace("countries", "country").lower()


def _group(code: str, paper: _Paper) -> Beside:
    states = {c for c, row in countries().items() if code in groups_of(c) and not row["since"]}
    paid = paper.paid(lambda donor: donor.country in states, _AMONG)
    replied = paper.replies("How many of its States parties replied", code)
    note = _OVERLAP if code == OVERLAPPING else ""
    return Beside(("grouping of annex II", f"{len(states)} States"), "", (replied._replace(note=note), *paid))


def _region(code: str, paper: _Paper) -> Beside:
    states = members(code)
    paid = paper.paid(lambda donor: donor.country in states, _AMONG)
    held = f"{len(states)} States in September 2005" if states else "no fixed list of States"
    return Beside(("region", held), _definition("region", code), paid)


def _entity(code: str, paper: _Paper) -> Beside:
    entity = next(e for e in paper.dataset.entities if e.id == code)
    reply = paper.names("reply")[entity.reply].lower()
    through = f" through {paper.names('entity')[entity.replied_through]}" if entity.replied_through else ""
    numbers = ", ".join(map(str, entity.paragraphs))
    units = tuple(Pair(u.name, f"paragraphs {', '.join(map(str, u.paragraphs))}") for u in entity.units)
    sections = (Section("Its parts", (Facts(units),)),) if units else ()
    kicker = (entity.acronym, f"{reply}{through}", f"annex I, par. {numbers}")
    return Beside(tuple(filter(None, kicker)), "", sections)


def _topic(code: str, _paper: _Paper) -> Beside:
    return Beside(("topic",), _definition("topic", code))


def _instrument(code: str, paper: _Paper) -> Beside:
    figure = replies_figure(paper.dataset, code, paper.briefs, "Replies by grouping")
    keys = tuple(paper.key(rate) for rate in total_rates(rates(paper.dataset.responses)) if rate.instrument == code)
    return Beside(("treaty",), "", (Section("How many States parties replied", (figure,), _OVERLAP, keys),))


def _partner(_code: str, _paper: _Paper) -> Beside:
    return Beside(("partner, named by the organizations that replied",))


def _donor(code: str, paper: _Paper) -> Beside:
    rank = next(donor.rank for donor in paper.donors if donor.donor == code)
    kicker = (f"donor number {rank} of {len(paper.donors)}", "not a State")
    return Beside(kicker, "", paper.paid(lambda donor: donor.donor == code, "What it paid into"))


def _paragraph(code: str, paper: _Paper) -> Beside:
    number = int(code)
    whose = [e.name for e in paper.dataset.entities if number in e.paragraphs]
    reasons = [p.reason for p in paper.dataset.without_activities if p.paragraph == number]
    context = [Pair(f"Sentence{'s' if len(c.sentences) > 1 else ''} {', '.join(map(str, c.sentences))}", c.reason)
               for c in paper.dataset.context if c.paragraph == number]  # fmt: skip
    sections = (Section("Sentences that are no activity", (Facts(tuple(context)),)),) if context else ()
    return Beside(("annex I", *whose), " ".join(reasons), sections)


def _definition(kind: str, code: str) -> str:
    return next((term.definition for term in vocabulary(kind).terms if term.code == code), "")


_BESIDE: dict[str, Callable[[str, _Paper], Beside]] = {
    "country": _country,
    "group": _group,
    "region": _region,
    "entity": _entity,
    "topic": _topic,
    "instrument": _instrument,
    "partner": _partner,
    "donor": _donor,
    "paragraph": _paragraph,
}
