"""The page of one record: its title and summary, then its fields under the headings of its collection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.text import plain
from tacli.views.blocks import Facts, Pair
from tacli.views.names import in_names
from tacli.views.table import Page, Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tacli.anything import AnyRow, Value
    from tacli.query.field import Field, Records
    from tacli.views.blocks import Step
    from tacli.views.names import Names


def record_page(
    records: Records[AnyRow], row: Mapping[str, Value], names: Names, *, cite: str, steps: tuple[Step, ...]
) -> Page:
    """Lay out a record, `row` being its values by field; what says nothing is left out."""
    sheet = records.sheet
    if sheet is None:
        raise AssertionError(f"{records.name} have no sheet")
    told = {field.name: _told(field, row.get(field.name), names) for field in records.columns}
    kicker = [told[name] for name in (sheet.whose, "id") if name]
    lede = told.get(sheet.summary, "")
    parts = _sections(records, told)
    return Page(
        told[sheet.title] or told["id"], tuple(filter(None, kicker)), lede, tuple(parts), cite=cite, steps=steps
    )


def _sections(records: Records[AnyRow], told: Mapping[str, str]) -> Iterator[Section]:
    for heading, fields in records.sheet.parts if records.sheet else ():
        pairs = tuple(Pair(records[name].title, told[name]) for name in fields if told.get(name))
        if pairs:
            yield Section(heading, (Facts(pairs),))


def _told(field: Field[AnyRow], value: Value, names: Names) -> str:
    known = names(field.vocabulary) if field.vocabulary and field.name != "id" else {}
    if isinstance(value, int) and field.style == "number":
        return f"{value:,}"
    return plain(in_names(value, known) if known else value, ", ", field.tell)
