"""The datasets that growth is measured on are valid ones."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Run

GENERATE = Path(__file__).parent.parent / "benchmarks" / "generate.py"


@pytest.mark.parametrize("name", ["few.json", "few.jsonl"])
def test_generated_datasets_are_valid_and_always_the_same(pipe: Run, tmp_path: Path, name: str) -> None:
    one, other = tmp_path / name, tmp_path / f"other-{name}"
    for path in (one, other):
        subprocess.run([sys.executable, str(GENERATE), "30", str(path)], check=True)
    assert pipe("validate", str(one), "--count") == (0, "0\n", "Nothing is wrong.\n")
    assert pipe("activities", "--data", str(one), "--count").out == "30\n"
    assert one.read_bytes() == other.read_bytes()
