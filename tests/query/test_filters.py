"""How typed values are read, and which rows hold them."""

import pytest

import tacli
from tacli.errors import UsageError
from tacli.query.filters import ACTIVITY_FILTERS, DONOR_FILTERS, ENTITY_FILTERS, RESPONSE_FILTERS, Filter

FILTERS = {f.name: f for f in (*DONOR_FILTERS, *ENTITY_FILTERS, *RESPONSE_FILTERS, *ACTIVITY_FILTERS)}


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ("2004", (2004, 2004)),
        ("2003..2005", (2003, 2005)),
        (" 2003 .. 2005 ", (2003, 2005)),
        ("2003..", (2003, 9999)),
        ("..2005", (0, 2005)),
        ("2005..2005", (2005, 2005)),
    ],
)
def test_a_year_or_a_range(typed: str, span: tuple[int, int]) -> None:
    assert FILTERS["year"].read(typed) == span
    assert str(FILTERS["year"].read(typed)) == typed.replace(" ", "").replace("2005..2005", "2005")
    assert FILTERS["paragraph"].read(typed) == span


def test_a_range_the_wrong_way_round_is_turned_in_the_hint() -> None:
    with pytest.raises(UsageError, match=r"The range '2005..2003' ends before it starts.") as caught:
        FILTERS["year"].read("2005..2003")
    assert caught.value.hint == "Type 2003..2005."


@pytest.mark.parametrize(
    ("typed", "amount"), [("0", 0), ("100000", 100_000), ("200,000", 200_000), ("1_0 0", 100), ("9" * 15, 10**15 - 1)]
)
def test_an_amount(typed: str, amount: int) -> None:
    assert FILTERS["min"].read(typed) == amount


@pytest.mark.parametrize("typed", ["", "-1", "1.5", "1e6", "²", "٣", "9" * 16])
def test_what_is_no_amount(typed: str) -> None:
    with pytest.raises(UsageError, match="is no amount"):
        FILTERS["min"].read(typed)


def test_the_least_amount_counts(dataset: tacli.Dataset) -> None:
    row = dataset.contributions[0]
    assert FILTERS["min"].match(row, (row.amount, row.amount + 1))
    assert not FILTERS["min"].match(row, (row.amount + 1,))


@pytest.mark.parametrize(
    ("start", "end", "fits"),
    [(2003, 2004, True), (None, 2004, True), (2003, None, True), (None, None, False), (None, 2002, False),
     (2005, None, False), (1999, 2003, True), (2004, 2009, True), (None, 2003, True), (2004, None, True)],
)  # fmt: skip
def test_years_overlap(dataset: tacli.Dataset, start: int | None, end: int | None, fits: bool) -> None:  # noqa: FBT001
    row = dataset.activities[0].model_copy(update={"start": start, "end": end})
    assert FILTERS["year"].match(row, ((2003, 2004),)) is fits


@pytest.mark.parametrize("typed", ["fig", "FIGURES", " figures "])
def test_a_field_that_may_be_empty(typed: str) -> None:
    assert FILTERS["has"].read(typed) == "figures"


@pytest.mark.parametrize("typed", ["", "colour", "ven,", "title"])
def test_no_field_that_may_be_empty(typed: str) -> None:
    with pytest.raises(UsageError, match="is no field that may be empty"):
        FILTERS["no"].read(typed)


def test_a_filter_widens_once(dataset: tacli.Dataset) -> None:
    country = FILTERS["country"]._replace(**FILTERS["country"]._asdict())
    wide = next(f for f in ACTIVITY_FILTERS if f.name == "country").widened()
    row = next(a for a in dataset.activities if "central-asia" in a.regions and "UZB" not in a.countries)
    assert wide.wider is None
    assert wide.widened() is wide
    assert wide.match(row, ("UZB",))
    assert not country.match(row, ("UZB",))


@pytest.mark.parametrize("filter_", [*DONOR_FILTERS, *ENTITY_FILTERS, *RESPONSE_FILTERS, *ACTIVITY_FILTERS])
def test_a_filter_is_described(filter_: Filter) -> None:
    assert filter_.name == filter_.name.lower()
    assert filter_.help.endswith(".")
