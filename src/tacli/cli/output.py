"""The options that every command takes for its answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import typer

from tacli.render import FORMATS


@dataclass(frozen=True)
class Output:
    """What a person asked of the answer's form."""

    format: str | None
    json: bool
    csv: bool
    output: str | None
    fields: list[str] | None
    sort: list[str] | None
    limit: int | None
    count: bool
    wide: bool
    fail_empty: bool


def _option(kind: Any, default: Any, names: str, help_: str, **more: Any) -> tuple[str, Any, Any]:
    long = names.split()[0]
    option = typer.Option(*names.split(), help=help_, rich_help_panel="Answer", **more)
    return long.removeprefix("--").replace("-", "_"), Annotated[kind, option], default


# Name, annotation and default of each; the names are the fields of Output.
OPTIONS = (
    _option(
        str | None,
        None,
        "--format -f",
        f"{' '.join(FORMATS)}; default: table in a terminal, tsv in a pipe.",
        metavar="FORMAT",
    ),
    _option(bool, False, "--json", "Short for --format json."),
    _option(bool, False, "--csv", "Short for --format csv."),
    _option(
        str | None,
        None,
        "--output -o",
        "Write to a file, whole or not at all; its suffix gives the format.",
        metavar="FILE",
    ),
    _option(list[str] | None, None, "--fields", "Only these fields, in this order.", metavar="A,B"),
    _option(list[str] | None, None, "--sort", "Sort by a field; FIELD:asc or FIELD:desc to turn it.", metavar="FIELD"),
    _option(int | None, None, "--limit", "At most N rows; 0 for all.", min=0, metavar="N"),
    _option(bool, False, "--count", "Only the number of rows."),
    _option(bool, False, "--wide", "Every column in full, however narrow the terminal."),
    _option(bool, False, "--fail-empty", "Exit with 1 when there is no row."),
)
