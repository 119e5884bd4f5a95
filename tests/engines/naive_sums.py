"""Money added up with no cleverness: every code with every other, in fractions."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from itertools import product
from typing import Any

from tacli.query.conditions import Among, Between
from tacli.query.field import Records
from tacli.query.money import Amount, Dimension, Facet
from tacli.query.shares import Given
from tacli.query.sums import Sum, Sums

Values = Callable[[str], set[Any]]  # of a row, by a facet
UNIT = Fraction(1, 10**18)


def naive_sums(records: Records[Any], rows: Iterable[tuple[Any, Values]], asked: Sum) -> Sums:
    """Add up the money of rows, each with what gives its values by a facet of the records."""
    money = records.money
    assert money is not None
    lines: dict[Any, Fraction] = {}
    kinds, how = Counter[str](), Counter[tuple[str, str]]()
    amounts, unread, activities = 0, 0, []
    for row, values in rows:
        found = list(money.amounts(row))
        kinds.update(amount.kind for amount in found)
        for amount in found:
            facets = {name: _facet(records, name, values) for name in _named(asked)}
            dimensions = {facet.dimension.name: facet.dimension for facet in facets.values()}
            givens = {name: of.given(row, [amount])[0] for name, of in dimensions.items()}
            cells = [
                (codes, share)
                for codes, share in _cells(givens)
                if amount.kind == asked.kind and all(any(_holds(c, facets, codes) for c in only) for only in asked.only)
            ]
            if not cells:
                continue
            if amount.amount is None:
                unread += 1
                continue
            amounts += 1
            activities.append((row, values))
            how.update((name, said) for name, given in givens.items() if (said := _how(given)))
            for codes, share in cells:
                key = (amount.currency, *(_value(facets[name], codes) for name in asked.by))
                key = (*key, amount.date) if asked.dated else key
                lines[key] = lines.get(key, Fraction(0)) + Fraction(amount.amount) * share
    counted = {id(row): (row, values) for row, values in activities}.values()
    chain = {name: {value for _, values in counted for value in values(name) or {None}} for name in money.chain}
    if amounts:
        kinds = Counter({kind: kinds[kind] for kind in money.told_beside(asked.kind) if kind in kinds})
    return Sums(
        # A fraction is equal to the decimal that is as much.
        lines,  # type: ignore[arg-type]
        amounts,
        len(counted),
        chain,
        kinds,
        unread,
        how,
    )


def _named(asked: Sum) -> list[str]:
    return [*asked.by, *(condition.field for only in asked.only for condition in only)]


def _facet(records: Records[Any], name: str, values: Values) -> Facet[Any]:
    assert records.money is not None
    if name in records.money.facets:
        return records.money.facets[name]

    def given(_row: Any, amounts: Sequence[Amount]) -> list[Given]:
        return [Given(tuple((value, None) for value in sorted(values(name))))] * len(amounts)

    return Facet(name, "", "", Dimension(name, given), lambda code: code)


def _cells(givens: dict[str, Given]) -> Iterable[tuple[dict[str, Any], Fraction]]:
    each = [[(name, code, share) for code, share in _shares(given).items()] for name, given in givens.items()]
    for several in product(*each):
        whole = Fraction(1)
        for _, _, share in several:
            whole *= share
        yield {name: code for name, code, _ in several}, whole


def _shares(given: Given) -> dict[Any, Fraction]:
    """Round shares down; those that lost most are given what is missing, unit by unit."""
    exact = _exact(given)
    shares = {code: share // UNIT * UNIT for code, share in exact.items()}
    lost = sorted(exact, key=lambda code: shares[code] - exact[code])
    while sum(shares.values()) < 1:
        shares[lost.pop(0)] += UNIT
    return shares


def _exact(given: Given) -> dict[Any, Fraction]:
    codes = list(dict.fromkeys(code for code, _ in given.percentages if code is not None))
    if _has_none(given):
        return {code: Fraction(1, len(codes)) for code in codes} or {None: Fraction(1)}
    said = {code: sum((Fraction(p or 0) for c, p in given.percentages if c == code), Fraction(0)) for code in codes}
    total = max(Fraction(100), sum(said.values()))
    shares = {code: Fraction(p) / total for code, p in said.items() if p}
    rest = 1 - sum(shares.values(), Fraction(0))
    return {**shares, None: rest} if rest else shares


def _how(given: Given) -> str:
    if given.assumed:
        return "assumed"
    if _has_none(given):
        return "equal" if len(_exact(given)) > 1 else ""
    return "over" if sum(p or 0 for code, p in given.percentages if code is not None) > 100 else ""


def _has_none(given: Given) -> bool:
    return all(percentage is None for _, percentage in given.percentages)


def _value(facet: Facet[Any], codes: dict[str, Any]) -> Any:
    code = codes[facet.dimension.name]
    return code if code is None else facet.of(code)


def _holds(condition: Among | Between, facets: dict[str, Facet[Any]], codes: dict[str, Any]) -> bool:
    value = _value(facets[condition.field], codes)
    match condition:
        case Among(_, values):
            return value in values
        case Between(_, spans):
            return value is not None and any(span.first <= value <= span.last for span in spans)
