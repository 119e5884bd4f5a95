"""Sums of money: by what, in which currency, what is said beside them, and what is refused."""

import csv
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.collections.iati.naive_money import added, tree
from tests.conftest import Run
from tests.sources.iati.files import COVID, DATA, example, identified, written

MONEY = str(DATA / "money-2.03.xml")
RATES = str(DATA / "rates.csv")
PAID = "6 disbursements of 3 activities, 2 publishers, levels 1 and 2: money passed from one to another counts at each."
PAYMENT = (
    '<transaction><transaction-type code="3"/><transaction-date iso-date="2020-01-02"/><value currency="EUR">{}'
    "</transaction>"
)
COMMA = "1 amount cannot be read and is left out (tacli validate lists such)."
APART = "Amounts without a currency stand apart."


def asked(pipe: Run, *arguments: str, data: str = MONEY) -> tuple[list[dict[str, Any]], list[str]]:
    """Give the rows and what was said, but for what is of the file as a whole."""
    code, out, err = pipe(*arguments, "--data", data, "--json")
    assert code == 0
    return json.loads(out), [line for line in err.splitlines() if "could not be read" not in line]


def lines(rows: list[dict[str, Any]], *by: str) -> dict[Any, Any]:
    found = {tuple(row[name] for name in (*by, "currency")): row["amount"] for row in rows}
    assert len(found) == len(rows)
    return found


def test_money_is_added_up_by_currency(pipe: Run) -> None:
    rows, said = asked(pipe, "summary", "--sum", "disbursement")
    assert rows == [
        {"currency": "EUR", "amount": 90, "share": 1.0, "role": "total"},
        {"currency": "KES", "amount": 10000, "share": 1.0, "role": "total"},
        {"currency": "USD", "amount": 83.34, "share": 1.0, "role": "total"},
        {"currency": None, "amount": 7.77, "share": 1.0, "role": "total"},
    ]
    assert said == [PAID, APART, COMMA]
    assert asked(pipe, "summary", "--sum", "disb", "--by", "currency")[0] == rows


def test_a_split_adds_up_and_says_how_it_was_made(pipe: Run) -> None:
    rows, said = asked(pipe, "summary", "--by", "topic", "--sum", "disbursement")
    assert lines(rows, "topic") == {
        ("14030", "EUR"): 30, ("15130", "EUR"): 30, ("15132", "EUR"): 29.99, ("not allocated", "EUR"): 0.01,
        ("15130", "KES"): 3333.34, ("15132", "KES"): 3333.33, ("15134", "KES"): 3333.33,
        ("15132", "USD"): 50.01, ("14030", "USD"): 16.67, ("14031", "USD"): 16.66,
        ("14030", None): 3.89, ("14031", None): 3.88,
        ("all", "EUR"): 90, ("all", "KES"): 10000, ("all", "USD"): 83.34, ("all", None): 7.77,
    }  # fmt: skip
    assert {row["role"] for row in rows if row["topic"] == "not allocated"} == {"not allocated"}
    assert [row["currency"] for row in rows if row["role"] == "total"] == ["EUR", "KES", "USD", None]
    assert said == [
        PAID,
        "1 has several sectors and no percentages: each takes the same share.",
        "2 have percentages of sectors over 100: they are taken in proportion.",
        APART,
        COMMA,
    ]


def test_by_two_facets_years_stand_in_their_order(pipe: Run) -> None:
    rows, said = asked(pipe, "summary", "--by", "country,year", "--sum", "disbursement", "--currency", "EUR")
    assert [(row["country"], row["year"], row["amount"]) for row in rows] == [
        ("KE", 2019, 60), ("UG", 2019, 30), ("UG", 2020, -3), ("KE", 2020, -6), ("not allocated", 2019, 10),
        ("not allocated", 2020, -1), ("all", "all", 90),
    ]  # fmt: skip
    assert said[1:3] == [
        "Of these activities only the money of --currency EUR counts.",
        "Not allocated to a country: what goes to regions (--by place), and what percentages miss to 100.",
    ]


def test_filters_narrow_amounts_as_they_do_rows(pipe: Run) -> None:
    filters = ("--by", "country", "--country", "Kenya", "--year", "2019", "--topic", "15130")
    rows, said = asked(pipe, "summary", "--sum", "disbursement", *filters)
    assert lines(rows, "country") == {
        ("KE", "EUR"): 20,
        ("all", "EUR"): 20,
    }  # 60 percent of 100 go to Kenya, of that 33.33 percent to the topic
    assert not any(line.startswith("Not allocated to a country") for line in said)
    assert "Of these activities only the money of --topic 15130, --country Kenya and --year 2019 counts." in said
    thirds, _ = asked(pipe, "summary", "--sum", "disbursement", "--topic", "15130", "--currency", "KES")
    assert lines(thirds) == {("KES",): 3333.33}
    exact, _ = asked(pipe, "summary", "--sum", "expenditure", "--year", "2020", "--currency", "KES")
    assert lines(exact) == {("KES",): "0.30000000000000004"}
    africa = asked(pipe, "summary", "--sum", "disbursement", "--region", "africa", "--by", "place")[0]
    assert lines(africa, "place")["014" if ("014", "USD") in lines(africa, "place") else "2:014", "USD"] == 33.33
    others = asked(pipe, "summary", "--sum", "disbursement", "--not", "country=KE", "--by", "country")[0]
    assert lines(others, "country")["all", "USD"] == 33.33


def test_publishers_and_donors_have_sums(pipe: Run) -> None:
    rows, _ = asked(pipe, "entities", "--sum", "disbursement", "--currency", "USD,KES")
    assert [(row["entity"], row["name"], row["currency"], row["amount"]) for row in rows] == [
        ("XX-1", "Ministry of Aid", "USD", 50.01),
        ("XX-2", "Village & Sons", "USD", 33.33),
        ("XX-2", "Village & Sons", "KES", 10000),
        ("all", "", "USD", 83.34),
        ("all", "", "KES", 10000),
    ]
    rows, said = asked(pipe, "donors", "--sum", "incoming")
    assert lines(rows, "donor") == {("Ministry of Aid", "EUR"): 95, ("all", "EUR"): 95}
    assert said == ["1 receipt of funds of 1 activity, 1 publisher, level 2."]
    rows, said = asked(pipe, "donors", "--sum", "disbursement", "--entity", "XX-2", "--currency", "KES")
    assert lines(rows, "donor") == {
        ("Ministry of Aid", "KES"): 5000, ("Foundation for Law", "KES"): 5000, ("all", "KES"): 10000,
    }  # fmt: skip
    assert "1 has several donors and no percentages: each takes the same share." in said


def test_a_provider_that_is_left_out_is_the_publisher(pipe: Run) -> None:
    rows, said = asked(pipe, "summary", "--by", "provider", "--sum", "disbursement", "--currency", "USD")
    assert lines(rows, "provider") == {
        ("Fund for Justice", "USD"): 50.01, ("Village & Sons", "USD"): 33.33, ("all", "USD"): 83.34,
    }  # fmt: skip
    assert "1 names no provider: by the standard it is the reporting organization." in said


def test_a_profile_has_sums(pipe: Run) -> None:
    rows, said = asked(pipe, "profile", "Kenya", "--sum", "disbursement")
    found = {(row["section"], row["item"], row["currency"]): row["amount"] for row in rows}
    assert found["all", "all", "EUR"] == 54
    assert found["by topic", "15130", "KES"] == 3333.34
    assert found["by entity", "XX-1", "EUR"] == 54
    assert [row["label"] for row in rows if row["item"] == "15132"] == ["Police", "Police"]
    for section in {row["section"] for row in rows}:
        of_it = [row["amount"] for row in rows if (row["section"], row["currency"]) == (section, "EUR")]
        assert sum(Decimal(str(amount)) for amount in of_it) == 54
    assert "Of these activities only the money of --country KE counts." in said
    assert "1 has several sectors and no percentages: each takes the same share." in said


def test_a_profile_that_is_long_adds_up_the_rest(pipe: Run, tmp_path: Path) -> None:
    sectors = [
        "11110",
        "11120",
        "11130",
        "11220",
        "11230",
        "11240",
        "11320",
        "11330",
        "11420",
        "11430",
        "12110",
        "12181",
    ]
    paid = '<recipient-country code="KE"/>' + PAYMENT.format('{}</value><sector code="{}"/>')
    each = (identified(code, paid.format(place, code)) for place, code in enumerate(sectors, 1))
    rows, _ = asked(pipe, "profile", "Kenya", "--sum", "disbursement", data=str(written(tmp_path / "a.xml", *each)))
    topics = [(row["item"], row["label"], row["amount"], row["role"]) for row in rows if row["section"] == "by topic"]
    assert len(topics) == 11
    assert topics[-1] == ("others", "2 more together", 3, "others")


def test_budgets_that_were_revised_count_once(pipe: Run) -> None:
    rows, said = asked(pipe, "summary", "--sum", "budget", "--by", "year")
    assert lines(rows, "year") == {(2019, "EUR"): 700, ("all", "EUR"): 700}
    assert said == [
        "1 budget of 1 activity, 1 publisher, level 1.",
        "1 budget is left out: a revised one stands for the same period.",
    ]


def test_what_is_not_there_is_told_with_what_is(pipe: Run, tmp_path: Path) -> None:
    rows, said = asked(pipe, "summary", "--sum", "pledge")
    assert rows == []
    assert " ".join(said) == (
        "These activities hold no pledges. There are 7 disbursements (--sum disbursement), 1 commitment (--sum "
        "commitment), 1 expenditure (--sum expenditure), 1 receipt of funds (--sum incoming)."
    )
    _, said = asked(pipe, "summary", "--sum", "commitment", "--year", "2020", "--entity", "XX-1")
    assert said[-1].startswith("These activities hold no commitments of --year 2020. There are")
    empty = str(written(tmp_path / "a.xml", identified("a")))
    assert asked(pipe, "summary", "--sum", "pledge", data=empty)[1] == ["These activities hold no pledges."]


def test_amounts_are_as_exact_as_they_are_written(pipe: Run) -> None:
    rows, _ = asked(pipe, "summary", "--sum", "expenditure")
    assert rows[0]["amount"] == "0.30000000000000004"
    out = pipe("summary", "--sum", "expenditure", "--data", MONEY, "--csv").out
    assert out == "currency,amount,share,role\nKES,0.30000000000000004,1.0,total\n"


def test_rates_convert_and_are_told(pipe: Run) -> None:
    rows, said = asked(pipe, "summary", "--sum", "disbursement", "--by", "country", "--rates", RATES)
    assert lines(rows, "country") == {
        ("KE", "KES"): 10000, ("KE", "USD"): 60.85, ("TZ", "USD"): 50.01, ("UG", "USD"): 30.42,
        ("not allocated", "USD"): 43.47, ("not allocated", None): 7.77,
        ("all", "KES"): 10000, ("all", "USD"): 184.75, ("all", None): 7.77,
    }  # fmt: skip
    assert " ".join(said[-2:]) == (
        f"Converted by {RATES}: 1 USD is 0.8906..0.9198 EUR, of 2019-03-29..2020-04-30; the rate of the value date, or "
        "the nearest before it, by 2 days at most. "
        "Not converted, as there is no rate of the day or before it: KES, amounts without a currency."
    )
    profile, _ = asked(pipe, "profile", "Uganda", "--sum", "disbursement", "--rates", RATES)
    assert {(row["section"], row["currency"], row["amount"]) for row in profile if row["section"] == "all"} == {
        ("all", "USD", 30.42)
    }


def test_many_rates_are_told_in_one_line(pipe: Run, tmp_path: Path) -> None:
    rates, path = tmp_path / "rates.csv", tmp_path / "a.xml"
    names = ("EUR", "GBP", "JPY", "KES", "UGX")
    rates.write_text("date,currency,rate,base\n" + "".join(f"2020-01-01,{n},2,USD\n" for n in names), encoding="utf-8")
    paid = PAYMENT.format("1</value>")
    written(path, identified("a", "".join(paid.replace("EUR", name) for name in names)))
    rows, said = asked(pipe, "summary", "--sum", "disbursement", "--rates", str(rates), data=str(path))
    assert lines(rows) == {("USD",): 2.5}
    assert said[-1] == (
        f"Converted by {rates}: 1 USD is 2 EUR, 2 GBP, 2 JPY, 2 KES and 1 more, of 2020-01-01; the rate of the value "
        "date, or the nearest before it, by 1 day at most."
    )
    written(path, identified("a", paid.replace("EUR", "USD")))
    assert len(asked(pipe, "summary", "--sum", "disbursement", "--rates", str(rates), data=str(path))[1]) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["summary", "--sum", "disbursement"], "The activities of the paper hold no money."),
        (["donors", "--rates", RATES], "--rates does nothing without --sum."),
        (["summary", "--sum", "loans", "--data", MONEY], "kind of money 'loans' is unknown."),
        (["summary", "--sum", "budget", "--by", "colour", "--data", MONEY], "field to add up by 'colour' is unknown."),
        (["summary", "--sum", "budget", "--by", "topic,year,status,kind", "--data", MONEY],
         "A sum is by 3 fields at most."),
        (["summary", "--sum", "budget", "--by", "topic", "--percent", "--data", MONEY],
         "--percent is for a cross-table of counts."),
    ],
)  # fmt: skip
def test_what_cannot_be_added_up_is_refused(pipe: Run, arguments: list[str], said: str) -> None:
    code, out, err = pipe(*arguments)
    assert (code, out) == (2, "")
    assert said in err


def test_a_file_of_rates_that_is_wrong_is_refused_with_its_line(pipe: Run, tmp_path: Path) -> None:
    path = tmp_path / "rates.csv"
    path.write_text("date,currency,rate,base\n2020-03-31,EUR,-1,USD\n", encoding="utf-8")
    code, out, err = pipe("summary", "--sum", "budget", "--data", MONEY, "--rates", str(path))
    assert (code, out) == (1, "")
    assert f"{path}, line 2: '-1' is no rate: digits with a point, more than 0." in err


@pytest.mark.parametrize(
    "arguments",
    [
        ["summary", "--sum", "disbursement"],
        ["summary", "--sum", "disbursement", "--by", "topic,year,humanitarian"],
        ["summary", "--sum", "expenditure", "--by", "status"],
        ["entities", "--sum", "disbursement"],
        ["donors", "--sum", "disbursement"],
        ["profile", "Kenya", "--sum", "disbursement"],
    ],
)
def test_rows_are_as_schema_describes_them(pipe: Run, arguments: list[str]) -> None:
    rows, _ = asked(pipe, *arguments)
    described = [part for part in arguments if part != "Kenya"]
    schema = json.loads(pipe("schema", *described).out)
    assert rows
    for row in rows:
        jsonschema.validate(row, schema)


def test_every_facet_of_real_files_adds_up(pipe: Run) -> None:
    path = example(COVID)
    root = tree(path)
    for by in ("topic", "country", "year"):
        out = pipe("summary", "--sum", "disbursement", "--by", by, "--data", str(path), "--csv").out
        rows = list(csv.DictReader(io.StringIO(out)))
        found = {(r["currency"], r[by]): Decimal(r["amount"]) for r in rows if r["role"] != "total"}
        naive = added(root, "disbursement", by)
        expected = {
            (c, code or "not allocated"): f.numerator / Decimal(f.denominator) for (c, code), f in naive.items()
        }
        assert found.keys() == expected.keys()
        assert all(abs(found[key] - amount) < Decimal("0.01") for key, amount in expected.items())
        whole = {r["currency"]: Decimal(r["amount"]) for r in rows if r["role"] == "total"}
        assert whole == {c: sum(a for (of, _), a in found.items() if of == c) for c in whole}


def test_activities_are_taken_by_the_largest_of_their_sums(pipe: Run) -> None:
    def found(*arguments: str) -> str:
        return pipe("activities", "--data", MONEY, "--fields", "id", *arguments).out

    assert found("--min-amount", "1,000") == "id\nXX-1-A\nXX-2-B\n"
    assert found("--min-amount", "33") == "id\nXX-1-A\nXX-2-B\nXX-2-C\n"
    assert found("--min-amount", "34") == "id\nXX-1-A\nXX-2-B\n"
    assert found("--max-amount", "33") == "id\n"
    assert found("--max-amount", "34") == "id\nXX-2-C\n"
    assert found("--min-amount", "1000", "--max-amount", "9 999") == "id\nXX-1-A\n"
    code, _, err = pipe("activities", "--data", MONEY, "--max-amount", "much")
    assert (code, err) == (2, "tacli: 'much' is no amount.\nType whole units: --max-amount 1000000\n")
