"""`tacli schema`."""

from typing import Annotated, Any

import typer

from tacli.cli.answer import Answer
from tacli.cli.command import build
from tacli.cli.complete import choices
from tacli.cli.options import Output
from tacli.query.field import text
from tacli.query.names import named
from tacli.views import Table
from tacli.views.fields import FIELDS

_NAMES = ("dataset", *FIELDS)


def schema(
    output: Output,  # noqa: ARG001 - it has one form alone
    of: Annotated[
        str,
        typer.Argument(
            metavar="[OF]", help=f"{', '.join(_NAMES)}.", autocompletion=choices(lambda: ((n, "") for n in _NAMES))
        ),
    ] = "dataset",
) -> Answer:
    """Print the JSON Schema of the dataset, or of one row of a command's JSON."""
    found = _schema(named("schema", _NAMES, of))
    columns = tuple(text(key, key, "") for key in found)
    return Answer(Table(columns, (tuple(found.values()),), card=True))


def _schema(name: str) -> dict[str, Any]:
    if name == "dataset":
        from tacli.models import Dataset

        return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Dataset.model_json_schema()}
    from tacli.views.schema import row_schema

    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **row_schema(name, FIELDS[name])}


COMMAND = build(
    schema,
    format_="json",
    examples=(("tacli schema", "of the dataset"), ("tacli schema donors", "of a row of tacli donors --json")),
)
