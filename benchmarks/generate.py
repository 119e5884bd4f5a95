"""Write activities as JSON Lines, seeded, through the real models: `python benchmarks/generate.py 2000 FILE`."""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import tacli

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = 2005


def activities(count: int) -> Iterator[tacli.Activity]:
    """Give valid activities: those of the paper, shuffled, with fields of one another."""
    chance = random.Random(SEED)  # noqa: S311 - data, no secret
    rows = tacli.load().activities
    for number in range(count):
        one, other = chance.choice(rows), chance.choice(rows)
        changed = {
            "id": f"{one.entity}-{one.paragraph}.{number}",
            "topics": other.topics,
            "kinds": other.kinds,
            "countries": other.countries,
            "status": other.status,
        }
        yield tacli.Activity.model_validate_json(one.model_copy(update=changed).model_dump_json())


def write(count: int, path: Path) -> None:
    """Write so many activities to a file."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(activity.model_dump_json() + "\n" for activity in activities(count))


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
