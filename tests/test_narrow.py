"""Narrow terminals: rate, amount and citation are whole, what is cut says so, and words stay whole."""

from pathlib import Path

import pytest

from tacli.cli.names import GROUPS
from tests.conftest import Run

IATI = Path(__file__).parent / "data" / "iati"
LONG = "XM-DAC-41114-PROJECT-0012733"
ACTIVITY = """<iati-activity><iati-identifier>{id}</iati-identifier>
<reporting-org ref="XM-DAC-41114" type="40"><narrative>Office of Plans</narrative></reporting-org>
<title><narrative>Wells for the villages of the northern highlands, number {id}</narrative></title>
<activity-status code="2"/><recipient-country code="{country}"/></iati-activity>"""


@pytest.fixture
def file(tmp_path: Path) -> str:
    activities = "".join(ACTIVITY.format(id=f"{LONG}{n}", country=("KE", "UG")[n % 2]) for n in range(4))
    path = tmp_path / "long.xml"
    path.write_text(f'<iati-activities version="2.03">{activities}</iati-activities>', encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("width", [60, 80, 100])
def test_an_identifier_is_whole(screen: Run, file: str, width: int) -> None:
    lines = screen("activities", "--data", file, width=width).out.splitlines()
    assert lines[0] == "4 activities · who: Office of Plans"
    assert lines[1].split()[0] == "What"
    assert [line.split()[-1] for line in lines[2:6]] == [f"{LONG}{n}" for n in range(4)]


def test_where_some_rows_are_shown_it_is_of_them_that_it_is_said_whose_they_are(screen: Run, file: str) -> None:
    out = screen("activities", "--data", file, "--limit", "2", width=100).out
    assert out.startswith("Showing 2 of 4 activities · who, of those shown: Office of Plans\n")
    assert "who" not in screen("activities", "--data", file, "--limit", "1", width=100).out


def test_a_page_of_sums_has_a_title_and_headings(screen: Run) -> None:
    data = str(IATI / "money-2.03.xml")
    out = screen("profile", "KE", "--sum", "disbursement", "--data", data).out
    assert out.startswith("KENYA: DISBURSEMENTS   Disbursements in files of IATI\n\nBy topic\n  Disbursements in EUR\n")
    assert [line for line in out.splitlines() if line.startswith("By ")] == [
        "By topic", "By organization", "By donor", "By year"
    ]  # fmt: skip
    assert "tacli activities --country KE --data" in out


def test_the_summary_of_files_says_what_they_are_and_where_to_go_next(screen: Run) -> None:
    out = screen("summary", "--data", str(IATI / "money-2.03.xml"), width=100).out
    assert out.startswith("ACTIVITIES   ")
    assert "published by" in out
    assert "International Aid Transparency Initiative (IATI), in money-2.03.xml." in " ".join(out.split())
    assert "Next     tacli summary --by topic --data" in out


@pytest.mark.parametrize("width", [40, 59, 60, 62, 64, 80])
def test_rates_and_groupings_are_whole_or_say_that_they_are_not(screen: Run, width: int) -> None:
    out = screen("responses", width=width).out
    assert max(map(len, out.splitlines())) <= width
    for rate in ("46.7%", "55.6%", "44.9%", "8.3%", "6.7%"):
        assert rate in out
    assert "Western European, other" in out or "Western Eur…" in out


@pytest.mark.parametrize("width", [60, 63, 64, 66, 80])
def test_a_bar_gives_way_before_rank_and_share(screen: Run, width: int) -> None:
    lines = screen("donors", width=width).out.splitlines()
    head = next(line for line in lines if "Amount" in line)
    assert head.split()[:4] == ["Rank", "Donor", "Amount", "Share"]
    assert any("█" in line for line in lines) == (width >= 64)


@pytest.mark.parametrize("width", [40, 59])
def test_a_page_below_sixty_columns_has_a_field_a_line(screen: Run, width: int) -> None:
    lines = screen("profile", "Cambodia", width=width).out.splitlines()
    page, steps = lines[: (start := next(n for n, line in enumerate(lines) if line.startswith("Next")))], lines[start:]
    assert max(map(len, page)) <= width
    assert steps[0].startswith("Next     tacli activities --country KHM")
    out = "\n".join(page)
    assert "  Who      ADB\n  What     Pilot project on prevention" in out
    assert "  Annex I  par. 15\n  ID       adb-15.7\n" in out


@pytest.mark.parametrize("width", [80, 100])
def test_heads_side_by_side_share_the_room_and_break_at_words(screen: Run, width: int) -> None:
    lines = [line.rstrip() for line in screen("compare", "Lao", "Moldova", "Ukraine", width=width).out.splitlines()]
    assert max(map(len, lines)) <= width
    heads = " ".join(lines[3:6]).split()
    assert {"People's", "Democratic", "Republic", "Moldova", "Ukraine"} <= {*heads}
    assert any("13 of 18 (72%)  " in line and line.endswith("13 of 18 (72%)") for line in lines)


def test_names_side_by_side_have_the_same_room_whatever_their_words(screen: Run) -> None:
    lines = [line.rstrip() for line in screen("compare", "UNODC", "Interpol", width=80).out.splitlines()]
    assert lines[4:9] == [
        "Activities",
        "                                                           International",
        "                                    United Nations Office  Criminal Police",
        "                                    on Drugs and Crime     Organization",
        "  All                               7                      3",
    ]


def test_who_stands_above_what_where_it_has_no_room_beside_it(screen: Run) -> None:
    lines = [line.rstrip() for line in screen("profile", "Moldova", width=60).out.splitlines()]
    assert lines[3:10] == [
        "Named in 4 activities",
        "  Council of Europe                        par. 21  coe-21.1",
        "  Field activities in five States, the",
        "  South Caucasus and South-Eastern",
        "  Europe",
        "  European Commission                      par. 25  ec-25.2",
        "  Subcommittees with five States on",
    ]
    assert lines[11] == "  Border management in the Western         par. 25  ec-25.3"


@pytest.mark.parametrize("width", [40, 60])
def test_where_figures_side_by_side_have_no_room_they_stand_below_one_another(screen: Run, width: int) -> None:
    out = screen("compare", "Lao", "Moldova", "Ukraine", width=width).out
    assert "  Name it\n  Lao People's Democratic Republic\n" in out
    assert "13 of 18 (72%)" in out


def test_the_front_page_breaks_at_words_and_is_a_screen_of_sixty_columns(screen: Run) -> None:
    lines = screen(width=60).out.splitlines()
    assert len(lines) < 24
    assert max(map(len, lines)) <= 60
    assert "      donors      who paid into the fund" in lines
    assert "List  activities  who gives which assistance, where and ..." in lines
    narrow = screen(width=40).out
    assert max(map(len, narrow.splitlines())) <= 40
    commands = [meaning for group in GROUPS.values() for meaning in group.values()]
    assert {word for meaning in commands for word in meaning.split()} <= {*narrow.split()}


def test_what_the_paper_calls_a_state_is_no_code(screen: Run) -> None:
    assert "\nState       Japan\n" in screen("donors", "--wide", width=80).out


def test_the_grouping_of_a_state_is_not_its_definition(screen: Run) -> None:
    lines = screen("terms", "countries", width=100, height=8).out.splitlines()
    assert lines[1].split() == ["Code", "Label", "Rows", "Aliases", "Grouping"]
    assert any("African States" in line for line in lines)
