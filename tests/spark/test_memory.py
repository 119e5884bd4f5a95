"""A list is as long as it wants to be: rows of Spark pass through, few at a time."""

import subprocess
import sys
from pathlib import Path

from tests.spark.asked import clustered

# From a small process: what a larger one starts begins with its memory.
MEASURED = (
    "import resource, subprocess, sys; subprocess.run([sys.executable, '-m', 'tacli', *sys.argv[1:]], check=True)\n"
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)"
)


@clustered
def test_memory_does_not_grow_with_the_rows(long: Path, tmp_path: Path) -> None:
    few, many = tmp_path / "few.csv", tmp_path / "many.csv"
    more = _peak(long, many) - _peak(long, few, "--limit", "500")
    assert many.stat().st_size > 50 * few.stat().st_size > 0
    assert more < 24


def _peak(store: Path, output: Path, *more: str) -> int:
    """Write a list, and give the MiB that this took at most."""
    asked = ("activities", "--fields", "id,summary", "--data", str(store), "--engine", "spark", "--output", str(output))
    return int(subprocess.run([sys.executable, "-c", MEASURED, *asked, *more], capture_output=True, check=True).stdout)
