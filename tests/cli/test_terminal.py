"""Commands on a terminal."""

import pytest

from tests.conftest import Run, several


def test_responses_at_80_columns(terminal: Run) -> None:
    result = terminal("responses", "--group", "african")
    assert result.code == 0
    lines = result.out.splitlines()
    assert lines[2].split() == ["Treaty", "Parties", "Replied", "Rate"]
    assert lines[3].split()[:4] == ["Convention", "34", "9", "26.5%"]
    assert "█████▎" in lines[3]
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize("width", [80, 140])
def test_a_table_fits_its_terminal(terminal: Run, width: int) -> None:
    commands = ("activities", "responses", "donors", "entities", "about", "show iom-36.1")
    for result in several(terminal, *commands, width=width).values():
        assert result.code == 0
        assert 0 < max(map(len, result.out.splitlines())) <= width


def test_a_page_says_of_how_many(terminal: Run, pipe: Run) -> None:
    count = pipe("activities", "--count").out.strip()
    result = terminal("activities")
    assert result.out.startswith(f"Showing 43 of {count} activities\n")
    assert f"Not shown: {int(count) - 43} more rows (--limit 0)" in result.err
    assert "eclac-3.1" in result.out


def test_wide_shows_every_column(terminal: Run) -> None:
    assert "Partners" in terminal("activities", "--wide", width=2000).out.splitlines()[1]
    upright = terminal("activities", "--wide").out.splitlines()
    assert upright[1].split() == ["ID", "eclac-3.1"]
    assert any(line.startswith("Partners ") for line in upright)


def test_an_ascii_terminal_gets_ascii(terminal: Run) -> None:
    result = terminal("donors", PYTHONIOENCODING="ascii")
    assert result.code == 0
    assert "####" in result.out
    assert result.out.isascii()


def test_no_rows_are_said(terminal: Run) -> None:
    assert "No rows." in terminal("activities", "--country", "Niger").err


def test_what_rows_are_sorted_by_is_shown(terminal: Run) -> None:
    listed = terminal("entities", "--sort", "activities", width=80).out.splitlines()
    assert "Activities" in listed[1]
    assert "34" in listed[2].split()
