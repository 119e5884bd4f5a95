"""Tab, asked as the shells ask."""

import os
import subprocess
import sys

import pytest

from tests.conftest import Run

ASK = "import sys; from tacli.cli.run import run\ntry: run([])\nfinally: print(*sys.modules, file=sys.stderr)"


def _tab(shell: str, line: str) -> tuple[str, set[str]]:
    words = line.split(" ")
    asked = {
        "_TACLI_COMPLETE": f"complete_{shell}",
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": words[-1],
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
    }
    done = subprocess.run([sys.executable, "-c", ASK], capture_output=True, check=False, env={**os.environ, **asked})
    return done.stdout.decode(), set(done.stderr.decode().split())


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize(
    ("line", "offered", "label"),
    [
        ("tacli activities --topic tra", "travel-documents", "Travel documents"),
        ("tacli activities --entity io", "iom", "International Organization for Migration"),
        ("tacli activities --country M", "MDA", "Republic of Moldova"),
        ("tacli activities --topic drugs,corr", "drugs,corruption", "Corruption"),
        ("tacli responses --group af", "african", "African States"),
        ("tacli donors --sort am", "amount", "Paid"),
        ("tacli terms cou", "country", ""),
        ("tacli don", "donors", ""),
    ],
)
def test_live_values_with_their_labels(shell: str, line: str, offered: str, label: str) -> None:
    out, loaded = _tab(shell, line)
    assert offered in out
    if shell != "bash":  # which shows words alone
        assert label in out
    assert {"pydantic", "tacli.sources.json_dataset", "rich.console"}.isdisjoint(loaded)


@pytest.mark.parametrize("asked", [{}, {"COMP_WORDS": "tacli act", "COMP_CWORD": "x"}])
def test_a_shell_that_asks_in_another_way_gets_no_noise(process: Run, asked: dict[str, str]) -> None:
    result = process(**{"_TACLI_COMPLETE": "complete_bash", **asked})
    assert (result.code, result.out, result.err) == (1, "", "")
