"""Commands off a terminal, against literal text."""

import json
from itertools import takewhile
from pathlib import Path

import pytest

from tacli.cli.names import COMMANDS
from tests.conftest import Run

KEYS = {
    "activities": "id entity paragraph sentences title summary topics kinds instruments status scope countries regions "
    "venues start end partners names figures",
    "responses": "group instrument parties replies rate missing role",
    "donors": "rank donor kind country amount share cumulative",
    "entities": "id name acronym section order paragraphs reply replied_through activities units",
    "terms": "vocabulary terms used",
    "terms topic": "code label count aliases definition",
}


@pytest.mark.parametrize("command", KEYS)
def test_json_keys_are_pinned(pipe: Run, command: str) -> None:
    result = pipe(*command.split(), "--json")
    assert result.code == 0
    assert result.err == ""
    assert {" ".join(row) for row in json.loads(result.out)} == {KEYS[command]}


def test_responses_of_a_group(pipe: Run) -> None:
    assert pipe("responses", "--group", "african", "--fields", "instrument,parties,replies,missing").out == (
        "instrument\tparties\treplies\tmissing\n"
        "convention\t34\t9\t25\n"
        "trafficking-protocol\t27\t5\t22\n"
        "migrants-protocol\t24\t4\t20\n"
    )


def test_donors_by_amount(pipe: Run) -> None:
    assert pipe("donors", "--sort", "amount", "--top", "3", "--csv", "--fields", "rank,donor,amount").out == (
        "rank,donor,amount\n1,Japan,827410\n2,United States of America,816500\n3,Italy,689611\n"
    )


def test_responses_side_by_side(pipe: Run) -> None:
    out = pipe("responses", "--by-group", "--format", "markdown").out
    assert "| **total**" not in out
    assert "| Total | 50 | 107 | 46.7% | 37 | 87 | 42.5% | 35 | 78 | 44.9% |" in out
    assert "| Least developed countries | 2 | 24 | 8.3% |" in out


def test_every_activity_goes_out(pipe: Run) -> None:
    count = int(pipe("activities", "--count").out)
    assert len(pipe("activities").out.splitlines()) == count + 1
    assert len(pipe("activities", "--format", "table").out.splitlines()) == count + 4


def test_no_rows_is_no_failure_unless_asked(pipe: Run) -> None:
    assert pipe("activities", "--country", "Aruba", "--json")[:2] == (0, "[]\n")
    assert pipe("activities", "--country", "Aruba", "--count", "--fail-empty")[:2] == (1, "0\n")


def test_an_empty_answer_says_where_else_to_look(pipe: Run) -> None:
    assert "No row passes --year 1995; there are 1999 to 2006." in pipe("activities", "--year", "1995").err
    assert "Japan is donor number 1: tacli profile Japan says more." in pipe("activities", "--country", "Japan").err


def test_what_activities_write_as_json_is_read_again(pipe: Run, tmp_path: Path) -> None:
    path = tmp_path / "firearms.json"
    written = pipe("activities", "--topic", "firearms", "--json").out
    path.write_text(written, encoding="utf-8")
    assert pipe("activities", "--data", str(path), "--json").out == written
    assert pipe("validate", str(path)).err == "Nothing is wrong.\n"
    path.write_text(written.replace('"firearms"', '"fire"', 1), encoding="utf-8")
    assert "row 1" in pipe("activities", "--data", str(path)).err
    assert pipe("validate", str(path)).code == 1


def test_names_stand_beside_codes_and_totals_say_that_they_are(pipe: Run) -> None:
    rows = json.loads(pipe("responses", "--labels", "--json").out)
    assert [row["role"] for row in rows].count("total") == 3
    assert [row["role"] for row in rows].count("overlap") == 3
    assert rows[0]["group_label"] == "African States"
    (row,) = json.loads(pipe("activities", "--country", "USA", "--fields", "countries,cite", "--labels", "--json").out)
    assert row["countries_label"] == ["United States of America"]
    assert row["cite"].endswith("9 September 2005, annex I, paragraph 13, sentence 4")


def test_a_limit_may_be_larger_than_all(pipe: Run) -> None:
    assert pipe("donors", "--limit", "9" * 15) == pipe("donors", "--limit", "0") == pipe("donors", "--top", "9" * 15)


def test_show_gives_one_object(pipe: Run) -> None:
    assert json.loads(pipe("show", "UNESCO-7.1", "--json").out)["paragraph"] == 7
    assert json.loads(pipe("show", "IOM", "--json").out)["paragraphs"] == list(range(29, 37))


def test_figures_and_units_read_as_words(pipe: Run) -> None:
    assert pipe("activities", "--paragraph", "31,35", "--fields", "figures", "--csv").out.split("\n")[1:4] == [
        '"more than 1,100 victims"',
        '""',
        '""',
    ]
    assert "Treaty Section (50)" in pipe("entities", "--entity", "OLA").out


def test_about_gives_the_sums(pipe: Run) -> None:
    about = json.loads(pipe("about", "--json").out)
    assert about["issued"] == "2005-09-09"
    assert about["responses"]["totals"][0] == {"instrument": "convention", "parties": 107, "replies": 50}
    assert about["contributions"]["total"] == 2_875_202
    assert about["entities"]["group"] == "Inter-Departmental Group to Implement the Action Plan"
    assert about["checked"] == ["entities", "responses", "contributions"]


def test_a_file_is_written_by_its_suffix(pipe: Run, tmp_path: Path) -> None:
    path = tmp_path / "donors.csv"
    assert pipe("donors", "--output", str(path)) == (0, "", "")
    assert path.read_text(encoding="utf-8").startswith("rank,donor")
    assert [p.name for p in tmp_path.iterdir()] == ["donors.csv"]


def test_what_was_there_stays_when_a_file_cannot_be_written(pipe: Run, tmp_path: Path) -> None:
    result = pipe("donors", "--json", "--output", str(tmp_path / "none" / "x.json"))
    assert result.code == 1
    assert "Cannot write" in result.err


@pytest.mark.parametrize("command", COMMANDS)
def test_help_leads_with_examples_that_fit_a_terminal(pipe: Run, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    short, long = pipe(command, "-h"), pipe(command, "--help")
    assert short == long
    assert (long.code, long.err) == (0, "")
    lines = long.out.splitlines()
    first = next(n for n, line in enumerate(lines) if line.startswith(f"  tacli {command}"))
    examples = list(takewhile(str.strip, lines[first:]))
    assert all(line.startswith(f"  tacli {command}") for line in examples)


def test_bare_tacli_helps(pipe: Run) -> None:
    result = pipe()
    assert result.code == 0
    assert "activities" in result.out


@pytest.mark.parametrize(
    ("name", "counts"), [("reply", [26, 6]), ("donor-kinds", [10, 1]), ("statuses", [125, 44, 22, 11])]
)
def test_terms_count_their_own_records(pipe: Run, name: str, counts: list[int]) -> None:
    rows = json.loads(pipe("terms", name, "--json").out)
    assert sorted((row["count"] for row in rows), reverse=True) == counts


def test_an_amount_at_least(pipe: Run) -> None:
    assert pipe("donors", "--min", "200,000", "--fields", "country").out == "country\nJPN\nUSA\nITA\nFRA\n"
