"""Entities with their number of activities."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from tacli.models import Dataset


class EntityRow(NamedTuple):
    """An entity as listed."""

    id: str
    name: str
    acronym: str | None
    section: str
    order: int
    paragraphs: tuple[int, ...]
    reply: str
    replied_through: str | None
    activities: int
    units: list[dict[str, Any]]


def entity_rows(dataset: Dataset) -> list[EntityRow]:
    """Give every entity in the order of the paper's sections B, C, A."""
    counts = Counter(a.entity for a in dataset.activities)
    return [
        EntityRow(
            e.id, e.name, e.acronym, e.section, e.order, e.paragraphs, e.reply, e.replied_through, counts[e.id],
            [{"name": u.name, "paragraphs": list(u.paragraphs)} for u in e.units],
        )
        for e in dataset.entities
    ]  # fmt: skip
