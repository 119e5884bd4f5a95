"""Values, headings and footings as a person reads them."""

from typing import Any

import pytest

from tacli.query.field import number, percent, text
from tacli.render.words import footing, heading, words
from tacli.views.blocks import Series
from tacli.views.table import Table

SERIES = Series(2001, 2003, (1, 0, 8), "at most 8 rows a year")


@pytest.mark.parametrize(
    ("make", "value", "said"),
    [
        (text, None, ""),
        (number, None, ""),
        (percent, None, ""),
        (number, 35956, "35,956"),
        (text, 2004, "2004"),
        (percent, 0.4666, "46.7%"),
        (percent, 0.0, "0.0%"),
        (text, ["a", ("b", "c")], "a, b, c"),
        (text, {"name": "a", "type": "b"}, '{"name": "a", "type": "b"}'),
    ],
)
def test_a_value_as_one_text(make: Any, value: object, said: str) -> None:
    assert words(make("size", "Size", ""), value) == said


def test_a_field_tells_its_items() -> None:
    assert words(text("sizes", "Sizes", "", tell=lambda item: f"{item} m"), [1, 2]) == "1 m, 2 m"


def test_a_heading_by_itself_says_what_it_shares() -> None:
    assert heading(text("size", "Size", "")) == "Size"
    assert heading(text("size", "of", "", over="convention")) == "convention of"


def test_numbers_in_a_line_are_drawn_before_the_source() -> None:
    assert footing(Table((), (), foot="foot")) == "foot"
    table = Table((), (), foot="foot", series=SERIES)
    assert footing(table) == "Years 2001-2003: ▂▁█, at most 8 rows a year. foot"
    assert footing(table, ascii_only=True).isascii()
    assert footing(Table((), (), series=SERIES._replace(values=(0, 0, 0)))).startswith("Years 2001-2003: ▁▁▁,")
