"""The money of IATI activities: transactions and budgets, and where each amount goes.

A transaction goes where it says itself, else where its activity does. Of several vocabularies one is taken, as
percentages are those of one: the DAC's where it stands there.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING, Any

from tacli.collections.iati.getters import FUNDING
from tacli.collections.iati.kinds_of_money import BUDGET, KINDS_OF_MONEY, REPLACED
from tacli.collections.iati.texts import name_of
from tacli.models.iati import Transaction
from tacli.query.conditions import MOST
from tacli.query.money import Amount, Dimension, Facet, Kind, Money
from tacli.query.shares import Given
from tacli.query.sums import EXACT
from tacli.vocabulary.codelists import DAC, DAC_CATEGORY, category_of, qualified

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tacli.models.iati import Budget, Coded, IatiActivity, Organization, Share, Shares


UNTYPED = "no type"
_KIND_OF = {kind.type: name for name, kind in KINDS_OF_MONEY.items() if kind.type}
_INCOMING = ("incoming", "incoming-commitment", "incoming-pledge")
_OUTGOING = ("commitment", "disbursement", "expenditure", "pledge")
_REVISED = "2"
_WHOLE = 100
_COUNTRY, _REGION = "country ", "region "
KINDS = tuple(Kind(name, kind.help, kind.one, kind.many) for name, kind in KINDS_OF_MONEY.items())


_Giver = Callable[["IatiActivity", Amount], Given]


def amounts(row: IatiActivity) -> Iterable[Amount]:
    """Give the amounts of an activity; the day of the rate is the value date, else that of transaction or period."""
    for item in row.transactions:
        value = item.value
        kind = _KIND_OF.get(item.type or "", UNTYPED)
        yield Amount(kind, value.amount, value.currency, value.date or item.date, item)
    revised = {(b.start, b.end, b.value.currency) for b in row.budgets if b.type == _REVISED}
    for budget in row.budgets:
        value = budget.value
        replaced = budget.type != _REVISED and (budget.start, budget.end, value.currency) in revised
        kind = REPLACED if replaced else BUDGET
        yield Amount(kind, value.amount, value.currency, value.date or budget.start, budget)


def largest(row: IatiActivity) -> Decimal | None:
    """Give the largest of the sums of one kind in one currency, None where there is no amount."""
    sums: dict[tuple[str, str | None], Decimal] = {}
    for amount in amounts(row):
        if amount.amount is not None:
            key = amount.kind, amount.currency
            sums[key] = EXACT.add(sums[key], amount.amount) if key in sums else amount.amount
    return max(sums.values(), default=None)


def largest_down(row: IatiActivity) -> int | None:
    """Give it in whole units, rounded down: what is at least so much, is so much at least rounded down."""
    return _whole(largest(row), ROUND_FLOOR)


def largest_up(row: IatiActivity) -> int | None:
    """Give it in whole units, rounded up."""
    return _whole(largest(row), ROUND_CEILING)


def _whole(amount: Decimal | None, rounding: str) -> int | None:
    if amount is None:
        return None
    return max(-MOST, min(MOST, int(amount.to_integral_value(rounding))))


def _of_one_vocabulary(items: Shares, preferred: tuple[str, ...]) -> Sequence[Share]:
    """Give those of the first of the preferred vocabularies that is there, else of the first that is."""
    there = list(dict.fromkeys([item.vocabulary for item in items]))
    if len(there) <= 1:
        return items
    taken = next((vocabulary for vocabulary in preferred if vocabulary in there), there[0])
    return [item for item in items if item.vocabulary == taken]


def _places(row: IatiActivity, amount: Amount) -> Given:
    """Give countries and regions, which share the hundred percent.

    Countries that have no percentages, or come to 100 without them, leave regions nothing: these only say where they
    lie.
    """
    own: tuple[Shares, Shares] = (getattr(amount.item, "countries", ()), getattr(amount.item, "regions", ()))
    countries, regions = own if own[0] or own[1] else (row.countries, row.regions)
    found = tuple((share.code and _COUNTRY + share.code, share.percentage) for share in countries)
    said = [percentage for _, percentage in found if percentage is not None]
    if found and (not said or sum(said) >= _WHOLE):
        return Given(found)
    taken = _of_one_vocabulary(regions, (DAC, "2"))
    keys = ((s.code and _REGION + qualified(s.vocabulary or DAC, s.code), s.percentage) for s in taken)
    return Given((*found, *keys))


def _sectors(row: IatiActivity, amount: Amount) -> Given:
    taken = _of_one_vocabulary(getattr(amount.item, "sectors", ()) or row.sectors, (DAC, DAC_CATEGORY))
    return Given(tuple((_sector(share), share.percentage) for share in taken))


def _sector(share: Share) -> str | None:
    return share.code if share.vocabulary == DAC_CATEGORY else share.code and qualified(share.vocabulary, share.code)


def _aid_types(row: IatiActivity, amount: Amount) -> Given:
    own: tuple[Coded, ...] = getattr(amount.item, "aid_types", ())
    found = [t.code for t in own if t.vocabulary == DAC] or [t.code for t in row.aid_types if t.vocabulary == DAC]
    return _each(found)


def _humanitarian(row: IatiActivity, amount: Amount) -> Given:
    own = getattr(amount.item, "humanitarian", None)
    return _each([row.humanitarian if own is None else own])


def _year(_row: IatiActivity, amount: Amount) -> Given:
    """Give the year of a transaction, or in which the period of a budget starts."""
    item: Transaction | Budget = amount.item
    day = item.date if isinstance(item, Transaction) else item.start
    return _each([day and day.year])


def _currency(_row: IatiActivity, amount: Amount) -> Given:
    return _each([amount.currency])


def _each(codes: Iterable[Any]) -> Given:
    return Given(tuple((code, None) for code in codes))


def _same(code: Any) -> Any:
    return code


def _place(code: str) -> str:
    return code.removeprefix(_COUNTRY).removeprefix(_REGION)


def _country(code: str) -> str | None:
    return _place(code) if code.startswith(_COUNTRY) else None


def _region(code: str) -> str | None:
    return _place(code) if code.startswith(_REGION) else None


def _category(code: str) -> str | None:
    return next(iter(category_of(code)), None)


PLACE = Dimension("place", _places)
SECTOR = Dimension("sector", _sectors)
# Filters of rows, by their fields, and the facets that narrow amounts as they do.
_NARROWS = {
    "countries": "country", "regions": "region", "topics": "topic", "category": "category", "kinds": "kind",
    "year": "year", "humanitarian": "humanitarian", "currencies": "currency", "donors": "donor",
}  # fmt: skip


def money(lang: str | None = None) -> Money[IatiActivity]:
    """Declare the money; names of organizations are in the language where there are such, ISO 639-1."""

    def called(row: IatiActivity, organization: Organization | None) -> str | None:
        return organization and name_of(organization, lang, row.lang)

    def party(side: str, omitted: tuple[str, ...]) -> _Giver:
        """Give provider or receiver; the standard says that one which is left out is the reporter."""

        def given(row: IatiActivity, amount: Amount) -> Given:
            name = called(row, getattr(amount.item, side, None))
            if name or amount.kind not in omitted:
                return _each([name])
            return _each([called(row, row.reporter)])._replace(assumed=True)

        return given

    def donors(row: IatiActivity, amount: Amount) -> Given:
        """Give the provider of what comes in, else who funds the activity."""
        provider = called(row, getattr(amount.item, "provider", None)) if amount.kind in _INCOMING else None
        funders = [called(row, p.organization) for p in row.participants if p.role == FUNDING]
        return _each([provider] if provider else funders)

    def alone(name: str, title: str, help_: str, given: _Giver, **more: Any) -> Facet[IatiActivity]:
        return Facet(name, title, help_, Dimension(name, given, more.pop("whole", False)), _same, **more)

    facets: tuple[Facet[IatiActivity], ...] = (
        Facet("topic", "Topic", "Sector, by the percentages.", SECTOR, _same, "topic"),
        Facet("category", "Category", "DAC category of the sector.", SECTOR, _category, "category"),
        Facet("country", "Country", "Recipient country, by the percentages.", PLACE, _country, "country"),
        Facet("region", "Region", "Recipient region, where no country has the share.", PLACE, _region, "region"),
        Facet("place", "Place", "Recipient country or region.", PLACE, _place),
        alone("kind", "Kind", "Type of aid.", _aid_types, vocabulary="kind"),
        alone("year", "Year", "Year of the transaction, or in which a budget starts.", _year, whole=True, type=int),
        alone("currency", "Currency", "That it stands in.", _currency, whole=True, vocabulary="currency"),
        alone("humanitarian", "Humanitarian", "Whether it is humanitarian.", _humanitarian, whole=True, type=bool),
        alone("donor", "Donor", "Provider of what comes in, else who funds the activity.", donors),
        alone("provider", "Provider", "Organization that it comes from.", party("provider", _OUTGOING), whole=True),
        alone("receiver", "Receiver", "Organization that it goes to.", party("receiver", _INCOMING), whole=True),
    )  # fmt: skip
    return Money(KINDS, amounts, {facet.name: facet for facet in facets}, ("entity", "hierarchy"), _NARROWS)
