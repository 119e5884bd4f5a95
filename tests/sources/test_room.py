"""Where memory is bounded, what may not fit is refused with a sentence before a parser dies of it."""

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tacli.vocabulary.bundled import data_file
from tests.conftest import Result, unmeasured

GOOD = json.loads(data_file("records.json").read_bytes())
MEGABYTE = 10**6


def _within(limit: int, *arguments: str) -> Result:
    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))

    done = subprocess.run(
        [sys.executable, "-m", "tacli", *arguments],
        preexec_fn=bound,
        capture_output=True,
        check=False,
        timeout=60,
        env={**unmeasured(), "RUST_BACKTRACE": "1"},  # to count takes memory,
    )
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("large") / "large.json"
    rows = [{**row, "id": f"{row['entity']}-{row['paragraph']}.{n}"} for n in range(100) for row in GOOD["activities"]]
    for number, row in enumerate(rows):
        row["id"] = f"{row['entity']}-{row['paragraph']}.{number}"
    path.write_text(json.dumps({**GOOD, "activities": rows}), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("command", [["activities", "--count", "--data"], ["validate", "--count"]])
def test_a_file_for_which_there_is_no_memory_is_refused_with_a_sentence(large: str, command: list[str]) -> None:
    came_to = []
    for limit in (60, 100, 160, 1_000):
        code, out, err = _within(limit * MEGABYTE, *command, large)
        if code == 0:
            assert out == ("20200\n" if command[0] == "activities" else "0\n")
        else:
            assert (code, out) == (1, "")
            assert err.startswith(f"tacli: There is not enough memory for {large}: it may take ")
            assert len(err.splitlines()) == 2
        came_to.append(code)
    assert (came_to[0], came_to[-1]) == (1, 0)
    assert came_to == sorted(came_to, reverse=True)


def test_lines_and_the_paper_need_little(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(map(json.dumps, GOOD["activities"])), encoding="utf-8")
    assert _within(100 * MEGABYTE, "activities", "--count", "--data", str(path)).out == "202\n"
    assert _within(100 * MEGABYTE, "activities", "--count").out == "202\n"
