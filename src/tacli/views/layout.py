"""How rows stand on a page: which field leads, which stand beside it, which are said small under it.

By the names of fields, which mean the same in every collection; a field that no layout places is said under the row, so
that none is lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tacli.anything import AnyRow
    from tacli.query.field import Field

_LEADS = ("title", "label", "name", "donor", "group", "item", "vocabulary", "place", "code", "id")
_TEXTS = ("summary", "definition")
_MOST_BESIDE = 4


class Beside(NamedTuple):
    """A column beside what leads: the `fields` that it holds, the first of them in plain type.

    `said` puts the values of a field into a phrase, `spans` are fields of a first and a last year.
    """

    title: str
    fields: tuple[str, ...]
    said: tuple[tuple[str, str], ...] = ()
    spans: tuple[str, str] | None = None


class Layout(NamedTuple):
    """The place of each field: those of `beside` in their columns, all others under the row."""

    lead: str
    text: str = ""
    group: str = ""
    beside: tuple[Beside, ...] = ()
    facets: tuple[str, ...] = ()
    sorts: tuple[str, ...] = ()
    titles: tuple[tuple[str, str], ...] = ()  # what is said in place of the title of a field
    also: tuple[tuple[str, str], ...] = ()  # how what remains of a field is named where the question fixed a value


_OF_ACTIVITIES = Layout(
    lead="title",
    text="summary",
    group="entity",
    beside=(
        Beside("Form", ("kinds",)),
        Beside(
            "Where", ("countries", "regions", "venues", "scope"), (("venues", "held in {}"), ("scope", "{} reach")),
        ),
        Beside("Status", ("status",), spans=("start", "end")),
        Beside(
            "Source", ("paragraph", "sentences", "cite", "id"), (("paragraph", "par. {}"), ("sentences", "sent. {}")),
        ),
    ),
    facets=("status", "entity", "topics", "kinds", "countries", "regions"),
    sorts=("title", "entity", "status", "start", "end"),
    titles=(
        ("title", "Activity"), ("entity", "Organization"), ("topics", "Topic"), ("kinds", "Form of assistance"),
        ("countries", "State named"), ("regions", "Region named"), ("names", "Named"), ("partners", "With"),
        ("instruments", "Treaty"),
    ),
    also=(("topics", "Also on"), ("countries", "Also in"), ("kinds", "Also")),
)  # fmt: skip


def layout_of(columns: Sequence[Field[AnyRow]], *, ordered: bool) -> Layout:
    """Give the place of each column; rows whose order a person chose are in no groups."""
    names = [column.name for column in columns]
    if {"title", "status"} <= {*names} or {"title", "summary"} <= {*names}:
        return _of(_OF_ACTIVITIES, names, ordered=ordered)
    lead = next((name for name in _LEADS if name in names), names[0])
    text = next((name for name in _TEXTS if name in names and len(names) > _MOST_BESIDE), "")
    others = [column for column in columns if column.name not in (lead, text)]
    chosen = {column.name for column in sorted(others, key=_weight)[:_MOST_BESIDE]}
    return Layout(
        lead,
        text,
        beside=tuple(Beside(_head(c), (c.name,)) for c in others if c.name in chosen),
        facets=tuple(c.name for c in others if c.is_facet and c.vocabulary and c.name != "id"),
        sorts=(lead, *(c.name for c in others if c.name in chosen)),
    )


def _of(layout: Layout, names: Sequence[str], *, ordered: bool) -> Layout:
    """Leave out what is not among the columns."""

    def kept(of: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for name in of if name in names)

    beside = [
        b._replace(fields=kept(b.fields), spans=b.spans if b.spans and {*b.spans} <= {*names} else None)
        for b in layout.beside
    ]
    return layout._replace(
        text=layout.text if layout.text in names else "",
        group="" if ordered or layout.group not in names else layout.group,
        beside=tuple(b for b in beside if b.fields),
        facets=kept(layout.facets),
        sorts=kept(layout.sorts),
    )


def _weight(column: Field[AnyRow]) -> tuple[bool, int]:
    """Put first what is always shown, last what only a wide table shows; what runs long stands under the row."""
    return column.many, column.priority if column.priority is not None else 99


def _head(column: Field[AnyRow]) -> str:
    return f"{column.over} {column.title}" if column.over else column.title
