"""Summary, search and profile, off a terminal and on one, with figures of the paper."""

import csv
import io
import json

import pytest

from tests.conftest import Run, several


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_the_paper_on_one_screen(pipe: Run) -> None:
    items = {
        (row["section"], row["item"]): (row["count"], row["of"]) for row in json.loads(pipe("summary", "--json").out)
    }
    assert items["entities", "reported activities"] == (18, 25)
    assert items["entities", "nothing to report"] == (6, 25)
    assert items["entities", "for a group of 8"] == (1, 25)
    assert items["replies, convention", "african"] == (9, 34)
    assert items["replies, apart", "least-developed"] == (2, 24)
    assert items["replies, all", "convention"] == (50, 107)
    assert items["replies, all", "trafficking-protocol"] == (37, 87)
    assert items["replies, all", "migrants-protocol"] == (35, 78)
    assert items["donor, USD", "Japan"] == (827410, 2875202)
    assert items["donor, USD", "all"] == (2875202, 2875202)


def test_counts_by_a_field_say_that_they_overlap(pipe: Run) -> None:
    total = int(pipe("activities", "--count").out)
    table = pipe("summary", "--by", "topic", "--format", "table").out
    assert f"By topic: {total} distinct of {total} rows; the counts add up to" in table
    assert "and overlap" in table


def test_a_cross_table_has_margins(pipe: Run) -> None:
    rows = _rows(pipe("summary", "--by", "topic", "--by", "status", "--csv").out)
    trafficking = next(row for row in rows if row["topic"] == "trafficking-in-persons")
    listed = pipe("activities", "--topic", "trafficking-in-persons", "--count").out.strip()
    assert trafficking["rows"] == listed
    assert sum(int(trafficking[s]) for s in ("completed", "ongoing", "planned", "proposed")) == int(listed)


def test_shares_in_a_cross_table(pipe: Run) -> None:
    rows = _rows(pipe("summary", "--by", "status,scope", "--percent", "--csv").out)
    assert sum(float(row["rows"]) for row in rows) == pytest.approx(1)


def test_a_summary_takes_the_filters_of_activities(pipe: Run) -> None:
    rows = _rows(pipe("summary", "--by", "entity", "--topic", "nuclear", "--csv").out)
    assert {row["entity"] for row in rows} == {"ec", "iaea"}


@pytest.mark.parametrize("arguments", [["--by", "colour"], ["--by", "s"], ["--by", "topic,kind,status"]])
def test_a_mistaken_summary(pipe: Run, arguments: list[str]) -> None:
    assert pipe("summary", *arguments).code == 2


def test_the_profile_of_a_country_joins_the_annexes(pipe: Run) -> None:
    rows = json.loads(pipe("profile", "Moldova", "--json").out)
    named = [r["item"] for r in rows if r["section"] == "named in"][1:]
    assert named == json_ids(pipe, "--country", "Moldova")
    reached = [r["item"] for r in rows if r["section"].startswith("via a region")][1:]
    assert sorted(named + reached) == sorted(json_ids(pipe, "--country", "Moldova", "--include-regional"))
    replies = [(r["item"], r["count"], r["of"]) for r in rows if r["section"] == "replies"]
    assert replies == [("convention", 13, 18), ("trafficking-protocol", 10, 18), ("migrants-protocol", 11, 18)]
    assert ("nothing", 0) in [(r["item"], r["count"]) for r in rows if r["section"] == "paid"]


def json_ids(pipe: Run, *arguments: str) -> list[str]:
    return [row["id"] for row in json.loads(pipe("activities", *arguments, "--json").out)]


def test_the_profile_of_a_donor_state_says_what_it_paid(pipe: Run) -> None:
    rows = json.loads(pipe("profile", "Japan", "--json").out)
    paid = next(r for r in rows if r["section"] == "paid")
    assert (paid["count"], paid["unit"], paid["label"]) == (827410, "USD", "rank 1 of all")
    assert paid["source"]["annex"] == "III"


@pytest.mark.parametrize(
    ("who", "section", "item"),
    [
        ("african", "grouping", "african"),
        ("IOM", "by topic", "trafficking-in-persons"),
        ("trafficking", "by entity", "iom"),
        ("Asia Crime Prevention Foundation", "paid", "Asia Crime Prevention Foundation"),
        ("unrwa", "reply", "nothing-to-report"),
    ],
)
def test_profiles(pipe: Run, who: str, section: str, item: str) -> None:
    assert (section, item) in [(r["section"], r["item"]) for r in json.loads(pipe("profile", who, "--json").out)]


def test_an_unknown_profile(pipe: Run) -> None:
    code, out, err = pipe("profile", "Atlantis")
    assert (code, out) == (2, "")
    assert "'tacli terms' lists" in err


def test_a_search_marks_what_it_found(terminal: Run) -> None:
    assert "\x1b[1;4mborder\x1b[0m" in terminal("search", "border guards", "--fields", "title", NO_COLOR=None).out


def test_a_search_explains_itself(pipe: Run) -> None:
    result = pipe("search", "border guards", "--explain", "--fields", "score,id")
    assert result.out.splitlines()[1].split() == ["100", "iom-33.4"]
    assert "select(search='\"border guards\"')" in result.err


def test_a_search_that_finds_nothing_says_why(pipe: Run) -> None:
    result = pipe("search", "border guards", "--topic", "drugs")
    assert """--search '"border guards"': 1 alone""" in result.err


@pytest.mark.parametrize("width", [80, 140])
def test_a_page_is_whole_and_fits(terminal: Run, width: int) -> None:
    commands = ("summary", "summary --by topic", "summary --by topic --by status", "profile Moldova")
    for result in several(terminal, *commands, width=width).values():
        assert result.code == 0
        assert "Showing" not in result.err
        assert 0 < max(map(len, result.out.splitlines())) <= width
