"""Annex II side by side."""

import tacli
from tacli.collections.paper.annexes import rates, total_rates
from tacli.views import lay_out
from tacli.views.by_group import by_group_table


def test_a_treaty_has_three_columns(dataset: tacli.Dataset) -> None:
    rows = rates(dataset.responses)
    table = by_group_table(rows, total_rates(rows), "foot")
    first, replies, parties, rate = table.columns[:4]
    assert (first.name, first.title, first.help) == ("group", "Grouping", "Country grouping.")
    assert (replies.name, replies.title, replies.help) == (
        "convention_replies",
        "convention\nreplies",
        "Replies on convention.",
    )
    assert (parties.name, parties.title, parties.help) == ("convention_parties", "\nof", "Parties of convention.")
    assert (rate.name, rate.title, rate.priority) == ("convention_rate", "\nrate", 1)
    assert table.values(table.total[0])[:3] == ["total", 50, 107]


def test_the_largest_come_first(dataset: tacli.Dataset) -> None:
    rows = rates(dataset.responses)
    table = lay_out(by_group_table(rows, [], ""), [], ["migrants_rate"])
    shares = [table.columns[-1].get(row) for row in table.rows]
    assert shares == sorted(shares, reverse=True)


def test_a_treaty_without_rows_of_a_grouping_is_left_blank(dataset: tacli.Dataset) -> None:
    rows = rates(dataset.responses)[:4]
    table = by_group_table(rows, [], "")
    assert [row.group for row in rows] == ["african", "african", "african", "asian"]
    assert table.values(list(table.rows)[1])[4:] == [None] * 6
