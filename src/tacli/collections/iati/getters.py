"""What a row holds of an activity: the getters of its fields, which depend on no language."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from tacli.named_tuples import NamedTuple
from tacli.query.last import once_a_row
from tacli.text import in_digits
from tacli.text import iso as iso_day
from tacli.vocabulary.codelists import DAC, DAC_CATEGORY, qualified

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from tacli.anything import JsonObject, Value
    from tacli.models.iati import Coded, IatiActivity, Money, Organization, Share, Shares, Transaction

Item = TypeVar("Item")
_NOT_TARGETED = "0"
FUNDING = "1"


def _key(item: Share | Coded) -> str | None:
    """Give the code, behind its vocabulary where it is not the DAC's; a country has none."""
    return item.code and qualified(item.vocabulary or DAC, item.code)


def sector_key(sector: Share) -> str | None:
    """Give the code; those of the DAC have five digits, or three, and need no vocabulary to be told apart."""
    return sector.code if sector.vocabulary == DAC_CATEGORY else _key(sector)


def once(keys: Iterable[str | None]) -> list[str]:
    """Give what there is, each once, in order."""
    return [key for key in dict.fromkeys(keys) if key]


class Columns(NamedTuple):
    """Transactions side by side: what each of them has, by the names of `Transaction`."""

    type: tuple[str | None, ...] = ()
    date: tuple[date | None, ...] = ()
    value: tuple[Money, ...] = ()
    provider: tuple[Organization | None, ...] = ()
    receiver: tuple[Organization | None, ...] = ()
    countries: tuple[Shares, ...] = ()
    regions: tuple[Shares, ...] = ()
    sectors: tuple[Shares, ...] = ()
    aid_types: tuple[tuple[Coded, ...], ...] = ()
    humanitarian: tuple[bool | None, ...] = ()


def columns(transactions: Iterable[Transaction]) -> Columns:
    """Give transactions side by side: to look at one thing of all is quicker than at all of each."""
    return Columns(*zip(*transactions, strict=True))


@once_a_row
def moved(row: IatiActivity) -> Columns:
    """Give the transactions of an activity side by side."""
    return columns(row.transactions)


def _at_both(own: Sequence[Item], of_transactions: Iterable[Sequence[Item]]) -> Sequence[Item]:
    """Give what an activity says and what its transactions do, which mostly say nothing."""
    return [*own, *chain.from_iterable(filter(None, of_transactions))]


def countries(row: IatiActivity) -> list[str]:
    """Give the codes of the countries that it names, at either level."""
    return once([_key(country) for country in _at_both(row.countries, moved(row).countries)])


def regions(row: IatiActivity) -> list[str]:
    """Give the regions that it names, at either level."""
    return once([_key(region) for region in _at_both(row.regions, moved(row).regions)])


def topics(row: IatiActivity) -> list[str]:
    """Give the sectors that it names, at either level."""
    return once([sector_key(sector) for sector in _at_both(row.sectors, moved(row).sectors)])


def kinds(row: IatiActivity) -> list[str]:
    """Give the aid types, which are those of vocabulary 1."""
    types = _at_both(row.aid_types, moved(row).aid_types)
    return once([code for code, vocabulary, _ in types if vocabulary == DAC])


def markers(row: IatiActivity) -> list[str]:
    """Give the policies that it targets."""
    return once([_key(marker) for marker in row.markers if marker.significance != _NOT_TARGETED])


def roles(row: IatiActivity) -> list[str]:
    """Give the roles that organizations have in it."""
    return once([role for role, _ in row.participants])


def funders(named: Iterable[tuple[str | None, Organization]]) -> list[str]:
    """Give each name once, with the codes and the types that are given with it."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    for name, organization in named:
        if name:
            refs, types = found.setdefault(name, ([], []))
            refs += [organization.ref] if organization.ref else []
            types += [organization.type] if organization.type else []
    return [_as_json(name, tuple(refs), tuple(types)) for name, (refs, types) in found.items()]


@lru_cache(maxsize=2**14)
def _as_json(*values: Value) -> str:
    from pydantic_core import to_json  # five times as fast as Python's own

    return to_json(values).decode()


def languages(row: IatiActivity) -> list[str]:
    """Give the languages of its titles and descriptions."""
    return once([lang for _, lang in (*row.titles, *row.descriptions)])


def iso(moment: date | None) -> str | None:
    """Give a day as JSON has it."""
    return iso_day(moment) if moment else None


def year(moment: date | None) -> int | None:
    """Give the year of a day."""
    return moment.year if moment else None


def currencies(row: IatiActivity) -> list[str]:
    """Give the currencies of its money."""
    values = {*[currency for _, currency, _ in moved(row).value], *[budget.value.currency for budget in row.budgets]}
    return sorted(filter(None, values))


def money(value: Money) -> JsonObject:
    """Give money as JSON has it: the amount as text, which loses nothing."""
    amount, currency, day = value
    return {
        "amount": None if amount is None else in_digits(amount),
        "currency": currency,
        "value_date": day and iso_day(day),
    }


def shares(of: Iterable[Share], key: Callable[[Share], str | None] = _key) -> list[JsonObject]:
    """Give places or sectors with percentages as exact text."""
    return [
        {"code": key(share), "percentage": None if share.percentage is None else format(share.percentage, "f")}
        for share in of
    ]


def places(row: IatiActivity) -> list[JsonObject]:
    """Give its places with percentages."""
    return shares((*row.countries, *row.regions))


def told_share(share: JsonObject) -> str:
    """Put a place or a sector into words."""
    code = share["code"] or "?"
    return code if share["percentage"] is None else f"{code} {share['percentage']} %"


def told_money(value: JsonObject) -> str:
    """Put an amount into words."""
    return f"{value['amount'] or '?'} {value['currency'] or '?'}"


def told_truth(value: bool) -> str:  # noqa: FBT001 - it is what a row holds
    """Put a truth into words."""
    return "yes" if value else "no"


def told_participant(organization: JsonObject) -> str:
    """Put an organization that takes part into words."""
    return str(organization["name"] or "?")


def cite(row: IatiActivity) -> str:
    """Give where it stands."""
    return f"{row.file}, line {row.line}, {row.identifier or 'without identifier'}"


def nothing(_row: IatiActivity) -> None:
    """Give what a field that follows from others holds itself."""
