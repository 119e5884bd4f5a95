"""Entities as listed."""

import tacli
from tacli.collections.paper.entities import ENTITIES, entity_rows


def test_an_entity_keeps_what_the_paper_says_of_it(dataset: tacli.Dataset) -> None:
    for entity, row in zip(dataset.entities, entity_rows(dataset), strict=True):
        shared = {name: getattr(row, name) for name in row._fields if name not in ("activities", "units")}
        assert shared == {name: getattr(entity, name) for name in shared}
        assert row.activities == len(dataset.select(entity=entity.id))
        assert row.units == [{"name": u.name, "paragraphs": list(u.paragraphs)} for u in entity.units]


def test_a_unit_is_told_with_its_paragraphs() -> None:
    tell = ENTITIES["units"].tell
    assert tell
    assert tell({"name": "Treaty Section", "paragraphs": [49, 50]}) == "Treaty Section (49, 50)"
