"""The JSON Schema of a command's rows, from their fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from tacli.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tacli.anything import AnyRow, JsonObject, JsonType
    from tacli.query.field import Field

_OPEN = ("entity", "country", "partner")  # a dataset has its own, and States come and go


def row_schema(name: str, columns: Iterable[Field[AnyRow]], *, closed: bool = True) -> JsonObject:
    """Describe one object of `tacli NAME --json`, every key required and no other allowed.

    `closed`: fields hold codes of the paper's vocabularies alone.
    """
    from pydantic import ConfigDict, Field, create_model

    fields: JsonObject = {c.name: (_type(c) if closed else c.type, Field(description=c.help)) for c in columns}
    model = create_model(name, __config__=ConfigDict(extra="forbid"), **fields)
    schema: JsonObject = model.model_json_schema()
    return schema


def cross_schema(name: str, columns: Sequence[Field[AnyRow]], heads: Iterable[str], *, closed: bool) -> JsonObject:
    """Describe a row of a cross-table: which `heads` it has, of those and others, is up to what the rows hold."""
    schema = row_schema(name, columns, closed=closed)
    for head in heads:
        del schema["properties"][head]
    schema["required"] = [key for key in schema["required"] if key in schema["properties"]]
    said = {"description": "Rows that hold the value of this key, too.", "title": "Rows"}
    schema["additionalProperties"] = {**schema["properties"][columns[-1].name], **said}
    return schema


def _type(column: Field[AnyRow]) -> JsonType:
    """Give the type of a column, closed where its vocabulary is."""
    from typing import Literal

    if not column.vocabulary or column.vocabulary in _OPEN:
        return column.type
    codes: JsonType = Literal[
        (*column.beside, *(term.code for term in vocabulary(column.vocabulary).terms))
    ]  # known only now
    if column.many:
        return list[codes]
    return codes | None if type(None) in get_args(column.type) else codes
