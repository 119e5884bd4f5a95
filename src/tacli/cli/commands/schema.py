"""`tacli schema`."""

from collections.abc import Mapping
from importlib import import_module
from typing import Annotated

import typer

from tacli.anything import AnyRow, JsonObject, Option
from tacli.cli.answer import Answer
from tacli.cli.command import build
from tacli.cli.complete import choices
from tacli.cli.names import COMMANDS
from tacli.cli.output import Output
from tacli.collections.collection import Collection
from tacli.collections.iati.collection import IATI
from tacli.collections.paper.collection import PAPER
from tacli.errors import UsageError
from tacli.query.field import Field, text
from tacli.query.names import named
from tacli.sources.source import Source
from tacli.views.labels import label_columns
from tacli.views.table import Table, chosen

_DRAFT = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
_DATASET = "dataset"
_NAMES = (_DATASET, *(name for name in COMMANDS if name not in ("schema", "browse")))


def schema(
    source: Source,
    output: Output,
    of: Annotated[
        str,
        typer.Argument(
            metavar="[OF]", help="dataset, or a command.", autocompletion=choices(lambda: ((n, "") for n in _NAMES))
        ),
    ] = _DATASET,
    name: Annotated[
        str | None,
        typer.Argument(metavar="[VOCABULARY]", help="Of the terms of a vocabulary: tacli schema terms country"),
    ] = None,
    *,
    by: Annotated[list[str] | None, typer.Option("--by", metavar="FIELD", help="Of tacli summary --by FIELD.")] = None,
    by_group: Annotated[bool, typer.Option("--by-group", help="Of tacli responses --by-group.")] = False,
    shares: Annotated[bool, typer.Option("--percent", help="Of tacli summary --percent.")] = False,
    money: Annotated[str | None, typer.Option("--sum", metavar="KIND", help="Of sums of money of IATI.")] = None,
) -> Answer:
    """Print the JSON Schema of the dataset, or of the rows of a command with these options."""
    of = named("schema", _NAMES, of)
    if of == _DATASET:
        from tacli.models import Dataset

        found = {**_DRAFT, **Dataset.model_json_schema()}
    else:
        typed = {
            "money": money,
            "of": of,
            "name": name,
            "by": by,
            "by_group": by_group,
            "shares": shares,
            "fields": output.fields,
        }
        found = {**_DRAFT, **_rows(of, typed, output, IATI if money else source.collection)}
    parts = tuple(text(key, key, "") for key in found)
    return Answer(Table(parts, (tuple(found.values()),), card=True))


def _rows(of: str, typed: Mapping[str, Option], output: Output, collection: Collection) -> JsonObject:
    """Describe a row of a command with these options."""
    from tacli.views.schema import cross_schema, row_schema

    closed = collection is PAPER
    command = import_module(f"tacli.cli.commands.{of}").COMMAND
    if output.labels and "labels" not in [parameter.name for parameter in command.params]:
        raise UsageError(f"tacli {of} takes no --labels.", f"Type tacli schema {of}")
    columns = chosen(_shown(typed, collection), output.fields)
    if of == "show" and not output.fields:
        kinds = [records.shown for name, records in collection.kinds.items() if name in ("activities", "entities")]
        schemas = [row_schema(of, label_columns(c) if output.labels else c, closed=closed) for c in kinds]
        return schemas[0] if len(schemas) == 1 else {"anyOf": schemas}
    wide = label_columns(columns) if output.labels else columns
    if of == "summary" and columns[-1].name == "rows" and not output.fields:
        return cross_schema(of, wide, [column.name for column in columns[1:-1]], closed=closed)
    return row_schema(of, wide, closed=closed)


def _shown(typed: Mapping[str, Option], collection: Collection) -> tuple[Field[AnyRow], ...]:
    of = named("schema", _NAMES, typed.get("of") or _DATASET)
    if of == _DATASET:
        return ()
    known = IATI if typed.get("money") else collection
    rows: tuple[Field[AnyRow], ...] = import_module(f"tacli.cli.commands.{of}").COMMAND.rows(typed, known)
    return rows


COMMAND = build(
    schema,
    shown=_shown,
    format_="json",
    single=True,
    examples=(
        ("tacli schema", "of the dataset"),
        ("tacli schema donors", "of a row of tacli donors --json"),
        ("tacli schema summary --by year", "of a count"),
    ),
)
