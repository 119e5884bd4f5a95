"""`tacli schema`."""

from typing import Annotated, Any

import typer

from tacli.cli.answer import emit
from tacli.cli.command import build
from tacli.cli.options import Output
from tacli.errors import UsageError
from tacli.text import visible
from tacli.views import Table
from tacli.views.columns import column
from tacli.views.fields import FIELDS


def schema(
    output: Output,
    of: Annotated[str | None, typer.Argument(metavar="[OF]", help=f"dataset or {', '.join(FIELDS)}.")] = None,
) -> None:
    """Print the JSON Schema of the dataset, or of one row of a command's JSON."""
    name = "dataset" if of is None else of
    if name != "dataset" and name not in FIELDS:
        raise UsageError(f"There is no schema of '{visible(name)[:80]}'.", f"There are: dataset, {', '.join(FIELDS)}.")
    found = _schema(name)
    columns = tuple(column(key, key, "", get=lambda row, key=key: row[key]) for key in found)
    emit(Table(columns, (found,), card=True), output, default="json")


def _schema(name: str) -> dict[str, Any]:
    if name == "dataset":
        from tacli.models import Dataset

        return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Dataset.model_json_schema()}
    from tacli.views.schema import row_schema

    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **row_schema(name, FIELDS[name])}


COMMAND = build(
    schema,
    columns=(),
    examples=(("tacli schema", "of the dataset"), ("tacli schema donors", "of a row of tacli donors --json")),
)
