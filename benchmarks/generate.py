"""Write a valid dataset of so many activities, seeded, through the real models.

`python benchmarks/generate.py 2000 FILE`: JSON Lines, or one object for a FILE that ends in .json.
"""

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


def dataset(count: int) -> tacli.Dataset:
    """Give the paper with other activities; a paragraph that none was drawn from has that as its reason."""
    whole = tacli.load().model_dump(mode="json")
    whole["activities"] = [activity.model_dump(mode="json") for activity in activities(count)]
    drawn = {activity["paragraph"] for activity in whole["activities"]}
    without = set(range(1, whole["document"]["paragraphs"] + 1)) - drawn
    whole["without_activities"] = [{"paragraph": n, "reason": "None was drawn."} for n in sorted(without)]
    return tacli.Dataset.model_validate(whole)


def write(count: int, path: Path) -> None:
    """Write so many activities to a file."""
    if path.suffix == ".json":
        path.write_text(dataset(count).model_dump_json(), encoding="utf-8")
        return
    with path.open("w", encoding="utf-8") as file:
        file.writelines(activity.model_dump_json() + "\n" for activity in activities(count))


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
