"""Counts and the paper on one screen, as tables."""

from collections.abc import Iterable
from typing import Any

import pytest

import tacli
from tacli.collections.paper.activities import ACTIVITIES
from tacli.collections.paper.collection import PAPER
from tacli.engines.memory import MemoryEngine
from tacli.errors import UsageError
from tacli.query.conditions import Order, Query
from tacli.query.tallies import Counts
from tacli.views import Table
from tacli.views.blocks import Series
from tacli.views.summary import cross_columns, cross_table, heads_of, overview, tally_table

ALL = Query()
FACETS = ACTIVITIES.facets


def _counts(rows: Iterable[tacli.Activity], *facets: str) -> Counts:
    return MemoryEngine(ACTIVITIES, rows).tally(ALL, facets or PAPER.overview)


def _overview(dataset: tacli.Dataset, **options: Any) -> Table:
    return overview(dataset, _counts(dataset.activities), ALL, "foot", facets=PAPER.overview, **options)


def _cross(
    rows: Iterable[tacli.Activity], facet: str, other: str, query: Query = ALL, *, shares: bool = False
) -> Table:
    return cross_table(_counts(rows, facet, other), (FACETS[facet], FACETS[other]), query, "foot", shares=shares)


def test_the_overview_is_a_page_with_sections(dataset: tacli.Dataset) -> None:
    page = _overview(dataset)
    assert page.title == "Technical assistance against transnational organized crime"
    assert (page.sections, page.bar, page.scale, page.screenful, page.card) == ("section", "share", 1, False, False)
    assert page.foot == "foot"
    assert page.series
    assert (page.series.first, page.series.last, len(page.series.values)) == (1999, 2006, 8)


def test_years_without_rows_are_in_the_line_of_years(dataset: tacli.Dataset) -> None:
    rows = [a.model_copy(update={"start": y, "end": y}) for a, y in zip(dataset.activities, (2001, 2003), strict=False)]
    page = overview(None, _counts(rows), ALL, "", facets=PAPER.overview)
    assert page.series == Series(2001, 2003, (1, 0, 1), "at most 1 rows a year")


def test_no_year_is_no_line_of_years(dataset: tacli.Dataset) -> None:
    rows = [a for a in dataset.activities if a.start is None and a.end is None]
    assert overview(None, _counts(rows), ALL, "", facets=PAPER.overview).series is None


def test_every_status_stands_however_short_the_page(dataset: tacli.Dataset) -> None:
    sections = [section for section, *_ in _overview(dataset, top=2).rows]
    assert sections.count("status") == 4
    assert sections.count("topic (2 of 20)") == 2
    assert sections.count("donor, USD (2 of 11)") == 2
    whole = [section for section, *_ in _overview(dataset, top=None).rows]
    assert whole.count("topic") == 20


def test_a_tally_is_never_cut(dataset: tacli.Dataset) -> None:
    table = tally_table(_counts(dataset.activities, "country"), FACETS["country"], ALL, "foot")
    assert (table.screenful, table.bar, table.columns[0].title) == (False, "count", "Country")
    assert table.foot.endswith(" hold no country; the counts add up to 90 and overlap. foot")


def test_a_full_bar_is_the_most_of_all_however_few_are_shown(dataset: tacli.Dataset) -> None:
    counts = _counts(dataset.activities, "topic")
    last = Query(order=(Order("count"),), limit=1)
    most = max(counts.by["topic"].values())
    assert (
        tally_table(counts, FACETS["topic"], ALL, "").scale
        == tally_table(counts, FACETS["topic"], last, "").scale
        == most
    )
    assert tally_table(_counts([], "topic"), FACETS["topic"], ALL, "").scale > 0


def test_a_cross_table_names_its_columns(dataset: tacli.Dataset) -> None:
    table = _cross(dataset.activities, "scope", "status")
    assert not table.screenful
    assert [c.name for c in table.columns] == ["scope", "ongoing", "completed", "planned", "proposed", "rows"]
    assert [c.title for c in table.columns] == ["Scope", "ongoing", "completed", "planned", "proposed", "Rows"]
    assert [c.help for c in table.columns][::5] == ["What is counted by.", "Distinct rows, whatever the columns."]
    assert [c.style for c in table.columns] == ["text", *["number"] * 5]
    assert [c.priority for c in table.columns] == [0, 1, 1, 1, 1, 0]


def test_a_cross_table_counts_pairs_and_distinct_rows(dataset: tacli.Dataset) -> None:
    for scope, *cells in _cross(dataset.activities, "scope", "status").rows:
        rows = dataset.select(scope=scope)
        statuses = ("ongoing", "completed", "planned", "proposed")
        assert cells == [*(len(dataset.select(scope=scope, status=s)) for s in statuses), len(rows)]


def test_columns_of_a_vocabulary_can_be_named_before_a_row_is_read() -> None:
    assert heads_of(FACETS["scope"], []) == ["national", "multinational", "regional", "global"]
    assert heads_of(FACETS["year"], ["2004", "rows", "2003", "²"]) == ["2003", "2004"]
    columns = cross_columns(FACETS["topic"], "year", ["2003"], shares=False)
    assert [c.name for c in columns] == ["topic", "2003", "rows"]


def test_a_head_that_no_row_holds_is_there_where_it_is_asked_for(dataset: tacli.Dataset) -> None:
    rows = dataset.select(status="ongoing")
    assert [c.name for c in _cross(rows, "scope", "status").columns] == ["scope", "ongoing", "rows"]
    table = _cross(rows, "scope", "status", Query(fields=("planned", "rows")))
    assert {planned for planned, _ in table.rows} == {0}


def test_shares_of_nothing_are_nothing() -> None:
    table = _cross([], "scope", "status", shares=True)
    assert list(table.rows) == []
    assert [c.style for c in table.columns] == ["text", "percent"]


def test_a_table_of_too_many_columns_is_turned(dataset: tacli.Dataset) -> None:
    rows = [dataset.activities[0].model_copy(update={"entity": f"e{n}"}) for n in range(1001)]
    with pytest.raises(UsageError, match="A table by entity would have 1,001 columns") as caught:
        _cross(rows, "topic", "entity")
    assert caught.value.hint == "Type --by entity --by topic, add a filter, or take up to 1,000 as --csv"


def test_a_cross_table_of_too_many_columns_is_refused(dataset: tacli.Dataset) -> None:
    counts = _counts(dataset.activities, "scope", "country")
    with pytest.raises(UsageError, match="A table by country would have") as caught:
        cross_table(counts, (FACETS["scope"], FACETS["country"]), ALL, "foot", shares=False, most=20)
    assert caught.value.hint == "Type --by country --by scope, add a filter, or take up to 1,000 as --csv"
