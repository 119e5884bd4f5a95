"""Entities of annex I: the organizations that replied, with their number of activities."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tacli.anything import JsonObject
from tacli.collections.paper.sheets import ENTITIES_SHEET
from tacli.named_tuples import NamedTuple
from tacli.query.field import Records, cited, number, text

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
    units: list[JsonObject]  # as JSON has them


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


def _unit(unit: JsonObject) -> str:
    return f"{unit['name']} ({', '.join(map(str, unit['paragraphs']))})"


ENTITIES: Records[EntityRow] = Records(
    "entities",
    (
        text("id", "ID", "Code for --entity.", option="entity", vocabulary="entity", asks="Organization."),
        text("name", "Name", "As the paper prints it.", 1, flexible=True),
        text("acronym", "Acronym", "Where the paper gives one.", 4, type=str | None),
        text("section", "Section", "A nothing to report, B organizations, C members of the group.", 5),
        text("order", "Order", "Its place in the section.", None, align="right", type=int),
        text("paragraphs", "Paragraphs", "Numbered paragraphs of annex I.", 0, flexible=True, type=list[int]),
        text(
            "reply", "Reply", "reported or nothing-to-report.", 3,
            option="reply", vocabulary="reply", asks="reported or nothing-to-report.",
        ),
        text("replied_through", "Through", "The entity that replied for it.", 6, type=str | None, vocabulary="entity"),
        number("activities", "Activities", "Rows of activities.", 2),
        text(
            "units", "Units", "Parts with paragraphs of their own.", None, flexible=True, tell=_unit,
            type=list[JsonObject],
        ),
        cited(lambda row: f"annex I, paragraphs {', '.join(map(str, row.paragraphs))}"),
    ),
    ENTITIES_SHEET,
)  # fmt: skip
