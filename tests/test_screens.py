"""Whole screens as literal text, each at four sizes of a terminal: what a person sees, line by line.

The texts are in `tests/expected/screens/`. After a change that is meant, write them anew with
`TACLI_WRITE_EXPECTED=1 python -m pytest tests/test_screens.py` and read the difference.
"""

import os
import shlex
from pathlib import Path

import pytest

from tests.conftest import Run

FOLDER = Path(__file__).parent / "expected" / "screens"
SIZES = ((80, 24), (100, 30), (140, 40), (200, 50))
QUESTIONS = {
    "list": "activities --topic trafficking",
    "country": "activities --country Moldova",
    "year": "activities --year 2004",
    "donors": "donors",
    "summary": "summary",
    "summary-filtered": "summary --entity IOM",
    "summary-topic": "summary --by topic",
    "responses": "responses",
    "responses-treaty": "responses --instrument convention",
    "responses-group": "responses --group african",
    "entities": "entities",
    "profile-country": "profile Moldova",
    "profile-entity": "profile ECLAC",
    "profile-topic": "profile trafficking",
    "compare": "compare Moldova Ukraine",
    "show": "show unesco-7.5",
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_screen_is_as_expected(screen: Run, name: str) -> None:
    parts = [f"$ tacli {QUESTIONS[name]}\n"]
    for width, height in SIZES:
        code, out, err = screen(*shlex.split(QUESTIONS[name]), width=width, height=height)
        assert code == 0
        assert max(map(len, out.splitlines())) <= width
        parts.append(f"\n===== {width}x{height}\n{out}{'----- stderr' + chr(10) + err if err else ''}")
    path = FOLDER / f"{name}.txt"
    if "TACLI_WRITE_EXPECTED" in os.environ:
        path.parent.mkdir(exist_ok=True)
        path.write_text("".join(parts), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == "".join(parts)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_list_fills_the_screen_and_no_more(screen: Run, width: int, height: int) -> None:
    _, out, err = screen("activities", "--topic", "trafficking", width=width, height=height)
    lines = [*out.splitlines(), *err.splitlines()]
    assert len(lines) == height - 1  # the prompt
    assert lines[0].startswith("Showing ")
    assert lines[0].endswith(" of 87 activities · topic: Trafficking in persons")


def test_a_column_that_says_nothing_is_not_there(screen: Run) -> None:
    assert "When" not in screen("activities", "--country", "Moldova", width=200).out


def test_a_value_that_a_filter_fixed_is_not_repeated(screen: Run) -> None:
    def titles(*arguments: str) -> list[str]:
        return screen("activities", *arguments, width=200).out.splitlines()[1].split()

    assert {"Who", "Where", "Status", "Topics"} <= {*titles()}
    assert "Who" not in titles("--entity", "iom")
    assert "Status" not in titles("--status", "planned")
    assert "Topics" not in titles("--topic", "drugs")  # "Also on" then
    assert "Who" in titles("--entity", "iom,coe")
    assert "Who" in titles("--not", "entity=iom")
    found = screen("activities", "--country", "Moldova", width=200).out
    assert "Also in" in found
    assert "Republic of Moldova" not in found.split("\n", 1)[1]
    assert "Where" in titles("--country", "Moldova", "--include-regional")
    assert "Where" in titles("--region", "africa")


def test_what_the_reader_came_for_comes_forward(screen: Run) -> None:
    questions = ("--topic trafficking", "--year 2004 --topic trafficking")
    lines = {asked: screen("activities", *asked.split()).out.splitlines()[1] for asked in questions}
    assert "When" not in lines["--topic trafficking"]
    assert "When" in lines["--year 2004 --topic trafficking"]


def test_codes_stand_for_names_where_they_are_asked_for(screen: Run, pipe: Run) -> None:
    out = screen("activities", "--topic", "drugs", "--codes").out
    assert out.startswith("6 activities · topic: drugs\n")
    assert "central-asia" in out
    assert "Central Asia" in screen("activities", "--topic", "drugs").out
    assert "| trafficking-in-persons |" in pipe("summary", "--by", "topic", "--format", "markdown", "--codes").out
    assert "| Trafficking in persons |" in pipe("summary", "--by", "topic", "--format", "markdown").out


def test_data_has_codes_always(pipe: Run) -> None:
    for form in ("json", "jsonl", "csv", "excel", "tsv"):
        out = pipe("activities", "--topic", "drugs", "--format", form).out
        assert "central-asia" in out
        assert "Central Asia;" not in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("--topic drugs,firearms", "12 activities · topic: Drugs or Firearms"),
        ("--topic drugs,terrorism --all topic", "1 activity · topic: Drugs and Terrorism"),
        ("--year 2006.. --limit 1", "Showing 1 of 12 activities · year: 2006 or more"),
        ("--year ..2000", "3 activities · year: up to 2000"),
        ("--year 2000..2001", "6 activities · year: 2000 to 2001"),
        ("--topic drugs --not entity=ec", "2 activities · topic: Drugs · not entity: European Commission"),
        ("--search 'border guards' --has countries", "1 activity · words: border guards · with: countries"),
        ("--topic drugs --no countries", "5 activities · topic: Drugs · without: countries"),
    ],
)
def test_the_first_line_says_what_was_asked(screen: Run, arguments: str, said: str) -> None:
    assert screen("activities", *shlex.split(arguments)).out.splitlines()[0] == said


def test_amounts_have_commas_and_years_have_none(screen: Run) -> None:
    said = "5 donors · USD 2,704,799 paid into the United Nations Crime Prevention and Criminal Justice Fund, 1999-2005"
    assert screen("donors", "--min", "100000", width=200).out.startswith(f"{said} · min: 100,000 or more\n")


def test_a_narrow_terminal_gets_a_field_a_line(screen: Run) -> None:
    out = screen("activities", "--topic", "firearms", width=50, height=24).out.splitlines()
    assert out[:3] == ["Showing 1 of 6 activities · topic: Firearms", "ID       unidir-6.1", "Who      UNIDIR"]
    assert out[3:5] == ["What     Reporting assistance on small arms:", "         guidelines, help desk and workshops"]
    whole = screen("activities", "--topic", "firearms", "--limit", "0", width=50, height=24)
    assert whole.out.count("\nID ") == 6
    assert whole.err == ""


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_summary_is_one_screen(screen: Run, width: int, height: int) -> None:
    _, out, err = screen("summary", width=width, height=height)
    assert err == ""
    assert len(out.splitlines()) < height
    assert "50 of 107 parties" in " ".join(out.split())
    assert out.splitlines()[-1].startswith("Next: tacli profile Cambodia")


@pytest.mark.parametrize("arguments", [("--limit", "3"), ("--sort", "count:asc", "--limit", "3"), ()])
def test_bars_keep_their_scale_however_few_are_shown(screen: Run, arguments: tuple[str, ...]) -> None:
    full = {line.split("  ")[0]: line.count("█") for line in screen("summary", "--by", "topic").out.splitlines()}
    shown = screen("summary", "--by", "topic", *arguments).out.splitlines()
    bars = {line.split("  ")[0]: line.count("█") for line in shown if "%" in line}
    assert bars
    assert {name: full[name] for name in bars} == bars


def test_a_bar_of_three_per_cent_is_seen(screen: Run) -> None:
    lines = screen("summary", "--by", "topic").out.splitlines()
    little = next(line for line in lines if line.startswith("Contraband"))
    assert little.rstrip()[-1] in "▏▎▍▌▋▊▉█"


def test_replies_stand_as_the_paper_prints_them(screen: Run) -> None:
    lines = screen("responses").out.splitlines()
    assert lines[1].split() == ["Grouping", "Convention", "Trafficking", "Migrants"]
    assert lines[2].split() == ["African", "9", "of", "34", "26.5%", "5", "of", "27", "18.5%", "4", "of", "24", "16.7%"]
    names = [line.split("  ")[0] for line in lines[2:9]]
    assert names[-2:] == ["All", "Least developed"]
    assert max(map(len, lines)) <= 80


def test_replies_that_are_sorted_or_cut_are_a_list(screen: Run) -> None:
    lines = screen("responses", "--sort", "rate", "--limit", "1").out.splitlines()
    assert lines[0] == "Showing 1 of 18 rates of reply"
    assert "78.6%" in lines[2]
    assert lines[3].split()[:4] == ["Total", "Convention", "107", "50"]
    treaty = screen("responses", "--instrument", "convention", "--sort", "rate").out.splitlines()
    assert "Instrument" not in treaty[1]
    assert treaty[8].split()[:3] == ["Total", "107", "50"]


def test_codes_of_replies_stay_where_they_are_asked_for(screen: Run) -> None:
    lines = screen("responses", "--codes", width=100).out.splitlines()
    assert lines[1].split() == ["Grouping", "convention", "trafficking-protocol", "migrants-protocol"]
    assert lines[2].startswith("african ")
