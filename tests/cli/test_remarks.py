"""What goes to stderr beside an answer."""

import json
from pathlib import Path

import pytest

from tacli.vocabulary.bundled import data_file
from tests.conftest import Run


def test_rows_that_reach_a_country_through_a_region_are_said_and_added(pipe: Run) -> None:
    question = ("activities", "--country", "Moldova", "--count")
    named, reached = pipe(*question), pipe(*question, "--include-regional")
    more = int(reached.out) - int(named.out)
    assert named.err == (
        f"{more} more rows naming only a region that holds it (--country Moldova; --include-regional adds them).\n"
    )
    assert more > 0
    assert reached.err == (
        f"--country Moldova: {int(named.out)} naming it, {more} naming only a region that holds it.\n"
    )


def test_a_region_is_found_with_what_lies_in_it(pipe: Run) -> None:
    named, all_ = (
        pipe("activities", "--region", "africa", "--count", "--only-named"),
        pipe("activities", "--region", "africa", "--count"),
    )
    assert (named.out, all_.out) == ("8\n", "18\n")
    assert "--region africa: 8 naming it, 8 naming a region within it, 2 naming a State of it.\n" in all_.err
    assert "without --only-named they count" in named.err


def test_what_a_beginning_was_taken_for_is_said(pipe: Run) -> None:
    assert "'mold' was taken for" not in pipe("activities", "--country", "Moldova").err
    assert "'traff' was taken for Trafficking in persons.\n" in pipe("activities", "--topic", "traff").err


def test_an_empty_answer_says_which_filter_emptied_it(pipe: Run) -> None:
    alone = [pipe("activities", *c, "--count").out.strip() for c in (["--topic", "corruption"], ["--country", "UZB"])]
    result = pipe("activities", "--country", "Uzbekistan", "--topic", "corruption")
    assert result.code == 0
    assert f"  --topic corruption: {alone[0]} alone, {alone[1]} without it\n" in result.err
    assert f"  --country Uzbekistan: {alone[1]} alone, {alone[0]} without it\n" in result.err


def test_explain_as_json_is_one_object(pipe: Run) -> None:
    result = pipe("activities", "--country", "Lao PDR", "--not", "kind=training", "--json", "--explain")
    facts = json.loads(result.err)
    assert facts["criteria"] == [
        {"filter": "country", "mode": "any", "typed": ["Lao PDR"], "values": ["LAO"]},
        {"filter": "kind", "mode": "not", "typed": ["training"], "values": ["training"]},
    ]
    assert facts["python"] == "tacli.load().select(country='LAO', exclude={'kind': 'training'})"
    assert facts["rows"] == len(json.loads(result.out))


def test_explain_as_text_gives_the_python_call(pipe: Run) -> None:
    err = pipe("activities", "--kind", "training,meeting", "--all", "kind", "--explain").err
    assert err == (
        "kind (all): training, meeting = training, meeting\n"
        "tacli.load().select(kind=['training', 'meeting'], every=['kind'])\n"
    )


def test_a_state_of_later_years_points_to_the_one_of_2005(pipe: Run) -> None:
    assert "in 2005 it was within SCG: add --country SCG." in pipe("activities", "--country", "Serbia").err


def test_a_mistake_in_an_exclusion(pipe: Run) -> None:
    assert "--not topic=drugs" in pipe("activities", "--not", "drugs").err
    assert "There are: entity, paragraph, topic" in pipe("activities", "--not", "colour=red").err
    assert "There are: entity, paragraph, topic" in pipe("activities", "--all", "colour").err
    assert "There are: instruments, countries" in pipe("activities", "--has", "colour").err


def test_a_call_is_given_where_select_gives_the_same_rows(pipe: Run, tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    path.write_bytes(data_file("records.json").read_bytes())
    err = pipe("activities", "--topic", "drugs", "--data", str(path), "--explain").err
    assert err.endswith(f"tacli.load({str(path)!r}).select(topic='drugs')\n")
    for command in (
        ["donors", "--kind", "other"],
        ["entities", "--reply", "nothing"],
        ["responses", "--group", "asian"],
    ):
        assert "load" not in pipe(*command, "--explain").err
    assert json.loads(pipe("donors", "--top", "3", "--explain", "--json").err)["python"] is None


def test_what_would_do_nothing_is_a_mistake(pipe: Run) -> None:
    assert "--all topic does nothing without --topic." in pipe("activities", "--all", "topic").err
    assert (
        "--include-regional does nothing without --country or --region or --group."
        in pipe("activities", "--include-regional").err
    )
    assert "--percent is for a cross-table." in pipe("summary", "--by", "topic", "--percent").err


def test_a_rank_that_no_donor_of_a_kind_has_is_explained(pipe: Run) -> None:
    assert "--top 1: 1 alone, 1 without it" in pipe("donors", "--top", "1", "--kind", "other").err


def test_a_filtered_overview_is_of_activities_alone(pipe: Run) -> None:
    rows = json.loads(pipe("summary", "--topic", "drugs", "--json").out)
    assert {row["source"]["annex"] for row in rows} == {"I"}
    assert rows[0]["count"] == int(pipe("activities", "--topic", "drugs", "--count").out)


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("act --fields tit --limit 1", ["'act' was taken for activities.", "'tit' was taken for title."]),
        ("summary --by top --sort cou", ["'cou' was taken for count.", "'top' was taken for topic."]),
        ("donors --has am", []),
        (
            "activities --not stat=ong --has fig --format jsonl",
            ["'fig' was taken for figures.", "'ong' was taken for Ongoing.", "'stat' was taken for status."],
        ),
        ("terms countries --fields code", []),
    ],
)
def test_beginnings_of_names_are_told(pipe: Run, command: str, told: list[str]) -> None:
    assert sorted(line for line in pipe(*command.split()).err.splitlines() if "taken for" in line) == told


@pytest.mark.parametrize("command", [["activities", "--search"], ["search"]])
def test_a_long_search_is_refused_and_what_is_near_its_bound_not_repeated_whole(pipe: Run, command: list[str]) -> None:
    assert pipe(*command, "x" * 1_001).err == (
        "tacli: A search is of at most 1,000 characters.\nSearch for fewer words.\n"
    )
    assert len(pipe(*command, "x" * 1_000).err) < 500


def test_an_empty_answer_names_what_counts_rows_of_its_own_kind(pipe: Run) -> None:
    assert pipe("donors", "--country", "Moldova").err == "No row passes --country Moldova ('tacli donors' lists all).\n"
    assert "'tacli terms country --sort count'" in pipe("activities", "--country", "Tuvalu").err
