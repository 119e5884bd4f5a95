"""F2 and F3: the least that a Typer app with Pydantic does to answer from the records."""

import sys
from pathlib import Path
from typing import Any

import typer
from pydantic import BaseModel

app = typer.Typer()


class Contribution(BaseModel):
    """A donor."""

    donor: str
    kind: str
    country: str | None
    amount: int


class Records(BaseModel):
    """The whole."""

    document: dict[str, Any]
    entities: list[dict[str, Any]]
    activities: list[dict[str, Any]]
    without_activities: list[dict[str, Any]]
    context: list[dict[str, Any]]
    responses: list[dict[str, Any]]
    contributions: list[Contribution]


@app.command()
def main(path: Path, *, table: bool = False) -> None:
    """Print the records as JSON, or eleven rows as a table."""
    records = Records.model_validate_json(path.read_bytes())
    if not table:
        sys.stdout.write(records.model_dump_json())
        return
    from rich.console import Console
    from rich.table import Table

    grid = Table("donor", "kind", "country", "amount")
    for row in records.contributions:
        grid.add_row(row.donor, row.kind, row.country or "", str(row.amount))
    Console().print(grid)


app()
