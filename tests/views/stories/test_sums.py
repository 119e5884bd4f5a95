"""Sums of money as pages."""

import json
from decimal import Decimal
from typing import Any

import pytest

from tacli.query.field import text
from tacli.render.words import figures_of, length_of
from tacli.views.blocks import Facts, Figure
from tacli.views.stories import sums
from tacli.views.stories.sums import Added, sum_story
from tacli.views.sums import Line, sum_lines
from tacli.views.table import Page, Section
from tests.conftest import Run
from tests.render.web import Page as Html
from tests.sources.iati.files import DATA

MONEY = str(DATA / "money-2.03.xml")
LISTED = Page("", sections=(Section("", (Facts(()),)),))
TOPIC = (text("topic", "Topic", ""),)


def _page(pipe: Run, *command: str) -> Html:
    return Html(pipe(*command, "--data", MONEY, "--format", "html").out)


def _bars(lines: dict[tuple[Any, ...], int], *, columns: Any = TOPIC) -> dict[str, Figure]:
    added = Added("budgets", columns, sum_lines({key: Decimal(n) for key, n in lines.items()}), ["Told."])
    page = sum_story(added, "Budgets", [], LISTED)
    return {part.heading: block for part in page.sections for block in part.blocks if isinstance(block, Figure)}


def _told(figure: Figure) -> list[tuple[str, str, str]]:
    return [(bar.label, *figures_of(figure, bar)) for bar in figure.bars]  # type: ignore[misc]


@pytest.mark.parametrize("facet", ["topic", "donor", "year", "place"])
def test_each_currency_has_bars_of_the_amounts_of_the_json(pipe: Run, facet: str) -> None:
    page = _page(pipe, "summary", "--sum", "disbursement", "--by", facet)
    rows = json.loads(pipe("summary", "--data", MONEY, "--sum", "disbursement", "--by", facet, "--json").out)
    drawn = page.texts("table")
    codes = list(dict.fromkeys(row["currency"] for row in rows))
    assert len(drawn) == len(codes)
    for code, said in zip(codes, drawn, strict=True):
        amounts = [f"{Decimal(str(row['amount'])):,.2f}" for row in rows if row["currency"] == code]
        assert [amount for amount in amounts if amount not in said] == []
    assert "tacli" not in " ".join(page.texts("main")).split("Source and how to cite")[0]


def test_the_page_says_whose_money_it_is_and_that_currencies_are_not_added(pipe: Run) -> None:
    page = _page(pipe, "summary", "--sum", "disbursement", "--by", "country", "--country", "Kenya")
    (lede,) = page.texts("p", "lede")
    assert lede.endswith("money passed from one to another counts at each. Different currencies are not added up.")
    source = page.texts("section", "source")[0]
    assert "Of these activities only the money of Kenya counts." in source
    assert page.texts("h1") == ["Kenya: disbursements by state"]
    assert page.texts("h2")[:2] == ["EUR 54.00: all of it under Kenya", "KES 10,000.00: all of it under Kenya"]


def test_the_money_of_a_subject_is_drawn_by_what_its_page_is_about(pipe: Run) -> None:
    page = _page(pipe, "profile", "Kenya", "--sum", "disbursement")
    assert page.texts("h1") == ["Kenya: disbursements"]
    assert page.texts("h2")[:-1] == ["By topic", "By organization", "By donor", "By year"]
    assert page.texts("dd")[:2] == ["54", "10,000"]
    assert page.texts("dt")[:2] == ["EUR of disbursements 54.00 in all", "KES of disbursements 10,000.00 in all"]


def test_no_money_has_a_page_that_says_so(pipe: Run) -> None:
    page = _page(pipe, "summary", "--sum", "sale", "--by", "topic")
    assert page.texts("p", "lede")[0].startswith("These activities hold no sales of equity.")
    assert page.texts("table") == []
    assert _page(pipe, "profile", "Kenya", "--sum", "sale").texts("h1") == ["Kenya: sales of equity"]


def test_fields_and_orders_that_are_asked_for_make_a_list(pipe: Run) -> None:
    for asked in (["--fields", "topic,amount"], ["--sort", "amount"], ["--limit", "2"]):
        assert "list" in str(
            _page(pipe, "summary", "--sum", "disbursement", "--by", "topic", *asked).attributes("table", "class")
        )
    assert "list" in str(
        _page(pipe, "profile", "Kenya", "--sum", "disbursement", "--limit", "2").attributes("table", "class")
    )


def test_what_is_below_nothing_has_no_bar_and_what_is_little_is_not_nothing() -> None:
    ((finding, figure),) = _bars({("EUR", "a"): 9_000_000, ("EUR", "b"): 3, ("EUR", None): -1}).items()
    assert finding == "EUR 9,000,002: 100% of it under a"
    assert _told(figure) == [
        ("a", "9,000,000", "100.0%"), ("b", "3", "<0.1%"),
        ("not allocated", "-1", "-0.0%"), ("All", "9,000,002", "100%"),
    ]  # fmt: skip
    assert [length_of(figure, bar) for bar in figure.bars[:3]] == [1, pytest.approx(0, abs=1e-6), 0]
    ((finding, figure),) = _bars({(None, "a"): 1, (None, "b"): -1}).items()
    assert finding == "0 without a currency"
    assert _told(figure) == [("a", "1", ""), ("b", "-1", ""), ("All", "0", "")]


def test_of_many_the_first_are_drawn_and_the_others_together() -> None:
    ((_, figure),) = _bars({("EUR", f"t{n:02}"): 100 - n for n in range(30)}).items()
    assert len(figure.bars) == 22
    assert _told(figure)[-2:] == [("10 more together", "755", "29.4%"), ("All", "2,565", "100%")]
    assert figure.full == 755
    ((_, none),) = _bars({("EUR", f"t{n:02}"): n - 15 for n in range(31)}).items()
    assert _told(none)[-2:] == [("11 more together", "-110", ""), ("All", "0", "")]


def test_a_sum_by_nothing_is_a_total() -> None:
    assert list(_bars({("EUR",): 5, ("USD",): 2_500_000_000}, columns=())) == ["EUR 5", "US$ 2,500,000,000"]


def test_the_currency_of_most_lines_comes_first() -> None:
    lines = {
        ("EUR", "a"): 9,
        ("KES", "b"): 8,
        ("USD", "a"): 1,
        ("USD", "b"): 2,
        (None, "a"): 1,
        (None, "b"): 1,
        (None, "c"): 1,
    }
    found: list[Line] = sum_lines({key: Decimal(n) for key, n in lines.items()})
    assert [(line.currency, *line.values) for line in found] == [
        ("USD", "b"), ("USD", "a"), ("EUR", "a"), ("KES", "b"), (None, "a"), (None, "b"), (None, "c")
    ]  # fmt: skip


def test_of_many_sums_a_list_has_all_of_them(pipe: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sums, "_MOST", 1)
    page = _page(pipe, "summary", "--sum", "disbursement", "--by", "topic")
    assert page.texts("h2")[-2] == "The sums"
    assert page.texts("p", "measure")[-1] == "By currency, and in each the largest first."
    assert page.texts("th")[-15:].count("Role") == 0
    rows = json.loads(pipe("summary", "--data", MONEY, "--sum", "disbursement", "--by", "topic", "--json").out)
    listed = page.texts("table")[-1]
    assert [row for row in rows if f"{Decimal(str(row['amount'])):,.2f}" not in listed] == []


def test_values_of_the_same_sum_are_all_named_unless_they_are_many() -> None:
    assert list(_bars({("EUR", "a"): 3, ("EUR", "b"): 3})) == ["EUR 6: 50% of it under each of a and b"]
    assert list(_bars({("EUR", f"{n}"): 3 for n in range(9)})) == ["EUR 27"]
