"""The options that every command takes for its answer."""

from __future__ import annotations

from typing import Annotated, Any, NamedTuple

import typer

_PANEL = "Answer"


class Output(NamedTuple):
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


def _option(*names: str, help_: str, **more: Any) -> Any:
    return typer.Option(*names, help=help_, rich_help_panel=_PANEL, **more)


# Name, annotation and default of each; the names are the fields of Output.
OPTIONS: tuple[tuple[str, Any, Any], ...] = (
    ("format", Annotated[str | None, _option("--format", "-f", metavar="FORMAT", help_="table json jsonl csv tsv markdown; default: table in a terminal, tsv in a pipe.")], None),
    ("json", Annotated[bool, _option("--json", help_="Short for --format json.")], False),
    ("csv", Annotated[bool, _option("--csv", help_="Short for --format csv.")], False),
    ("output", Annotated[str | None, _option("--output", "-o", metavar="FILE", help_="Write to a file, whole or not at all; its suffix gives the format.")], None),
    ("fields", Annotated[list[str] | None, _option("--fields", metavar="A,B", help_="Only these fields, in this order.")], None),
    ("sort", Annotated[list[str] | None, _option("--sort", metavar="FIELD", help_="Sort by a field; FIELD:asc or FIELD:desc to turn it.")], None),
    ("limit", Annotated[int | None, _option("--limit", min=0, metavar="N", help_="At most N rows; 0 for all.")], None),
    ("count", Annotated[bool, _option("--count", help_="Only the number of rows.")], False),
    ("wide", Annotated[bool, _option("--wide", help_="Every column in full, however narrow the terminal.")], False),
    ("fail_empty", Annotated[bool, _option("--fail-empty", help_="Exit with 1 when there is no row.")], False),
)  # fmt: skip
