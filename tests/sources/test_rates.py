"""Files of rates are read strictly: the first line that is wrong is told."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tacli.errors import DatasetError
from tacli.query.rates import Rate
from tacli.sources.rates import read_rates

HEAD = "date,currency,rate,base\n"


def test_rates_are_read_in_any_order_of_lines_and_columns(tmp_path: Path) -> None:
    path = tmp_path / "rates.csv"
    path.write_text(
        "\ufeffRate,Source,Base,Date,Currency\n0.92,ECB,usd,2020-03-31,eur\n\n"
        '"0.8","a ""b""",USD,2020-01-31,EUR\n0.8,again,USD,2020-01-31,EUR\n1,,USD,2020-01-31,USD\n'
        "107.5,,USD,2020-01-31,JPY",
        encoding="utf-8",
    )
    found = read_rates(str(path))
    assert (found.base, found.file) == ("USD", str(path))
    january, march = Rate(date(2020, 1, 31), Decimal("0.8")), Rate(date(2020, 3, 31), Decimal("0.92"))
    assert found.of["EUR"] == (january, march)
    assert sorted(found.of) == ["EUR", "JPY", "USD"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1: no column is named date."),
        ("date,currency,rate\n", "line 1: no column is named base."),
        ("date,currency,rate,base,Date\n", "line 1: two columns are named date."),
        (HEAD, "line 1: there is no rate."),
        (HEAD + "2020-03-31,EUR,0.9\n", "line 2: there are 3 values under 4 names."),
        (HEAD + "2020-03-31,EUR,0,9,USD\n", "line 2: there are 5 values under 4 names."),
        (HEAD + "31/03/2020,EUR,0.9,USD\n", "line 2: '31/03/2020' is no date such as 2020-03-31."),
        (HEAD + "2020-02-30,EUR,0.9,USD\n", "line 2: '2020-02-30' is no date such as 2020-03-31."),
        (HEAD + "20200331,EUR,0.9,USD\n", "line 2: '20200331' is no date such as 2020-03-31."),
        (HEAD + "2020-03-31,Euro,0.9,USD\n", "line 2: 'Euro' is no currency: no code of ISO 4217."),
        (HEAD + "2020-03-31,EUR,0.9,US$\n", "line 2: 'US$' is no base: no code of ISO 4217."),
        (HEAD + "\n2020-03-31,EUR,-1,USD\n", "line 3: '-1' is no rate: digits with a point, more than 0."),
        (HEAD + '2020-03-31,EUR,"0,9",USD\n', "line 2: '0,9' is no rate: digits with a point, more than 0."),
        (HEAD + "2020-03-31,EUR,0.00,USD\n", "line 2: '0.00' is no rate: digits with a point, more than 0."),
        (HEAD + "2020-03-31,EUR,0.9,USD\n2020-03-31,USD,1,EUR\n", "line 3: the base is EUR, and USD before."),
        (HEAD + "2020-03-31,USD,0.9,USD\n", "line 2: 1 USD is 0.9 USD."),
        (HEAD + "2020-03-31,EUR,0.9,USD\n2020-03-31,EUR,0.8,USD\n",
         "line 3: another rate of EUR on 2020-03-31 stands in line 2."),
        (HEAD + '2020-03-31,"EUR"x,0.9,USD\n', "line 2: it is no CSV: ',' expected after '\"'."),
        (HEAD + "2020-03-31,\x1b[31m,0.9,USD\n", "line 2: '\\x1b[31m' is no currency: no code of ISO 4217."),
    ],
)  # fmt: skip
def test_a_wrong_line_is_told(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "rates.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DatasetError) as error:
        read_rates(str(path))
    assert error.value.message == f"{path}, {said}"
    assert error.value.hint


def test_another_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "rates.csv"
    path.write_bytes(HEAD.encode() + "2020-03-31,é".encode("latin-1"))
    with pytest.raises(DatasetError, match="line 2: it is no UTF-8"):
        read_rates(str(path))


def test_no_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="Cannot read"):
        read_rates(str(tmp_path / "none.csv"))
