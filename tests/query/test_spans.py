"""Numbers and ranges as people type them."""

import pytest

from tacli.errors import UsageError
from tacli.query.conditions import MOST
from tacli.query.spans import AT_LEAST, PARAGRAPHS, UP_TO, YEARS, Reader


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ("2004", (2004, 2004)),
        ("2003..2005", (2003, 2005)),
        (" 2003 .. 2005 ", (2003, 2005)),
        ("2003..", (2003, MOST)),
        ("..2005", (0, 2005)),
        ("2005..2005", (2005, 2005)),
    ],
)
def test_a_number_or_a_range(typed: str, span: tuple[int, int]) -> None:
    assert YEARS.read(typed) == PARAGRAPHS.read(typed) == span


@pytest.mark.parametrize("typed", ["", "..", "20o5", "-1", "²", "٣", "1e9", "99999", "2003...2005", "2003..2004..2005"])
def test_what_is_no_year_or_range(typed: str) -> None:
    with pytest.raises(UsageError, match="is no year or range") as caught:
        YEARS.read(typed)
    assert caught.value.hint == "Type 2004, 2003..2005, 2003.. or ..2005"
    with pytest.raises(UsageError, match="is no paragraph or range"):
        PARAGRAPHS.read(typed)


def test_a_range_the_wrong_way_round_is_turned_in_the_hint() -> None:
    with pytest.raises(UsageError, match=r"The range '2005..2003' ends before it starts.") as caught:
        YEARS.read("2005..2003")
    assert caught.value.hint == "Type 2003..2005"


@pytest.mark.parametrize(
    ("typed", "amount"), [("0", 0), ("100000", 100_000), ("200,000", 200_000), ("1_0 0", 100), ("9" * 15, 10**15 - 1)]
)
def test_an_amount_is_all_from_it_on(typed: str, amount: int) -> None:
    assert AT_LEAST.read(typed) == (amount, MOST)


@pytest.mark.parametrize("typed", ["", "-1", "1.5", "1e6", "²", "٣", "9" * 16])
def test_what_is_no_amount(typed: str) -> None:
    with pytest.raises(UsageError, match="is no amount"):
        AT_LEAST.read(typed)


def test_a_rank_is_all_up_to_it() -> None:
    assert UP_TO.read(" 3 ") == (1, 3)


@pytest.mark.parametrize("typed", ["", "0", "-1", "1.5", "³"])
def test_what_is_no_rank(typed: str) -> None:
    with pytest.raises(UsageError, match="is no rank"):
        UP_TO.read(typed)


@pytest.mark.parametrize("reader", [YEARS, PARAGRAPHS])
def test_the_examples_can_be_typed(reader: Reader) -> None:
    assert [str(reader.read(example)) for example in reader.examples] == list(reader.examples)
