"""Make a store of a million rows, or as many as are wanted, of one of ten thousand: the same skew, other identifiers.

`python benchmarks/multiply.py SMALL 1000000 LARGE`
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from tacli.engines.duckdb import runner
from tacli.engines.tables import name, packed
from tacli.sources.store.manifest import ASIDE, MANIFEST, ROWS, STEMS, UNITS, manifest_of

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
    rows, size = f"read_parquet('{old / ROWS}')", manifest.activities
    row = f"r.row + copy * {size}"
    changed = {"row": row, "number": row, "id": "r.id || '-' || copy"}
    replaced = ", ".join(f"{expression} AS {name(column)}" for column, expression in changed.items())
    copies = f"(SELECT unnest(range({times})) AS copy) AS copies"
    select = f"SELECT r.* REPLACE ({replaced}) FROM {copies}, {rows} AS r WHERE {row} < {wanted} ORDER BY copy, r.row"
    run(packed(select, new / ROWS))
    places = f"SELECT s.* REPLACE ({row.replace('r.', 's.')} AS row) FROM read_parquet('{old / STEMS}') AS s, {copies}"
    run(packed(f"SELECT * FROM ({places}) WHERE row < {wanted} ORDER BY stem, row, field, place", new / STEMS))
    for path in (ASIDE, UNITS, *(found.name for found in old.glob("terms-*"))):
        shutil.copy(old / path, new / path)
    said = manifest._replace(activities=wanted, bytes=manifest.bytes * times)
    (large / MANIFEST).write_text(json.dumps(said._asdict()), encoding="utf-8")


if __name__ == "__main__":
    multiply(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
