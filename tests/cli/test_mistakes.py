"""What cannot be asked: a sentence says what, where, and what to type instead."""

import json

import pytest

from tests.conftest import Run

NO_STORE = "Leave it out, or make one: tacli index FILE --output STORE"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("profile eclac-3.1", "tacli: eclac-3.1 is a record, which has no profile.\nType tacli show eclac-3.1\n"),
        ("activities --engine duckdb", f"tacli: --engine is for a store, and this is none.\n{NO_STORE}\n"),
        (
            "donors --remote sc://x:1",
            "tacli: --remote is for Spark, which is not asked.\nAdd --engine spark, or leave --remote out.\n",
        ),
        ("donors --not japan", "tacli: --not 'japan' has no value.\nType --not country=Japan\n"),
        (
            "responses --engine spark",
            "tacli: No such option: --engine\n'tacli responses --help' shows what there is.\n",
        ),
    ],
)
def test_what_to_type_in_place_of_what_cannot_be(pipe: Run, typed: str, said: str) -> None:
    assert pipe(*typed.split()) == (2, "", said)


def test_an_engine_that_the_environment_names_is_for_stores_alone(pipe: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TACLI_ENGINE", "duckdb")
    assert pipe("donors", "--count").out == "11\n"


def test_where_the_environment_says_that_spark_is_it_is_not_asked_for_that(
    pipe: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TACLI_REMOTE", "sc://x:1")
    assert pipe("donors", "--count") == (0, "11\n", "")
    assert pipe("donors", "--count", "--remote", "sc://y:1").code == 2


def test_a_word_that_is_no_name_is_told_how_many_rows_a_search_finds(pipe: Run) -> None:
    hits = int(pipe("search", "elections", "--count").out)
    assert hits > 1
    assert (
        f"Type tacli search elections ({hits} rows), or another name;" in pipe("activities", "--topic", "elections").err
    )
    assert "\nNo row holds it either; 'tacli terms' lists countries" in pipe("profile", "no such word").err


def test_a_phrase_that_no_row_holds_is_told_how_many_hold_its_words(pipe: Run) -> None:
    hits = int(pipe("search", "victim", "protection", "--count").out)
    assert hits > 1
    assert f"{hits} rows with its words apart: type them without the quotes." in pipe("search", "victim protection").err
    assert "apart" not in pipe("search", "victim", "fisheries").err


def test_a_word_beside_the_options_is_told_its_option(pipe: Run) -> None:
    code, out, err = pipe("activities", "trafficking")
    assert (code, out) == (2, "")
    assert "Type --topic trafficking, or tacli search trafficking\n" in err
    assert "Type tacli profile Moldova" in pipe("show", "Moldova").err


def test_an_error_under_json_is_an_object(pipe: Run) -> None:
    code, out, err = pipe("donors", "--country", "EU", "--json")
    assert (code, out) == (2, "")
    assert json.loads(err) == {
        "code": 2,
        "message": "country 'EU' is unknown.",
        "hint": "'EU' is a region: --region eu-member-states; or an entity: --entity ec.",
    }
    assert json.loads(pipe("donors", "--bogus", "-f", "jsonl").err)["code"] == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["activities", "--topic", "traficking"], "Did you mean trafficking-in-persons"),
        (["activities", "--country", "Korea"], "is ambiguous"),
        (["activities", "--year", "soon"], "Type 2004, 2003..2005"),
        (["activities", "--fields", "colour"], "There are: id, entity"),
        (["activities", "--sort", "id:up"], "id:asc or id:desc"),
        (["activities", "--format", "pdf"], "There are: table, csv"),
        (["activities", "--csv", "--format", "tsv"], "Two formats"),
        (["activities", "--excel", "--format", "tsv"], "Two formats"),
        (["activities", "--output", "x.pdf"], "Add --format"),
        (["activities", "--colour"], "No such option"),
        (["activities", "--limit", "-1"], "--limit '-1' is no whole number.\nType --limit 10, or 0 for all.\n"),
        (["activities", "--limit", "ten"], "is no whole number"),
        (["activities", "--limit", "9" * 16], "is no whole number"),
        (["activities", "--limit", "٣"], "is no whole number"),
        (["donors", "--top", "0"], "'0' is no rank.\nType --top 3\n"),
        (["activities", "--topic"], "'tacli activities --help' shows"),
        (["schema", ""], "There are: dataset"),
        (["donors", "--min", "much"], "whole dollars"),
        (["donros"], "Did you mean donors?"),
        (["show"], "ID"),
        (["show", "unesco-7.99"], "unesco-7."),
        (["terms", "colours"], "vocabulary"),
    ],
)
def test_a_mistake_is_explained(pipe: Run, arguments: list[str], said: str) -> None:
    code, out, err = pipe(*arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert err.startswith("tacli: ")
    assert len(err.splitlines()) <= 5


@pytest.mark.parametrize(
    "arguments",
    [
        ["activities", "--topic"],
        ["activities", "--year"],
        ["activities", "--has"],
        ["activities", "--not"],
        ["activities", "--all"],
        ["activities", "--fields"],
        ["activities", "--format"],
        ["donors", "--min"],
        ["summary", "--by"],
        ["profile"],
        ["schema"],
        ["show"],
        ["terms"],
        [],
    ],
)
def test_a_long_mistake_is_repeated_in_part(pipe: Run, arguments: list[str]) -> None:
    code, _, err = pipe(*arguments, "y" * 10_000)
    assert code == 2
    assert f"'{'y' * 80}'" in err
    assert len(err) < 600


def test_a_long_direction_is_repeated_in_part(pipe: Run) -> None:
    assert f"tacli: '{'y' * 80}' is no direction." in pipe("activities", "--sort", f"start:{'y' * 100}").err


def test_a_long_search_for_nothing_is_repeated_in_part(pipe: Run) -> None:
    assert f"in '-{'y' * 79}'." in pipe("activities", "--search", "-" + "y" * 100).err


@pytest.mark.parametrize(("record", "name"), [("iom", "title"), ("iom-31.1", "acronym")])
def test_a_field_of_another_kind_of_record_is_refused(pipe: Run, record: str, name: str) -> None:
    code, out, err = pipe("show", record, "--fields", f"id,{name}")
    assert (code, out) == (2, "")
    assert err.startswith(f"tacli: These rows have no {name}.\nThey have id, ")
    assert pipe("show", record, "--fields", "id", "-f", "tsv").out == f"id\n{record}\n"
