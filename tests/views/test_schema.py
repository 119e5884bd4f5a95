"""The JSON Schema of rows."""

from typing import Any

import pytest

from tacli.query.field import number, text
from tacli.views.schema import row_schema
from tacli.vocabulary import vocabulary


def test_a_row_has_these_keys_and_no_others() -> None:
    schema = row_schema("rows", (text("name", "Name", "What it is."), number("size", "Size", "How large.")))
    assert schema["properties"]["name"] == {"description": "What it is.", "title": "Name", "type": "string"}
    assert schema["properties"]["size"]["type"] == "integer"
    assert schema["additionalProperties"] is False
    assert schema["required"] == ["name", "size"]
    assert schema["title"] == "rows"


def _described(vocabulary_: str, **options: Any) -> dict[str, Any]:
    fields = row_schema("rows", (text("code", "Code", "A code.", vocabulary=vocabulary_, **options),))["properties"]
    found: dict[str, Any] = fields["code"]
    return found


def test_a_closed_vocabulary_is_listed() -> None:
    codes = [term.code for term in vocabulary("status").terms]
    assert _described("status")["enum"] == codes
    assert _described("status", type=list[str])["items"]["enum"] == codes
    assert [kind.get("enum") for kind in _described("status", type=str | None)["anyOf"]] == [codes, None]


@pytest.mark.parametrize("name", ["entity", "country"])
def test_what_another_dataset_may_have_more_of_is_open(name: str) -> None:
    assert _described(name) == {"description": "A code.", "title": "Code", "type": "string"}
