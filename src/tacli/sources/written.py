"""What tacli writes beside the fields of an activity: names of codes, how to cite it, the score of a search."""

from __future__ import annotations

from functools import cache

from tacli.collections.paper.activities import ACTIVITIES
from tacli.query.field import SCORE


def as_read(row: object) -> object:
    """Give the row of an activity as it is read back: without what follows from its fields."""
    return {key: value for key, value in row.items() if key not in _beside()} if isinstance(row, dict) else row


@cache
def _beside() -> frozenset[str]:
    names = {f"{field.name}_label" for field in ACTIVITIES.columns if field.vocabulary}
    return frozenset({*names, SCORE.name, *(field.name for field in ACTIVITIES.columns if field.on_request)})
