"""Help: what to type first, in less than a screen; options in groups, and none that a command cannot use."""

import re

import pytest

from tacli.cli.names import COMMANDS, GROUPS
from tests.conftest import Run


@pytest.mark.parametrize("arguments", [(), ("--help",), ("-h",), ("help",)])
def test_the_first_page_is_less_than_a_screen_of_80_by_24(pipe: Run, arguments: tuple[str, ...]) -> None:
    code, out, err = pipe(*arguments)
    lines = out.splitlines()
    assert (code, err) == (0, "")
    assert len(lines) < 24
    assert max(map(len, lines)) <= 80
    assert [line.split("  ")[1] for line in lines[2:5]] == [
        "tacli summary", "tacli activities --topic trafficking", "tacli profile Cambodia"
    ]  # fmt: skip
    assert "─" not in out
    assert lines[-1].endswith("--install-completion")


def test_the_first_page_has_every_command_in_its_group(pipe: Run) -> None:
    lines = pipe().out.splitlines()
    named = [line[6:].split()[0] for line in lines[6:-1]]
    assert tuple(named) == COMMANDS
    assert [line.split()[0] for line in lines[6:-1] if line[:6].strip()] == list(GROUPS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_is_what_its_option_says(pipe: Run, command: str) -> None:
    said = pipe("help", command)
    assert said == pipe(command, "--help")
    assert said.code == 0
    assert said.out.startswith(f"Usage: tacli {command} ")
    assert max(map(len, said.out.splitlines())) <= 80
    assert "─" not in said.out


def test_help_of_what_is_no_command_says_what_there_is(pipe: Run) -> None:
    code, out, err = pipe("help", "activitis")
    assert (code, out) == (2, "")
    assert "Did you mean activities?" in err


@pytest.mark.parametrize("command", ["show", "about", "cite", "schema"])
def test_one_thing_is_not_sorted_cut_or_counted(pipe: Run, command: str) -> None:
    out = pipe("help", command).out
    for option in ("--sort", "--limit", "--count", "--wide", "--fail-empty"):
        assert option not in out
        assert pipe(command, option).code == 2
    assert "--sort" in pipe("help", "activities").out


def test_filters_of_iati_stand_where_iati_answers(pipe: Run) -> None:
    assert "--humanitarian" in pipe("help", "activities").out
    assert "--humanitarian" not in pipe("help", "responses").out


def test_a_metavar_says_what_to_type(pipe: Run) -> None:
    out = pipe("help", "activities").out
    for shown in ("--year 2004|2003..2005", "--paragraph 25|22..28", "--search WORDS", "--has FIELD", "--topic TOPIC"):
        assert shown in out


def test_options_stand_in_groups(pipe: Run) -> None:
    headings = re.findall(r"^(\S[^\n]*):$", pipe("help", "summary").out, re.MULTILINE)
    assert [heading.split(" (")[0] for heading in headings] == ["Options", "Filters", "Filters for IATI data", "Answer"]
    assert pipe("help", "activities").out.splitlines()[-2].startswith("  Fields: id entity")
