"""A fact of a page: what is counted, how often, of how many, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field

from tacli.anything import JsonObject
from tacli.query.field import Records, number, percent, text


@dataclass(frozen=True)
class Fact:
    """`count` of `unit` out of the whole, `of`; `share` from 0 to 1.

    `role`: an item of its section, the total of it, or one that overlaps the others and is in no total.
    """

    section: str
    item: str
    label: str = ""
    count: int | None = None
    of: int | None = None
    unit: str = "rows"
    role: str = "item"
    annex: str = "I"
    paragraphs: tuple[int, ...] = field(default=())

    @property
    def share(self) -> float | None:
        """Count out of the whole."""
        return self.count / self.of if self.count is not None and self.of else None

    @property
    def source(self) -> JsonObject | None:
        """Where it stands."""
        return {"annex": self.annex, "paragraphs": list(self.paragraphs)} if self.annex else None


def _place(source: JsonObject) -> str:
    paragraphs = ", ".join(map(str, source["paragraphs"]))
    return f"annex {source['annex']}, par. {paragraphs}" if paragraphs else f"annex {source['annex']}"


def facts(name: str, **priorities: int | None) -> Records[Fact]:
    """Declare the fields of a page; the priorities are those on a narrow terminal."""
    declared = (
        text("section", "Section", "Part of the page.", flexible=True),
        text("item", "Item", "Code, id or name of what is counted."),
        text("label", "Label", "The item in words.", flexible=True),
        number("count", "Count", "How many of the unit.", type=int | None),
        number("of", "Of", "The whole that the share is of.", type=int | None),
        percent("share", "Share", "Count of the whole, from 0 to 1."),
        text("unit", "Unit", "What is counted: rows, entities, States, or a currency.", None),
        text("role", "Role", "item, total, or overlap: in no total, since it cuts across the others.", None),
        text("source", "Source", "Annex and paragraphs.", tell=_place, type=JsonObject | None),
    )
    return Records(name, [f._replace(priority=priorities.get(f.name, f.priority)) for f in declared])
