"""The options that every command takes for its answer."""

from __future__ import annotations

from typing import Annotated, Any, NamedTuple

import typer

from tacli.cli.complete import choices
from tacli.errors import UsageError
from tacli.render import FORMATS
from tacli.text import visible, whole_number


class Output(NamedTuple):
    """What a person asked of the answer's form."""

    format: str | None
    json: bool
    csv: bool
    excel: bool
    output: str | None
    fields: list[str] | None
    sort: list[str] | None
    limit: int | None
    only_count: bool
    wide: bool
    fail_empty: bool
    data: str | None = None
    explain: bool = False
    include_regional: bool = False

    def normalized(self) -> Output:
        """Give the same with one way to say stdout."""
        return self._replace(output=None) if self.output == "-" else self

    def is_json(self) -> bool:
        """Say whether the answer is asked for as JSON."""
        return self.json or self.format in ("json", "jsonl")


def _limit(typed: str) -> int:
    number = whole_number(typed.strip())
    if number is None:
        raise UsageError(f"--limit '{visible(typed)[:80]}' is no whole number.", "Type --limit 10, or 0 for all.")
    return number


def _option(
    kind: Any, names: str, help_: str, panel: str = "Answer", *, name: str = "", **more: Any
) -> tuple[str, Any, Any]:
    first, *rest = names.split()
    option = typer.Option(first, *rest, help=help_, rich_help_panel=panel, **more)
    return name or first.removeprefix("--").replace("-", "_"), Annotated[kind, option], kind() if kind is bool else None


_formats = choices(lambda: ((name, "") for name in FORMATS))
_FORMATS = f"{' '.join(FORMATS)}; default: table in a terminal, tsv in a pipe."
_DATA = "Another dataset, or activities as JSON Lines; - for stdin."
_FILE = "Write to a file, whole or not at all; its suffix gives the format."

# Name, annotation and default of each; the names are the fields of Output.
OPTIONS = (
    _option(str | None, "--format -f", _FORMATS, metavar="FORMAT", autocompletion=_formats),
    _option(bool, "--json", "Short for --format json."),
    _option(bool, "--csv", "Short for --format csv."),
    _option(bool, "--excel", "CSV for a spreadsheet: with a mark of UTF-8, and no cell is a formula."),
    _option(str | None, "--output -o", _FILE, metavar="FILE"),
    _option(list[str] | None, "--fields", "Only these fields, in this order.", metavar="A,B"),
    _option(list[str] | None, "--sort", "Sort by a field; FIELD:asc or FIELD:desc to turn it.", metavar="FIELD"),
    _option(int | None, "--limit", "At most N rows; 0 for all.", metavar="N", parser=_limit),
    _option(bool, "--count", "Only the number of rows.", name="only_count"),
    _option(bool, "--wide", "Every column in full, however narrow the terminal."),
    _option(bool, "--fail-empty", "Exit with 1 when there is no row."),
    _option(str | None, "--data", _DATA, metavar="FILE", envvar="TACLI_DATA"),
)

FILTERS_PANEL = "Filters (same option twice or a,b: any of them; different options: all)"

# How filters work together: for every command that has filters.
FILTER_OPTIONS = (
    _option(
        list[str] | None,
        "--not",
        "Without the rows that hold this: topic=drugs.",
        FILTERS_PANEL,
        metavar="FILTER=VALUE",
        name="exclude",
    ),
    _option(
        list[str] | None,
        "--all",
        "All values of this filter, not any of them.",
        FILTERS_PANEL,
        metavar="FILTER",
        name="every",
    ),
    _option(bool, "--include-regional", "With the rows that reach the country through a region.", FILTERS_PANEL),
    _option(bool, "--explain", "Say on stderr how each value was understood.", FILTERS_PANEL),
)
