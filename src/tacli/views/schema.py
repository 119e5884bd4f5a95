"""The JSON Schema of a command's rows, from its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tacli.views.columns import Column


def row_schema(name: str, columns: Iterable[Column]) -> dict[str, Any]:
    """Describe one object of `tacli NAME --json`, every key required and no other allowed."""
    from pydantic import ConfigDict, Field, create_model

    fields: dict[str, Any] = {c.name: (c.type, Field(description=c.help)) for c in columns}
    model = create_model(name, __config__=ConfigDict(extra="forbid"), **fields)
    schema: dict[str, Any] = model.model_json_schema()
    return schema
