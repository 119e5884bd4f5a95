"""Screens of IATI: the same views of other records, whose titles may be empty and whose ids are long."""

from pathlib import Path

import pytest

from tacli.collections.iati.sheets import ACTIVITIES_SHEET, FUNDERS_SHEET, PUBLISHERS_SHEET
from tacli.query.sheet import Shown
from tests.conftest import Run

FILE = str(Path(__file__).parents[1] / "data" / "iati" / "nasty-2.03.xml")


def _told(title: str, row: dict[str, object]) -> object:
    sheets = (ACTIVITIES_SHEET, PUBLISHERS_SHEET, FUNDERS_SHEET)
    columns = [column for sheet in sheets for column in sheet.columns if isinstance(column, Shown)]
    return next(column for column in columns if column.title == title).tell(row)


@pytest.mark.parametrize(
    ("title", "row", "told"),
    [
        ("What", {"title": "Wells"}, "Wells"),
        ("What", {"title": None}, "(without a title)"),
        ("Who", {"reporter": "", "entity": "XX-9"}, "XX-9"),
        ("Who", {"reporter": None, "entity": None}, ""),
        ("Where", {"countries": [], "regions": [], "scope": "Global"}, ["Global"]),
        ("Where", {"countries": [], "regions": ["Africa"], "scope": "Global"}, ["Africa"]),
        ("Where", {"countries": [], "regions": [], "scope": None}, []),
        ("When", {"start": "2020-01-01", "end": "2020-12-31"}, "2020"),
        ("When", {"start": "2019-01-01", "end": "2020-12-31"}, "2019-2020"),
        ("When", {"start": "2019-01-01", "end": None}, "from 2019"),
        ("When", {"start": None, "end": "2020-12-31"}, "to 2020"),
        ("When", {"start": None, "end": None}, ""),
        ("Organization", {"name": None, "id": None}, "(without a name)"),
        ("Donor", {"donor": "Japan"}, "Japan"),
        ("Code", {"ref": None}, ""),
    ],
)
def test_what_is_not_there_is_said_or_left_out(title: str, row: dict[str, object], told: object) -> None:
    assert _told(title, row) == told


def test_a_list_has_names_and_says_that_a_title_is_missing(screen: Run) -> None:
    lines = screen("activities", "--data", FILE).out.splitlines()
    assert lines[0] == "2 activities"
    assert lines[1].split() == ["Who", "What", "Where", "When", "Sectors"]
    assert lines[2].startswith("XX-9  (without a title)  Kenya, QQ, Uganda  to 2020")
    assert max(map(len, lines)) <= 80
    assert "Kenya" not in "\n".join(screen("activities", "--country", "Kenya", "--data", FILE).out.splitlines()[1:])


def test_publishers_and_funders_are_lists(screen: Run) -> None:
    assert screen("entities", "--data", FILE).out.startswith("2 organizations\n")
    assert "No rows." in screen("donors", "--data", FILE).err


def test_pages_are_those_of_the_paper(screen: Run) -> None:
    out = screen("profile", "Kenya", "--data", FILE).out
    assert out.startswith("KENYA   country\n\nNamed in 1 activity\n")
    assert "tacli compare KE QQ" in out
    both = screen("compare", "Kenya", "Uganda", "--data", FILE).out
    assert both.startswith("KENYA · UGANDA   side by side\n")
    assert "  Naming it " in both
    assert screen("summary", "--data", FILE).out.startswith("ACTIVITIES   2\n")
    assert screen("profile", "Kenya", "--wide", "--data", FILE).out.startswith("Section")
