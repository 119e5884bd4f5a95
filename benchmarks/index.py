"""What it takes to make a store of files of IATI: `python benchmarks/index.py FOLDER 1000000` prints a table.

The files are made by `aid.py` where they are not there yet, and stay, as does the store. What was found stays, too, beside
them: the table has all sizes that were measured in this folder. A million takes half an hour of the processor, and 8 GB.

Memory is that of all processes at one moment, a page that several have counted once, as Linux tells it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from measure import launched
from peers import PYTHON, tool
from tables import Made, region, stores_made

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
BARE = """
import sys
from lxml.etree import iterparse
for path in sys.argv[1:]:
    for _, element in iterparse(path):
        element.clear()
"""
MOMENT = 0.1  # seconds


def files_of(size: int, folder: Path) -> list[Path]:
    """Give files with so many activities."""
    xml = folder / f"{size}.xml"
    if not xml.exists():
        subprocess.run([PYTHON, str(HERE / "aid.py"), str(size), str(xml)], check=True)
    return sorted(xml.rglob("*.xml"))


def indexed(size: int, folder: Path) -> Made:
    """Make a store of so many activities, afresh."""
    files, store = files_of(size, folder), folder / str(size)
    shutil.rmtree(store, ignore_errors=True)
    command = [tool("tacli"), "index", str(folder / f"{size}.xml"), "--output", str(store)]
    with launched(command, os.open(os.devnull, os.O_WRONLY)) as running:
        memory = 0.0
        while running.process.poll() is None:
            memory = max(memory, sum(map(_held, _below(running.process.pid))))
            time.sleep(MOMENT)
        taken = running.taken()
    with launched([PYTHON, "-c", BARE, *map(str, files)], os.open(os.devnull, os.O_WRONLY)) as running:
        bare = running.taken()
    if taken.exit or bare.exit:
        sys.exit(f"The files of {size:,} activities cannot be read.")
    found = Made(size, _bytes(folder / f"{size}.xml"), _bytes(store), taken.seconds, taken.cpu, memory, bare.cpu)
    (folder / f"{size}.json").write_text(json.dumps(found._asdict()), encoding="utf-8")
    return found


def made(folder: Path) -> list[Made]:
    """Give what was measured in a folder, the smallest first."""
    return sorted(Made(**json.loads(path.read_bytes())) for path in folder.glob("*.json"))


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _below(process: int) -> Iterator[int]:
    """Give the processes that a process started, and those that these did."""
    with suppress(OSError):  # they may be gone by now
        for thread in Path(f"/proc/{process}/task").iterdir():
            for child in map(int, (thread / "children").read_text().split()):
                yield child
                yield from _below(child)


def _held(process: int) -> float:
    """Give the memory that a process holds, in MiB, its share of what others have too."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0.0


if __name__ == "__main__":
    for rows in map(int, sys.argv[2:]):
        Path(sys.argv[1]).mkdir(parents=True, exist_ok=True)
        indexed(rows, Path(sys.argv[1]))
    print(region("index", stores_made(made(Path(sys.argv[1])))))
