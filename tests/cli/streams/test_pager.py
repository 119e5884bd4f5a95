"""The person's pager: what is longer than the screen goes through it, and nothing else."""

import pytest

from tacli.cli.streams import pager
from tests.conftest import Run

LONG = ("activities", "--limit", "0")
MARKING = "sed s/^/>/"


def test_what_is_longer_than_the_screen_goes_through_the_pager(terminal: Run) -> None:
    lines = terminal(*LONG, PAGER=MARKING).out.splitlines()
    assert len(lines) > 200
    assert all(line.startswith(">") for line in lines)


@pytest.mark.parametrize("arguments", [("activities",), ("donors",), (*LONG, "--no-pager"), ("donors", "--json")])
def test_what_fits_or_is_not_to_be_paged_goes_straight(terminal: Run, arguments: tuple[str, ...]) -> None:
    assert ">" not in terminal(*arguments, PAGER=MARKING).out.replace("Convention>", "")


def test_a_pager_that_is_left_early_is_no_error(terminal: Run) -> None:
    result = terminal(*LONG, PAGER="head -2")
    assert (result.code, len(result.out.splitlines())) == (0, 2)
    assert "Traceback" not in result.err


def test_nothing_is_paged_into_a_pipe_or_a_file(process: Run, terminal: Run, tmp_path: object) -> None:
    assert not process(*LONG, PAGER=MARKING).out.startswith(">")
    assert terminal(*LONG, "-o", f"{tmp_path}/rows.txt", PAGER=MARKING).out == ""


@pytest.mark.parametrize(
    ("asked", "command"),
    [
        ("less -S", ["less", "-S"]),
        ("", []),
        ("cat", []),
        ("no-such-pager", []),
        ("less 'unended", []),
        (None, ["less", "-FRX"]),
    ],
)
def test_the_pager_is_the_persons_else_less(
    monkeypatch: pytest.MonkeyPatch, asked: str | None, command: list[str]
) -> None:
    monkeypatch.setattr(pager, "which", lambda name: None if name == "no-such-pager" else f"/bin/{name}")
    if asked is None:
        monkeypatch.delenv("PAGER")
    else:
        monkeypatch.setenv("PAGER", asked)
    assert pager.pager() == command
    monkeypatch.setenv("TERM", "dumb")
    assert pager.pager() == []


def test_where_there_is_no_less_nothing_is_paged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PAGER")
    monkeypatch.setattr(pager, "which", lambda _: None)
    assert pager.pager() == []
