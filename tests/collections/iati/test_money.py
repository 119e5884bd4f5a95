"""What the money of an activity is, and where each amount goes; a second program comes to the same sums."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tacli.collections.iati.activities import IATI_ACTIVITIES, activities
from tacli.engines.memory import MemoryEngine
from tacli.query.conditions import Query
from tacli.query.sums import Sum, Sums, rounded
from tests.collections.iati.naive_money import BY, TYPES, added, tree
from tests.sources.iati.files import ANNOTATED, COVID, OLD, UNHCR, example, identified, read, written


def summed(path: Path, kind: str, *by: str, lang: str | None = None, **more: Any) -> Sums:
    return MemoryEngine(activities(lang), read(path)[0]).sums(Query(), Sum(kind, by, **more))


def paid(type_: str = "3", amount: str = "100", more: str = "", day: str = "2020-03-01") -> str:
    return (
        f'<transaction><transaction-type code="{type_}"/><transaction-date iso-date="{day}"/>'
        f'<value currency="EUR" value-date="{day}">{amount}</value>{more}</transaction>'
    )


def lines(path: Path, inner: str, *by: str, kind: str = "disbursement") -> dict[Any, str]:
    found = summed(written(path / "a.xml", identified("a", inner)), kind, *by).lines
    return {
        values[0] if len(values) == 1 else values: str(rounded(found)[c, *values]) for c, *values in map(list, found)
    }


KENYA = '<recipient-country code="KE" percentage="60"/>'
REGION = '<recipient-region code="298" percentage="40"/>'


@pytest.mark.parametrize(
    ("inner", "found"),
    [
        (KENYA + REGION + paid(), {"KE": "60.00", None: "40.00"}),
        (KENYA + paid(), {"KE": "60.00", None: "40.00"}),
        ('<recipient-country code="KE"/>' + paid(), {"KE": "100.00"}),
        ('<recipient-country code="KE"/><recipient-region code="298"/>' + paid(), {"KE": "100.00"}),
        ('<recipient-country code="KE"/>' + REGION + paid(), {"KE": "100.00"}),
        (KENYA.replace("60", "100") + REGION.replace("40", "100") + paid(), {"KE": "100.00"}),
        (KENYA + paid(more='<recipient-country code="UG"/>'), {"UG": "100.00"}),
        (KENYA + paid(more='<recipient-region code="298"/>'), {None: "100.00"}),
        ('<recipient-country code="KE"/><recipient-country code="UG"/>' + paid(amount="0.01"),
         {"KE": "0.01", "UG": "0.00"}),
        (paid(), {None: "100.00"}),
    ],
)  # fmt: skip
def test_by_country(tmp_path: Path, inner: str, found: dict[str | None, str]) -> None:
    assert lines(tmp_path, inner, "country") == found


def test_regions_and_countries_are_places_of_one_split(tmp_path: Path) -> None:
    inner = KENYA + REGION + '<recipient-region vocabulary="99" code="A" percentage="100"/>' + paid()
    assert lines(tmp_path, inner, "place") == {"KE": "60.00", "298": "40.00"}
    assert lines(tmp_path, inner, "region") == {"298": "40.00", None: "60.00"}


SECTORS = '<sector code="15130" percentage="25"/><sector code="15132" percentage="50"/>'


@pytest.mark.parametrize(
    ("inner", "topics", "categories"),
    [
        (SECTORS + paid(), {"15130": "25.00", "15132": "50.00", None: "25.00"}, {"151": "75.00", None: "25.00"}),
        (SECTORS + '<sector vocabulary="99" code="A"/>' + paid(more='<sector vocabulary="2" code="122"/>'),
         {"122": "100.00"}, {"122": "100.00"}),
        ('<sector vocabulary="99" code="A" percentage="100"/><sector vocabulary="2" code="151"/>' + paid(),
         {"151": "100.00"}, {"151": "100.00"}),
        ('<sector vocabulary="98" code="B"/><sector vocabulary="99" code="A"/>' + paid(),
         {"98:B": "100.00"}, {None: "100.00"}),
    ],
)  # fmt: skip
def test_by_sector(tmp_path: Path, inner: str, topics: Any, categories: Any) -> None:
    assert lines(tmp_path, inner, "topic") == topics
    assert lines(tmp_path, inner, "category") == categories


def test_who_gives_and_who_gets(tmp_path: Path) -> None:
    reporter = '<iati-identifier>a</iati-identifier><reporting-org ref="XX-1"><narrative>Us</narrative></reporting-org>'
    fund = '<participating-org role="1"><narrative>Fund</narrative></participating-org>'
    named = '<provider-org><narrative xml:lang="fr">Eux</narrative></provider-org><receiver-org ref="XX-9"/>'
    inner = reporter + fund + paid() + paid("1") + paid("3", "7", named) + paid("1", "7", named)
    path = written(tmp_path / "a.xml", inner)

    def by(kind: str, facet: str) -> tuple[dict[str | None, str], int]:
        found = summed(path, kind, facet)
        return {value: str(amount) for (_, value), amount in found.lines.items()}, found.how[facet, "assumed"]

    assert by("disbursement", "provider") == ({"Us": "100", "Eux": "7"}, 1)
    assert by("disbursement", "receiver") == ({None: "100", "XX-9": "7"}, 0)
    assert by("incoming", "provider") == ({None: "100", "Eux": "7"}, 0)
    assert by("incoming", "receiver") == ({"Us": "100", "XX-9": "7"}, 1)
    assert by("disbursement", "donor") == ({"Fund": "107"}, 0)
    assert by("incoming", "donor") == ({"Fund": "100", "Eux": "7"}, 0)


def test_what_a_transaction_says_itself_goes_before_what_its_activity_says(tmp_path: Path) -> None:
    own = '<aid-type code="D01"/>'
    inner = paid(more=own).replace("<transaction>", '<transaction humanitarian="0">') + paid(amount="7")
    path = written(tmp_path / "a.xml", identified("a", '<default-aid-type code="C01"/>' + inner))
    path.write_text(path.read_text().replace("<iati-activity>", '<iati-activity humanitarian="1">'), encoding="utf-8")
    found = summed(path, "disbursement", "kind", "humanitarian", "year", "currency")
    assert found.lines == {
        ("EUR", "D01", False, 2020, "EUR"): Decimal(100),
        ("EUR", "C01", True, 2020, "EUR"): Decimal(7),
    }


def test_a_revised_budget_stands_for_the_original_of_the_same_period(tmp_path: Path) -> None:
    def budget(type_: str, amount: str, year: str = "2020") -> str:
        period = f'<period-start iso-date="{year}-01-01"/><period-end iso-date="{year}-12-31"/>'
        return f'<budget type="{type_}">{period}<value currency="EUR">{amount}</value></budget>'

    inner = budget("1", "5") + budget("2", "7") + budget("1", "1", "2021")
    found = summed(written(tmp_path / "a.xml", identified("a", inner)), "budget", "year", "provider")
    assert found.lines == {("EUR", 2020, None): Decimal(7), ("EUR", 2021, None): Decimal(1)}
    assert found.kinds == {"replaced budget": 1}


def test_what_cannot_be_read_is_counted_and_not_added(tmp_path: Path) -> None:
    found = summed(written(tmp_path / "a.xml", identified("a", paid(amount="1,000") + paid())), "disbursement")
    assert (found.lines, found.amounts, found.unread) == ({("EUR",): Decimal(100)}, 1, 1)
    nothing = summed(written(tmp_path / "b.xml", identified("b", "<transaction/>")), "disbursement")
    assert (nothing.lines, nothing.kinds) == ({}, {"no type": 1})


def test_a_sum_says_of_whom_it_comes() -> None:
    found = summed(OLD, "disbursement", "topic")
    assert found.chain == {"entity": {"XX-1"}, "hierarchy": {2}}
    assert (found.activities, found.amounts) == (1, 1)
    assert found.lines == {("EUR", "15130"): Decimal("125.25"), ("EUR", None): Decimal("125.25")}


FILES = (OLD.name, COVID, UNHCR, ANNOTATED)


@pytest.mark.parametrize("name", FILES)
def test_a_second_program_comes_to_the_same(name: str) -> None:
    path = OLD if name == OLD.name else example(name)
    engine, root = MemoryEngine(IATI_ACTIVITIES, read(path)[0]), tree(path)
    asked = 0
    for kind in (*TYPES, "budget"):
        for by in BY:
            lines_ = rounded(engine.sums(Query(), Sum(kind, (by,))).lines)
            expected = added(root, kind, by)
            ours = {(currency, None if v is None else str(v)): amount for (currency, v), amount in lines_.items()}
            assert ours.keys() == expected.keys()
            assert all(abs(ours[key] - amount) < Decimal("0.01") for key, amount in _decimals(expected).items())
            for currency in {currency for currency, _ in expected}:
                whole = sum(amount for (c, _), amount in expected.items() if c == currency)
                assert sum(amount for (c, _), amount in ours.items() if c == currency) == whole
            asked += len(expected)
    assert asked


def _decimals(fractions: dict[Any, Any]) -> dict[Any, Decimal]:
    return {key: Decimal(f.numerator) / Decimal(f.denominator) for key, f in fractions.items()}
