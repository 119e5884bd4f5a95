"""What of a record's money stands in a table: a list for each column, with one item where all are the same."""

from decimal import Decimal
from pathlib import Path

import pytest

from tacli.collections.iati.activities import IATI_ACTIVITIES
from tacli.engines.ledger import lists_of
from tests.collections.iati.test_money import paid
from tests.sources.iati.files import identified, read, written


def _lists(tmp_path: Path, inner: str) -> dict[str, list[str | None]]:
    (row,), _ = read(written(tmp_path / "a.xml", identified("a", inner)))
    return {name: list(values) for name, values in lists_of(IATI_ACTIVITIES)(row).items()}


def test_what_all_amounts_share_stands_once(tmp_path: Path) -> None:
    found = _lists(tmp_path, paid() + paid(amount="7.10") + paid(type_="2", amount="x"))
    assert found["kind"] == ["disbursement", "disbursement", "commitment"]
    assert (found["amount"], found["rest"]) == (["100", "7.10", None], [None])
    assert (found["currency"], found["given currency"]) == (["EUR"], ['[false,[["EUR",null]]]'])


def test_a_record_without_money_has_nothing(tmp_path: Path) -> None:
    assert _lists(tmp_path, "") == {}


@pytest.mark.parametrize(
    ("amount", "fits"),
    [
        ("99999999999999.9999", True), ("-99999999999999", True), ("100000000000000", False), ("1.00000", True),
        ("1.00001", False), ("123456789012.34567", False), ("+5.", True), (".5", True), ("0." + "0" * 29 + "1", False),
    ],
)  # fmt: skip
def test_what_a_decimal_of_the_table_cannot_hold_is_text(tmp_path: Path, amount: str, *, fits: bool) -> None:
    found = _lists(tmp_path, paid(amount=amount))
    (exact,), (rest,) = found["amount"], found["rest"]
    assert (exact is not None, rest is None) == (fits, fits)
    assert Decimal(exact or rest or "") == Decimal(amount)


def test_the_year_1_is_no_truth(tmp_path: Path) -> None:
    inner = paid(day="0001-03-01").replace("<transaction>", '<transaction humanitarian="1">')
    found = _lists(tmp_path, inner)
    assert found["given humanitarian"] == ["[false,[[true,null]]]"]
    assert found["given year"] == ["[false,[[1,null]]]"]
