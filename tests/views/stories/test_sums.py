"""Sums of money as pages."""

import json
from decimal import Decimal
from typing import Any

import pytest

from tacli.query.field import text
from tacli.views.stories.sums import Added, sum_story
from tacli.views.story import Bars, Facts, Part, Story
from tacli.views.sums import Line, sum_lines
from tests.conftest import Run
from tests.render.web import Page
from tests.sources.iati.files import DATA

MONEY = str(DATA / "money-2.03.xml")
LISTED = Story("", "", "", (), (Part("list", "", "", "", (Facts(()),)),))
TOPIC = (text("topic", "Topic", ""),)


def _page(pipe: Run, *command: str) -> Page:
    return Page(pipe(*command, "--data", MONEY, "--format", "html").out)


def _bars(lines: dict[tuple[Any, ...], int], *, columns: Any = TOPIC) -> dict[str, Bars]:
    added = Added("budgets", columns, sum_lines({key: Decimal(n) for key, n in lines.items()}), ["Told."])
    story = sum_story(added, "Budgets", [], LISTED)
    return {part.finding: part.figures[0] for part in story.parts if isinstance(part.figures[0], Bars)}


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
    assert [(bar.name, bar.value, bar.figures) for bar in figure.bars] == [
        ("a", 9_000_000, ("9,000,000", "100.0%")), ("b", 3, ("3", "<0.1%")), ("not allocated", 0, ("-1", "-0.0%")),
    ]  # fmt: skip
    ((finding, figure),) = _bars({(None, "a"): 1, (None, "b"): -1}).items()
    assert finding == "0 without a currency"
    assert [bar.figures[1] for bar in figure.bars] == ["", ""]
    assert figure.total == ("All", "0", "")


def test_of_many_the_first_are_drawn_and_the_others_together() -> None:
    ((_, figure),) = _bars({("EUR", f"t{n:02}"): 100 - n for n in range(30)}).items()
    assert len(figure.bars) == 21
    assert figure.bars[-1] == ("10 more together", 755, ("755", "29.4%"), False, "", "")
    assert figure.scale == 755
    ((_, none),) = _bars({("EUR", f"t{n:02}"): n - 15 for n in range(31)}).items()
    assert none.bars[-1].figures == ("-110", "")


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
