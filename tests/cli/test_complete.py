"""Tab, asked as the shells ask."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import tacli
from tests.conftest import Run
from tests.sources.store.stores import file, made

# Asks one line after the other, and says in the end which modules it took.
ASK = """
import json, os, sys
from contextlib import suppress
from tacli.cli.run import run
for asked in json.loads(sys.argv[1]):
    os.environ.update(asked)
    with suppress(SystemExit):
        run([])
    print(chr(0x1E), end="", flush=True)
print(*sys.modules, file=sys.stderr)
"""


def _tab(shell: str, *lines: str) -> tuple[list[str], set[str]]:
    asked = [
        {
            "_TACLI_COMPLETE": f"complete_{shell}",
            "_TYPER_COMPLETE_ARGS": line,
            "_TYPER_COMPLETE_FISH_ACTION": "get-args",
            "_TYPER_COMPLETE_WORD_TO_COMPLETE": line.split(" ")[-1],
            "COMP_WORDS": line,
            "COMP_CWORD": str(line.count(" ")),
        }
        for line in lines
    ]
    done = subprocess.run([sys.executable, "-c", ASK, json.dumps(asked)], capture_output=True, check=False)
    *outs, _ = done.stdout.decode().split("\x1e")
    return outs, set(done.stderr.decode().split())


LINES = {
    "tacli activities --topic tra": ("travel-documents", "Travel documents"),
    "tacli activities --entity io": ("iom", "International Organization for Migration"),
    "tacli activities --country M": ("MDA", "Republic of Moldova"),
    "tacli activities --topic drugs,corr": ("drugs,corruption", "Corruption"),
    "tacli responses --group af": ("african", "African States"),
    "tacli donors --sort am": ("amount", "Paid"),
    "tacli terms cou": ("country", ""),
    "tacli don": ("donors", ""),
    "tacli activities --lang f": ("fr", "French"),
}


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_live_values_with_their_labels(shell: str) -> None:
    outs, loaded = _tab(shell, *LINES)
    for out, (offered, label) in zip(outs, LINES.values(), strict=True):
        assert offered in out
        assert shell == "bash" or label in out  # which shows words alone
    assert "tacli.cli.run" in loaded
    assert {"pydantic", "tacli.sources.json_dataset", "rich.console"}.isdisjoint(loaded)


def test_organizations_that_a_store_names(tmp_path: Path) -> None:
    one, store = file(tmp_path / "1.xml", ("A", "one")), tmp_path / "store"
    made(store, one)
    ask = "tacli activities --data {} --{} "
    lines = [ask.format(store, "entity"), ask.format(store, "status")]
    (entities, statuses), loaded = _tab("fish", *lines)
    assert ("XX-1" in entities, "Implementation" in statuses) == (True, True)
    assert {"duckdb", "_duckdb", "pydantic"}.isdisjoint(loaded)
    next(store.glob("*/terms-entity.json")).unlink()
    of_files = ask.format(one, "entity")  # of which none are known before they are read
    assert "".join(_tab("fish", lines[0], of_files)[0]).strip() == ""


def test_data_that_the_environment_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, paper, lines = (tmp_path / name for name in ("store", "paper", "1.jsonl"))
    lines.write_text(tacli.load().activities[0].model_dump_json(), encoding="utf-8")
    made(store, file(tmp_path / "1.xml", ("A", "one")))
    made(paper, lines)
    monkeypatch.setenv("TACLI_DATA", str(store))
    typed = f"tacli activities --data {paper} "
    asked = (
        "tacli activities --entity X",
        "tacli summary --by pub",
        f"{typed}--entity io",
        "tacli activities --entity io",
    )
    (entity, facet, typed_first, none), loaded = _tab("fish", *asked)
    assert "XX-1" in entity
    assert "publisher-type" in facet
    assert "International Organization for Migration" in typed_first
    assert none.strip() == ""
    assert {"duckdb", "_duckdb", "pydantic"}.isdisjoint(loaded)


@pytest.mark.parametrize("asked", [{}, {"COMP_WORDS": "tacli act", "COMP_CWORD": "x"}])
def test_a_shell_that_asks_in_another_way_gets_no_noise(process: Run, asked: dict[str, str]) -> None:
    result = process(**{"_TACLI_COMPLETE": "complete_bash", **asked})
    assert (result.code, result.out, result.err) == (1, "", "")
