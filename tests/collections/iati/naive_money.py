"""Money of a file added up by a second program: the whole tree, paths and fractions, and nothing of tacli."""

import xml.etree.ElementTree as ET
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path

TYPES = {"commitment": "2", "disbursement": "3", "expenditure": "4", "incoming": "1", "incoming-commitment": "11"}
OLD_WORDS = {"D": "3", "E": "4", "C": "2", "IF": "1"}
VOCABULARIES = {"DAC": "1", "DAC-3": "2"}
Shares = dict[str | None, Fraction]
Line = tuple[str | None, str | None]


def tree(path: Path) -> ET.Element:
    """Give a file as a whole."""
    return ET.parse(path).getroot()  # noqa: S314 - a file of the tests


def added(root: ET.Element, kind: str, by: str) -> dict[Line, Fraction]:
    """Give the exact sum for each currency and code; None is what goes to no code."""
    sums: dict[Line, Fraction] = {}
    for activity in root.findall("iati-activity"):
        for item in _items(activity, kind):
            value = item.find("value")
            amount = _decimal(value.text if value is not None else None)
            if value is None or amount is None:
                continue
            currency = (value.get("currency") or activity.get("default-currency") or "").upper() or None
            for code, share in BY[by](activity, item).items():
                sums[currency, code] = sums.get((currency, code), Fraction(0)) + Fraction(amount) * share
    return sums


def _items(activity: ET.Element, kind: str) -> list[ET.Element]:
    if kind == "budget":
        budgets = activity.findall("budget")
        revised = {_period(budget) for budget in budgets if budget.get("type") == "2"}
        return [b for b in budgets if b.get("type") == "2" or _period(b) not in revised]
    return [t for t in activity.findall("transaction") if _type(t) == TYPES[kind]]


def _period(budget: ET.Element) -> tuple[str, ...]:
    return tuple(e.get("iso-date", "") for name in ("period-start", "period-end") for e in budget.findall(name))


def _type(transaction: ET.Element) -> str:
    element = transaction.find("transaction-type")
    code = element.get("code", "") if element is not None else ""
    return OLD_WORDS.get(code, code)


def _decimal(text: str | None) -> Decimal | None:
    try:
        return Decimal((text or "").strip())
    except InvalidOperation:
        return None


def _split(percentages: list[tuple[str, Decimal | None]]) -> Shares:
    codes = list(dict.fromkeys(code for code, _ in percentages if code))  # one may be empty
    if not codes:
        return {None: Fraction(1)}
    if all(percentage is None for _, percentage in percentages):
        return {code: Fraction(1, len(codes)) for code in codes}
    shares: Shares = {code: sum((Fraction(p or 0) for c, p in percentages if c == code), Fraction(0)) for code in codes}
    whole = sum(shares.values(), Fraction(0))
    if whole < 100:
        shares[None] = 100 - whole
    return {code: share / max(whole, Fraction(100)) for code, share in shares.items() if share}


def _percentages(elements: list[ET.Element]) -> list[tuple[str, Decimal | None]]:
    return [(e.get("code", "").upper(), _decimal(e.get("percentage"))) for e in elements]


def _sectors(activity: ET.Element, item: ET.Element) -> Shares:
    elements = item.findall("sector") or activity.findall("sector")
    named = [(VOCABULARIES.get(v := e.get("vocabulary", "1"), v), e) for e in elements]
    for vocabulary in ("1", "2", *(v for v, _ in named)):
        if found := [e for v, e in named if v == vocabulary]:
            prefix = "" if vocabulary in ("1", "2") else f"{vocabulary}:"
            return _split([(prefix + code, p) for code, p in _percentages(found)])
    return {None: Fraction(1)}


def _categories(activity: ET.Element, item: ET.Element) -> Shares:
    found: Shares = {}
    for code, share in _sectors(activity, item).items():
        category = code[:3] if code and code.isdigit() else None
        found[category] = found.get(category, Fraction(0)) + share
    return found


def _countries(activity: ET.Element, item: ET.Element) -> Shares:
    names = ("recipient-country", "recipient-region")
    source = item if any(item.findall(name) for name in names) else activity
    countries, regions = (source.findall(name) for name in names)
    given = _percentages(countries)
    if given and (all(p is None for _, p in given) or sum(p or 0 for _, p in given) >= 100):
        return _split(given)
    vocabularies = [region.get("vocabulary", "1") for region in regions]
    taken = next((v for v in ("1", "2", *vocabularies) if v in vocabularies), None)
    given += [("region", p) for v, (_, p) in zip(vocabularies, _percentages(regions), strict=True) if v == taken]
    shares = _split(given)
    shares[None] = shares.get(None, Fraction(0)) + shares.pop("region", Fraction(0))
    return {code: share for code, share in shares.items() if share}


def _years(_activity: ET.Element, item: ET.Element) -> Shares:
    day = item.find("transaction-date" if item.tag == "transaction" else "period-start")
    written = (day.get("iso-date") or day.text or "") if day is not None else ""
    return {written.strip()[:4] or None: Fraction(1)}


BY = {"topic": _sectors, "category": _categories, "country": _countries, "year": _years}
