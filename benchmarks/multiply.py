"""Make a store of a million rows, or as many as are wanted, of one of ten thousand: the same skew, other identifiers.

`python benchmarks/multiply.py SMALL 1000000 LARGE`
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from tacli.engines.duckdb import runner
from tacli.engines.tables import A_GROUP, name, packed, text
from tacli.sources.folders import MANIFEST
from tacli.sources.store.manifest import ASIDE, MONEY, ROWS, STEMS, UNITS, manifest_of

MEMORY = 4096  # MiB


def multiply(small: Path, wanted: int, large: Path) -> None:
    """Write the store."""
    manifest = manifest_of(small)
    if manifest is None:
        sys.exit(f"{small} is no store")
    times = -(-wanted // manifest.activities)
    old, new = small / manifest.generation, large / manifest.generation
    shutil.rmtree(large, ignore_errors=True)
    new.mkdir(parents=True)
    run = runner(large, MEMORY)
    size = manifest.activities
    copied = f"read_parquet([{', '.join([text(old / ROWS)] * times)}])"  # in their order, so that nothing is sorted
    changed = {"row": "place", "number": "place", "id": f"r.id || '-' || place // {size}"}
    replaced = ", ".join(f"{expression} AS {name(column)}" for column, expression in changed.items())
    placed = f"SELECT *, row_number() OVER () - 1 AS place FROM {copied}"
    rows = f"SELECT r.* EXCLUDE place REPLACE ({replaced}) FROM ({placed}) AS r WHERE place < {wanted}"
    run(f"COPY ({rows}) TO {text(new / ROWS)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {A_GROUP})")
    for table, keys in ((STEMS, ["stem"]), (MONEY, ["kind", "currency"])):
        run(packed(_multiplied(old / table, keys, size, wanted), new / table))
    for path in (ASIDE, UNITS, *(found.name for found in old.glob("terms-*"))):
        shutil.copy(old / path, new / path)
    said = manifest._replace(activities=wanted, bytes=manifest.bytes * times)
    (large / MANIFEST).write_text(json.dumps(said._asdict()), encoding="utf-8")


def _multiplied(old: Path, keys: list[str], size: int, wanted: int) -> str:
    """Ask for a table that is sorted by keys and then by rows: those of a key come again and again, in that order."""
    by = ", ".join(keys)
    held = f"SELECT {by}, list(r ORDER BY r) AS held FROM read_parquet({text(old)}) AS r GROUP BY {by} ORDER BY {by}"
    each = f"SELECT unnest(range({-(-wanted // size)})) AS copy, held FROM ({held})"
    one = f"SELECT copy, unnest(held) AS r FROM ({each})"
    lines = f"SELECT copy, unnest(r) FROM ({one})"
    moved = f"SELECT * EXCLUDE copy REPLACE (row + copy * {size} AS row) FROM ({lines})"
    return f"SELECT * FROM ({moved}) WHERE row < {wanted}"


if __name__ == "__main__":
    multiply(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
