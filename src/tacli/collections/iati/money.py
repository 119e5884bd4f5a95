"""The money of IATI activities: transactions and budgets, and where each amount goes.

A transaction goes where it says itself, else where its activity does. Of several vocabularies one is taken, as
percentages are those of one: the DAC's where it stands there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext
from functools import cache, lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

from tacli.collections.iati.getters import FUNDING, Columns, columns
from tacli.collections.iati.kinds_of_money import BUDGET, KINDS_OF_MONEY, REPLACED
from tacli.collections.iati.texts import name_of
from tacli.query.conditions import MOST
from tacli.query.last import once_a_row
from tacli.query.money import Amount, Dimension, Facet, Kind, Money
from tacli.query.shares import Given
from tacli.query.sums import EXACT
from tacli.vocabulary.codelists import DAC, DAC_CATEGORY, category_of, qualified

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tacli.anything import Option, Value
    from tacli.models.iati import Budget, Coded, IatiActivity, Organization, Share, Shares, Transaction

UNTYPED = "no type"
_KIND_OF: dict[str | None, str] = {kind.type: name for name, kind in KINDS_OF_MONEY.items() if kind.type}
_INCOMING = ("incoming", "incoming-commitment", "incoming-pledge")
_OUTGOING = ("commitment", "disbursement", "expenditure", "pledge")
_REVISED = "2"
_WHOLE = 100
_NOTHING = Decimal()
_COUNTRY, _REGION = "country ", "region "
KINDS = tuple(
    Kind(name, kind.help, kind.one, kind.many, REPLACED if name == BUDGET else "")
    for name, kind in KINDS_OF_MONEY.items()
)


_Giver = Callable[["IatiActivity", Sequence[Amount]], Sequence[Given]]


@cache
def _of_budgets() -> Transaction:
    """Give what a budget says of where it goes, which is nothing."""
    from tacli.models.iati import Money as Value  # here, as who asks a store needs no records
    from tacli.models.iati import Transaction

    return Transaction(None, None, Value(None, None, None), None, None, (), (), (), (), None)


@once_a_row
def amounts(row: IatiActivity) -> Sequence[Amount]:
    """Give the amounts of an activity; the day of the rate is the value date, else that of transaction or period."""
    found = [
        Amount(_KIND_OF.get(item.type, UNTYPED), amount, currency, day or item.date, item)
        for item in row.transactions
        for amount, currency, day in (item.value,)
    ]
    if row.budgets:
        found += _budgets(row.budgets)
    return found


def _budgets(budgets: Iterable[Budget]) -> Iterator[Amount]:
    revised = {(b.start, b.end, b.value.currency) for b in budgets if b.type == _REVISED}
    for budget in budgets:
        value = budget.value
        replaced = budget.type != _REVISED and (budget.start, budget.end, value.currency) in revised
        kind = REPLACED if replaced else BUDGET
        said = _of_budgets()._replace(date=budget.start)
        yield Amount(kind, value.amount, value.currency, value.date or budget.start, said)


@once_a_row
def largest(row: IatiActivity) -> Decimal | None:
    """Give the largest of the sums of one kind in one currency, None where there is no amount."""
    found: dict[tuple[str, str | None], Decimal] = {}
    with localcontext(EXACT):
        for kind, amount, currency, _, _ in amounts(row):
            if amount is not None:
                found[kind, currency] = found.get((kind, currency), _NOTHING) + amount
    return max(found.values(), default=None)


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


@once_a_row
def _said(of: Sequence[Amount]) -> Columns:
    """Give what amounts say of where they go, which is asked for by each dimension."""
    return columns([amount.item for amount in of])


def _places(row: IatiActivity, of: Sequence[Amount]) -> Sequence[Given]:
    """Give countries and regions, which share the hundred percent."""
    default = _shared(row.countries, row.regions)
    said = _said(of)
    if not any(said.countries) and not any(said.regions):
        return [default] * len(of)
    each = zip(said.countries, said.regions, strict=True)
    return [_shared(countries, regions) if countries or regions else default for countries, regions in each]


def _shared(countries: Shares, regions: Shares) -> Given:
    """Leave regions nothing where countries have no percentages, or come to 100: regions say where they lie then."""
    found = tuple([(share.code and _COUNTRY + share.code, share.percentage) for share in countries])
    said = [percentage for _, percentage in found if percentage is not None]
    if found and (not said or sum(said) >= _WHOLE):
        return Given(found)
    taken = _of_one_vocabulary(regions, (DAC, "2"))
    keys = [(s.code and _REGION + qualified(s.vocabulary or DAC, s.code), s.percentage) for s in taken]
    return Given((*found, *keys))


def _sectors(row: IatiActivity, of: Sequence[Amount]) -> Sequence[Given]:
    default = _split(row.sectors)
    own = _said(of).sectors
    return [_split(sectors) if sectors else default for sectors in own] if any(own) else [default] * len(of)


def _split(sectors: Shares) -> Given:
    taken = _of_one_vocabulary(sectors, (DAC, DAC_CATEGORY))
    return Given(tuple([(_sector(share), share.percentage) for share in taken]))


def _sector(share: Share) -> str | None:
    return share.code if share.vocabulary == DAC_CATEGORY else share.code and qualified(share.vocabulary, share.code)


def _aid_types(row: IatiActivity, of: Sequence[Amount]) -> Sequence[Given]:
    default = _of_the_dac(row.aid_types)
    said = _said(of).aid_types
    if not any(said):
        return [default] * len(of)
    own = [types and _of_the_dac(types) for types in said]
    return [given if given and given.percentages else default for given in own]


@lru_cache(maxsize=2**10)
def _of_the_dac(types: tuple[Coded, ...]) -> Given:
    return _each(t.code for t in types if t.vocabulary == DAC)


def _humanitarian(row: IatiActivity, of: Sequence[Amount]) -> Sequence[Given]:
    default = _one(row.humanitarian)
    return [default if humanitarian is None else _one(humanitarian) for humanitarian in _said(of).humanitarian]


def _year(_row: IatiActivity, of: Sequence[Amount]) -> Sequence[Given]:
    """Give the year of a transaction, or in which the period of a budget starts."""
    return [_one(date and date.year) for date in _said(of).date]


def _currency(_row: IatiActivity, of: Sequence[Amount]) -> Sequence[Given]:
    return [_one(amount.currency) for amount in of]


@lru_cache(maxsize=2**12, typed=True)  # the year 1 is no truth
def _one(code: Value) -> Given:
    return Given(((code, None),))


@lru_cache(maxsize=2**10)
def _assumed(code: Value) -> Given:
    return Given(((code, None),), assumed=True)


def _each(codes: Iterable[Value]) -> Given:
    return Given(tuple([(code, None) for code in codes]))


def _same(code: Value) -> Value:
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

    def party(side: Callable[[Columns], Sequence[Organization | None]], omitted: tuple[str, ...]) -> _Giver:
        """Give provider or receiver; the standard says that one which is left out is the reporter."""

        def given(row: IatiActivity, of: Sequence[Amount]) -> Sequence[Given]:
            reporter = _assumed(called(row, row.reporter))
            own = row.lang
            names = [organization and name_of(organization, lang, own) for organization in side(_said(of))]
            return [
                _one(name) if name or amount.kind not in omitted else reporter
                for name, amount in zip(names, of, strict=True)
            ]

        return given

    def donors(row: IatiActivity, of: Sequence[Amount]) -> Sequence[Given]:
        """Give the provider of what comes in, else who funds the activity."""
        funders = _each([called(row, party) for role, party in row.participants if role == FUNDING])
        return [
            _one(name) if kind in _INCOMING and (name := called(row, item.provider)) else funders
            for kind, _, _, _, item in of
        ]

    provider, receiver = attrgetter("provider"), attrgetter("receiver")

    def alone(name: str, title: str, help_: str, given: _Giver, **more: Option) -> Facet[IatiActivity]:
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
        alone("provider", "Provider", "Organization that it comes from.", party(provider, _OUTGOING), whole=True),
        alone("receiver", "Receiver", "Organization that it goes to.", party(receiver, _INCOMING), whole=True),
    )  # fmt: skip
    return Money(KINDS, amounts, {facet.name: facet for facet in facets}, ("entity", "hierarchy"), _NARROWS)
