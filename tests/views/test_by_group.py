"""Annex II side by side."""

import tacli
from tacli.collections.paper.annexes import rates, total_rates
from tacli.engines.memory import MemoryEngine
from tacli.query.conditions import Order, Query
from tacli.views.by_group import by_group_records, by_group_rows, measures_of
from tacli.views.table import listed


def test_a_treaty_has_three_columns() -> None:
    first, replies, parties, rate, *others = by_group_records().columns
    assert (first.name, first.title, first.help) == ("group", "Grouping", "Country grouping.")
    assert (replies.name, replies.over, replies.title) == ("convention_replies", "convention", "replies")
    assert replies.help == "Replies on convention."
    assert (parties.name, parties.over, parties.title) == ("convention_parties", "convention", "of")
    assert parties.help == "Parties of convention."
    assert (rate.name, rate.over, rate.title, rate.priority) == ("convention_rate", "convention", "rate", 1)
    assert {field.over for field in others[:-1]} == {"trafficking", "migrants"}
    assert others[-1].name == "role"


def test_columns_of_some_treaties() -> None:
    assert measures_of(["migrants-protocol"]) == (
        "group", "migrants_replies", "migrants_parties", "migrants_rate", "role"
    )  # fmt: skip


def test_totals_stand_side_by_side_too(dataset: tacli.Dataset) -> None:
    (row,) = MemoryEngine(by_group_records(), by_group_rows(total_rates(rates(dataset.responses)))).rows(Query())
    assert row[:3] == ("total", 50, 107)


def test_the_largest_come_first(dataset: tacli.Dataset) -> None:
    engine = MemoryEngine(by_group_records(), by_group_rows(rates(dataset.responses)))
    asked = Query(order=(Order("migrants_rate", descending=True),), fields=("migrants_rate",))
    shares = [share for (share,) in listed(engine, asked).rows]
    assert shares == sorted(shares, reverse=True)


def test_a_treaty_without_rows_of_a_grouping_is_left_blank(dataset: tacli.Dataset) -> None:
    rows = rates(dataset.responses)[:4]
    assert [row.group for row in rows] == ["african", "african", "african", "asian"]
    _, asian = MemoryEngine(by_group_records(), by_group_rows(rows)).rows(Query())
    assert asian[4:] == (*(None,) * 6, "group")
