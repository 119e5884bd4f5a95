"""Real files come to the figures that an independent program counted, and to those that a naive one counts here."""

import xml.etree.ElementTree as ET
from collections import Counter
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pytest

from tacli.collections.iati.activities import IATI_ACTIVITIES
from tacli.engines.memory import MemoryEngine
from tacli.models.iati import IatiActivity
from tacli.query.conditions import Query
from tacli.query.tallies import Counts
from tests.sources.iati.files import COVID, NASTY, OLD, UNHCR, example, read

FACETS = ["country", "region", "topic", "category", "status", "entity"]


def tallied(rows: list[IatiActivity]) -> Counts:
    return MemoryEngine(IATI_ACTIVITIES, rows).tally(Query(), FACETS)


def places(rows: list[IatiActivity]) -> tuple[int, int]:
    """Count the activities that name a region and no country, and those that name no place."""
    country, region = (IATI_ACTIVITIES[name].get for name in ("countries", "regions"))
    only_region = sum(bool(region(row)) and not country(row) for row in rows)
    return only_region, sum(not region(row) and not country(row) for row in rows)


def test_the_figures_of_18_publishers() -> None:
    rows, _ = read(example(COVID))
    counts = tallied(rows)
    assert (len(rows), len({row.identifier for row in rows})) == (401, 401)
    assert places(rows) == (76, 2)
    by = counts.by
    assert len(by["country"]) == 110
    assert {code: by["country"][code] for code in ("ET", "CN", "KE", "IN", "BD")} == {
        "ET": 13, "CN": 11, "KE": 10, "IN": 10, "BD": 9,
    }  # fmt: skip
    sectors = Counter({code: count for code, count in by["topic"].items() if code.isdigit() and len(code) == 5})
    assert len(sectors) == 71
    assert sectors.most_common(3) == [("12264", 99), ("12250", 45), ("16050", 37)]
    assert len(by["category"]) == 30
    assert by["category"].most_common(3) == [("122", 170), ("160", 57), ("151", 48)]
    assert [by["status"][code] for code in "1234"] == [3, 288, 93, 17]
    assert len(by["entity"]) == 18
    assert by["entity"].most_common(3) == [("XM-DAC-41114", 100), ("KR-GOV-010", 94), ("GB-GOV-1", 57)]


def test_the_figures_of_one_publisher() -> None:
    rows, problems = read(example(UNHCR))
    counts = tallied(rows)
    assert (len(rows), len({row.identifier for row in rows})) == (134, 134)
    assert problems.total == 0
    assert places(rows) == (29, 0)
    assert len(counts.by["country"]) == 105
    sectors = {code: count for code, count in counts.by["topic"].items() if code.isdigit()}
    assert sectors == {"72010": 132, "72050": 82, "72012": 65, "72011": 63}
    assert counts.by["category"] == {"720": 134}
    assert counts.by["status"] == {"2": 134}
    assert counts.by["entity"] == {"XM-DAC-41121": 134}


class Naive:
    """A file counted with no cleverness: the whole tree, and paths."""

    def __init__(self, path: Path) -> None:
        self.activities = list(ET.parse(path).getroot())  # noqa: S314 - a file of the tests

    def codes(self, name: str, attribute: str = "code", **having: str) -> Counter[str]:
        """Count activities by the codes of an element, at either level."""
        found: Counter[str] = Counter()
        for activity in self.activities:
            elements = [*activity.findall(name), *activity.findall(f"transaction/{name}")]
            kept = [e for e in elements if all(e.get(key, "1") == value for key, value in having.items())]
            found.update({code for e in kept if (code := e.get(attribute))})
        return found

    def money(self) -> dict[tuple[str | None, str | None], Decimal]:
        """Add up transactions by type and currency, without those whose amount is none."""
        sums: dict[tuple[str | None, str | None], Decimal] = {}
        for activity in self.activities:
            for transaction in activity.findall("transaction"):
                value, kind = transaction.find("value"), transaction.find("transaction-type")
                try:
                    amount = Decimal((value.text or "") if value is not None else "")
                except InvalidOperation:
                    continue
                currency = value.get("currency") or activity.get("default-currency") if value is not None else None
                key = (kind.get("code") if kind is not None else None, currency)
                sums[key] = sums.get(key, Decimal(0)) + amount
        return sums


@pytest.mark.parametrize("name", [COVID, UNHCR])
def test_a_naive_count_agrees(name: str) -> None:
    path = example(name)
    naive = Naive(path)
    rows, _ = read(path)
    counts = tallied(rows)
    assert counts.by["country"] == naive.codes("recipient-country")
    dac = naive.codes("recipient-region", vocabulary="1")
    assert {code: n for code, n in counts.by["region"].items() if ":" not in code} == dac
    for vocabulary in ("1", "2"):
        size = {"1": 5, "2": 3}[vocabulary]
        ours = {code: n for code, n in counts.by["topic"].items() if code.isdigit() and len(code) == size}
        assert ours == naive.codes("sector", vocabulary=vocabulary)
    assert counts.by["entity"] == naive.codes("reporting-org", "ref")
    assert [row.identifier for row in rows] == [a.findtext("iati-identifier", "").strip() for a in naive.activities]


@pytest.mark.parametrize("name", [COVID, UNHCR])
def test_naive_sums_of_money_agree(name: str) -> None:
    path = example(name)
    sums: dict[tuple[str | None, str | None], Decimal] = {}
    for row in read(path)[0]:
        for transaction in row.transactions:
            if transaction.value.amount is not None:
                key = (transaction.type, transaction.value.currency)
                sums[key] = sums.get(key, Decimal(0)) + transaction.value.amount
    assert sums == Naive(path).money()
    assert sums


@pytest.mark.parametrize("path", [OLD, NASTY], ids=["old", "nasty"])
def test_a_naive_count_of_our_own_files_agrees(path: Path) -> None:
    naive = Naive(path)
    counts = tallied(read(path)[0])
    assert {code.upper() for code in naive.codes("recipient-country")} == set(counts.by["country"])
    assert len(naive.activities) == counts.total
