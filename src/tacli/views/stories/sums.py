"""Sums of money as a page: a part for each currency, whose sums are never added up with those of another."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tacli.named_tuples import NamedTuple
from tacli.query.sums import EXACT
from tacli.text import plain
from tacli.views.blocks import Bar, Figure, Key
from tacli.views.facets import called
from tacli.views.sums import TOTAL, in_currencies, sum_lines
from tacli.views.table import Page
from tacli.views.table import Section as Part
from tacli.views.wording import currency, joined, leaders, sentence, share

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tacli.anything import AnyRow
    from tacli.query.field import Field
    from tacli.views.sum_profile import Section
    from tacli.views.sums import Line

_MOST = 20  # bars of a currency; the others are one bar, and stand in a list
_MOST_KEYS = 6
_LONG = ((1_000_000_000, "bn"), (1_000_000, "m"))


class Added(NamedTuple):
    """Sums of `many` by `columns`, which tell the names of codes, and what is to be known of them."""

    many: str
    columns: tuple[Field[AnyRow], ...]
    lines: Sequence[Line]
    told: Sequence[str]


def sum_story(added: Added, kind: str, words: Sequence[str], listed: Page) -> Page:
    """Tell sums; `listed` tells them all as a list, which is taken where bars are too many to be drawn."""
    title = " and ".join(called(column.name).one.lower() for column in added.columns)
    title = f"{sentence(added.many)} by {title}" if title else sentence(added.many)
    title = f"{sentence(' · '.join(words))}: {title[:1].lower()}{title[1:]}" if words else title
    if not added.lines:
        return Page(title, (kind,), " ".join(added.told))
    by = in_currencies(added.lines)
    parts = [_part(added, code, lines, f"currency-{place}") for place, (code, lines) in enumerate(by.items())]
    if any(len(lines) > _MOST for lines in by.values()):
        parts.append(listed.sections[-1])
    several = " Different currencies are not added up." if len(by) > 1 else ""
    lede, *others = added.told
    keys = tuple(_key(code, lines, added.many) for code, lines in by.items())[:_MOST_KEYS]
    return Page(title, (kind,), f"{lede}{several}", tuple(parts), keys=keys, counted=" ".join(others))


def sum_profile_story(title: str, sections: Sequence[Section], kind: str, many: str, told: Sequence[str]) -> Page:
    """Tell the money of one subject: the totals as key figures, then a part for each of the other sections."""
    first, *others = sections
    totals = in_currencies(sum_lines(first.lines))
    lede, *more = told
    keys = tuple(_key(code, lines, many) for code, lines in totals.items())
    parts = tuple(_of_section(section, many) for section in others if section.lines)
    return Page(title, (kind,), lede, parts, keys=keys[:_MOST_KEYS], counted=" ".join(more))


def _of_section(section: Section, many: str) -> Part:
    figures = []
    for code, lines in in_currencies(sum_lines(section.lines)).items():
        named = [(_value(line, section.names), line.amount, line.share) for line in lines]
        figures.append(_bars(called(section.facet).one, code, named, many, fold=True))
    measure = f"{sentence(many)}, by currency: those of one are not added to those of another."
    name = called(section.facet).one
    return Part(f"By {name.lower()}", tuple(figures), measure=measure, short=name, id=f"by-{section.facet}")


def _value(line: Line, names: Mapping[str, str]) -> str:
    value = str(line.values[0])
    return names.get(value, sentence(value))


def _part(added: Added, code: str | None, lines: Sequence[Line], id_: str) -> Part:
    whole = _sum(line.amount for line in lines)
    named = [(_name(added.columns, line), line.amount, line.share) for line in lines]
    figure = _bars(" · ".join(called(column.name).one for column in added.columns), code, named, added.many)
    measure = f"{sentence(added.many)}, {_in(code)}."
    short = currency(code) if code else "No currency"
    return Part(_finding(code, whole, named), (figure,), measure=measure, short=short, id=id_)


def _finding(code: str | None, whole: Decimal, named: Sequence[tuple[str, Decimal, float | None]]) -> str:
    """Say what comes first, with its share; a part of a sum with amounts below zero may be more than all."""
    _, most, part = max(named, key=lambda item: item[1])
    first = leaders([(name, amount) for name, amount, _ in named])
    said = f"{currency(code)} {whole:,f}" if code else f"{whole:,f} without a currency"
    if len(named) == 1:
        return said if first == [sentence(TOTAL)] else f"{said}: all of it under {first[0]}"
    under = f"{share(float(most), float(whole))} of it under {'each of ' if len(first) > 1 else ''}"
    return f"{said}: {under}{joined(first)}" if first and part and 0 < part < 1 else said


def _bars(
    head: str, code: str | None, named: Sequence[tuple[str, Decimal, float | None]], many: str, *, fold: bool = False
) -> Figure:
    """Draw sums in their order, and all of them as a total; of many the first and one bar for the others, or folded."""
    whole, most = _sum(amount for _, amount, _ in named), max(amount for _, amount, _ in named)
    shown = named if fold or len(named) <= _MOST + 1 else named[:_MOST]
    bars = [Bar(name, amount, whole, part, marked=amount == most) for name, amount, part in shown]
    if others := named[len(shown) :]:
        bars.append(_bar(f"{len(others):,} more together", _sum(amount for _, amount, _ in others), whole))
    full = max(float(bar.value) for bar in bars)
    total = _bar("All", whole, whole)._replace(role="total")
    title = f"{sentence(many)} {_in(code)}"
    return Figure(title, (*bars, total), "amount", code or "", full, head=head or "All", seen=_MOST if fold else 0)


def _bar(name: str, amount: Decimal, whole: Decimal) -> Bar:
    return Bar(name, amount, whole, float(amount / whole) if whole else None)


def _name(columns: Sequence[Field[AnyRow]], line: Line) -> str:
    said = [plain(value, ", ", column.tell) for column, value in zip(columns, line.values, strict=True)]
    return " · ".join(said) or sentence(TOTAL)


def _key(code: str | None, lines: Sequence[Line], many: str) -> Key:
    """Give the sum of a currency: in millions where it is long, as a tile has little room."""
    whole = _sum(line.amount for line in lines)
    figure = next((f"{whole / of:,.2f} {name}" for of, name in _LONG if abs(whole) >= of), f"{whole:,.0f}")
    return Key(figure, f"{currency(code) if code else 'without a currency'} of {many}", f"{whole:,f} in all")


def _in(code: str | None) -> str:
    return f"in {currency(code)}" if code else "without a currency"


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    whole = Decimal(0)
    for amount in amounts:
        whole = EXACT.add(whole, amount)
    return whole
