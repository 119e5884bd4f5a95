"""Rates as dots, where some are missing."""

from tacli.render.web.rates import rates
from tacli.views.charts import RateRow, Rates, Reply
from tests.render.web import Page

TREATIES = (("Convention", "Conv."), ("Protocol", "Prot."))


def test_what_has_no_parties_has_no_dot_and_says_so() -> None:
    figure = Rates(
        "Replies", "Group", TREATIES, (RateRow("A", (Reply(None, 0, 0), None)), RateRow("B", (None, Reply(0.5, 1, 2))))
    )
    page = Page(rates(figure, "x"))
    assert page.texts("span", "value") == ["none 0 of 0", "50% 1 of 2"]
    assert page.attributes("circle", "cx") == ["50%"]
    assert page.texts("td").count("") == 2


def test_a_list_apart_stands_alone_without_a_reason() -> None:
    figure = Rates("Replies", "Group", TREATIES[:1], (), None, (RateRow("Least", (Reply(1.0, 2, 2),)),))
    page = Page(rates(figure, "x"))
    assert page.texts("th") == ["Group", "Convention050100%", "Least"]
    assert page.attributes("circle", "class") == ["ring"]
