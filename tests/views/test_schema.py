"""The JSON Schema of rows."""

from tacli.views.columns import column, number
from tacli.views.schema import row_schema


def test_a_row_has_these_keys_and_no_others() -> None:
    schema = row_schema("rows", (column("name", "Name", "What it is."), number("size", "Size", "How large.")))
    assert schema["properties"]["name"] == {"description": "What it is.", "title": "Name", "type": "string"}
    assert schema["properties"]["size"]["type"] == "integer"
    assert schema["additionalProperties"] is False
    assert schema["required"] == ["name", "size"]
    assert schema["title"] == "rows"
