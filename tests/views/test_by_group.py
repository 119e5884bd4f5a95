"""Annex II side by side."""

import tacli
from tacli.query.tally import rates, total_rates
from tacli.views import lay_out
from tacli.views.by_group import by_group_table


def test_a_treaty_has_three_columns(dataset: tacli.Dataset) -> None:
    rows = rates(dataset.responses)
    table = by_group_table(rows, total_rates(rows), "foot")
    assert [c.name for c in table.columns[:4]] == [
        "group",
        "convention_parties",
        "convention_replies",
        "convention_rate",
    ]
    assert [c.title for c in table.columns[:2]] == ["Grouping", "convention\nparties"]
    assert [c.help for c in table.columns[:2]] == ["Country grouping.", "parties of convention"]
    assert [c.priority for c in table.columns[:4]] == [0, 0, 0, 1]
    assert table.values(table.total[0])[:3] == ["total", 107, 50]


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
