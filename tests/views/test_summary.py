"""Counts and the paper on one screen, as tables."""

import tacli
from tacli.query.facets import Counts
from tacli.views.summary import OVERVIEW_FACETS, cross_table, overview, tally_table


def _counts(dataset: tacli.Dataset) -> Counts:
    return Counts(dataset.activities, *OVERVIEW_FACETS)


def test_the_overview_is_a_page_with_sections(dataset: tacli.Dataset) -> None:
    page = overview(dataset, _counts(dataset), "foot")
    assert page.title == "Technical assistance against transnational organized crime"
    assert (page.sections, page.bar, page.page, page.card) == ("section", "share", 0, False)
    assert page.foot.startswith("Years 1999-2006: ")
    assert page.foot.endswith(" rows a year. foot")


def test_years_without_rows_are_in_the_line_of_years(dataset: tacli.Dataset) -> None:
    rows = [a.model_copy(update={"start": y, "end": y}) for a, y in zip(dataset.activities, (2001, 2003), strict=False)]
    assert overview(None, Counts(rows, *OVERVIEW_FACETS), "f").foot == "Years 2001-2003: █▁█, at most 1 rows a year. f"


def test_no_year_is_no_line_of_years(dataset: tacli.Dataset) -> None:
    rows = [a for a in dataset.activities if a.start is None and a.end is None]
    assert overview(None, Counts(rows, *OVERVIEW_FACETS), "foot").foot == "foot"


def test_every_status_stands_however_short_the_page(dataset: tacli.Dataset) -> None:
    sections = [item.section for item in overview(dataset, _counts(dataset), "", top=2).rows]
    assert sections.count("status") == 4
    assert sections.count("topic (2 of 20)") == 2
    assert sections.count("donor, USD (2 of 11)") == 2
    whole = [item.section for item in overview(dataset, _counts(dataset), "", top=None).rows]
    assert whole.count("topic") == 20


def test_a_tally_is_never_cut(dataset: tacli.Dataset) -> None:
    table = tally_table(Counts(dataset.activities, "country"), "country", "foot")
    assert (table.page, table.bar, table.columns[0].title) == (0, "count", "Country")
    assert table.foot.endswith(" hold no country; the counts add up to 90 and overlap. foot")


def test_a_cross_table_names_its_columns(dataset: tacli.Dataset) -> None:
    table = cross_table(Counts(dataset.activities, "scope", "status"), "scope", "status", "foot", shares=False)
    assert table.page == 0
    assert [c.name for c in table.columns] == ["value", "ongoing", "completed", "planned", "proposed", "rows"]
    assert [c.title for c in table.columns] == ["Scope", "ongoing", "completed", "planned", "proposed", "Rows"]
    assert [c.help for c in table.columns][::5] == ["Code of the scope.", "Distinct rows, whatever the columns."]
    assert [c.style for c in table.columns] == ["text", *["number"] * 5]
    assert [c.priority for c in table.columns] == [0, 1, 1, 1, 1, 0]


def test_shares_of_nothing_are_nothing() -> None:
    table = cross_table(Counts([], "scope", "status"), "scope", "status", "foot", shares=True)
    assert list(table.rows) == []
    assert [c.style for c in table.columns] == ["text", "percent"]


def test_long_heads_of_a_cross_table_break_at_their_dashes(dataset: tacli.Dataset) -> None:
    table = cross_table(Counts(dataset.activities, "scope", "instrument"), "scope", "instrument", "", shares=False)
    assert [c.title for c in table.columns[1:3]] == ["trafficking-\nprotocol", "migrants-\nprotocol"]
