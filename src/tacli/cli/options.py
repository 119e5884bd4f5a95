"""The options that every command takes for its answer, and what they come to before a byte of data is read."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from tacli.cli import complete
from tacli.cli.streams.stdio import is_terminal
from tacli.errors import UsageError
from tacli.query.conditions import Order, Query
from tacli.query.criteria import Criteria, Reach, parts
from tacli.query.names import named
from tacli.render import format_of_suffix, formats, is_streamed
from tacli.text import visible, whole_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from inspect import Parameter

    from tacli.query.field import Field

_DIRECTIONS = ("", "asc", "desc")


class Output(NamedTuple):
    """What a person asked of the answer's form, understood."""

    format: str
    path: str | None
    fields: tuple[str, ...]
    order: tuple[Order, ...]
    limit: int | None
    only_count: bool
    wide: bool
    fail_empty: bool
    data: str | None
    labels: bool
    explain: bool
    reach: Reach

    @property
    def is_for_terminal(self) -> bool:
        """Say whether a person looks at it."""
        return self.path is None and is_terminal()

    @property
    def is_drawn(self) -> bool:
        """Say whether it is a table on a terminal."""
        return self.format == "table" and self.is_for_terminal

    @property
    def is_json(self) -> bool:
        """Say whether the answer is JSON."""
        return self.format in ("json", "jsonl")

    @property
    def shows_rows_at_once(self) -> bool:
        """Say whether rows go to a terminal while others are still read."""
        return self.is_for_terminal and not self.only_count and is_streamed(self.format)

    def query(self, criteria: Criteria = (), *, page: int = 25, fields: tuple[str, ...] = ()) -> Query:
        """Give the query for the criteria; a terminal gets a page, other fields only where none are named."""
        limit = self.limit if self.limit is not None else (page if self.is_drawn else 0)
        return Query(parts(criteria), self.order, limit, self.fields or fields)


def understood(typed: dict[str, Any], columns: Sequence[Field[Any]], default: str | None) -> Output:
    """Take the options out of what was typed. Raises UsageError for what cannot be meant.

    `columns` are what can be named; `default` is the format where none is asked for and no file suggests one.
    """
    take = typed.pop
    path = take("output")
    path = None if path == "-" else path
    by_name = {column.name: column for column in columns}
    return Output(
        format=_format(
            take("format"), json=take("json"), csv=take("csv"), excel=take("excel"), path=path, default=default
        ),
        path=path,
        fields=tuple(dict.fromkeys(named("field", by_name, name) for name in split(take("fields")))),
        order=tuple(_order(by_name, key) for key in split(take("sort"))),
        limit=take("limit"),
        only_count=take("only_count"),
        wide=take("wide"),
        fail_empty=take("fail_empty"),
        data=take("data", None),
        labels=take("labels", False),  # noqa: FBT003 - what a command without codes has
        explain=take("explain", False),  # noqa: FBT003 - what a command without filters has
        reach=Reach(take("only_named", False), take("include_regional", False)),  # noqa: FBT003
    )


def _format(asked: str | None, *, json: bool, csv: bool, excel: bool, path: str | None, default: str | None) -> str:
    """Give the format asked for, or the one that the file, the command or the stream suggests."""
    names = {asked, "json" if json else None, "csv" if csv else None} - {None}
    if excel:
        names = names - {"csv"} | {"excel"}
    if len(names) > 1:
        raise UsageError(f"Two formats at once: {', '.join(sorted(map(str, names)))}.", "Give one of them.")
    if names:
        return named("format", formats(), {"md": "markdown"}.get(asked or "", str(names.pop())))
    if path is not None:
        found = format_of_suffix(PurePath(path).suffix.lower())
        if not found:
            raise UsageError(
                f"'{visible(path)[:200]}' does not say which format.", f"Add --format: {', '.join(formats())}."
            )
        return found
    return default or ("table" if is_terminal() else "tsv")


def _order(columns: dict[str, Field[Any]], typed: str) -> Order:
    """Read `amount`, `amount:desc` or `-amount`."""
    name, _, direction = typed.removeprefix("-").partition(":")
    column = columns[named("sort", columns, name)]
    if typed.startswith("-"):
        direction = direction or "desc"
    if direction not in _DIRECTIONS:
        raise UsageError(
            f"'{visible(direction)[:80]}' is no direction.", f"Type {column.name}:asc or {column.name}:desc."
        )
    return Order(column.name, direction == "desc" if direction else column.descending)


def split(values: Iterable[str] | None) -> list[str]:
    """Part at commas what was typed once or more often."""
    return [part.strip() for value in values or () for part in value.split(",") if part.strip()]


def _limit(typed: str) -> int:
    number = whole_number(typed.strip())
    if number is None:
        raise UsageError(f"--limit '{visible(typed)[:80]}' is no whole number.", "Type --limit 10, or 0 for all.")
    return number


def option(kind: Any, names: str, help_: str, panel: str = "Answer", *, name: str = "", **more: Any) -> Parameter:
    """Make the parameter of an option; `kind` is a type as Typer takes it."""
    from inspect import Parameter

    first, *rest = names.split()
    made = typer.Option(first, *rest, help=help_, rich_help_panel=panel, **more)
    return Parameter(
        name or first.removeprefix("--").replace("-", "_"),
        Parameter.KEYWORD_ONLY,
        default=False if kind is bool else None,
        annotation=Annotated[kind, made],
    )


_DATA = "Another dataset, or activities as JSON Lines; - for stdin."
_FILE = "Write to a file, whole or not at all; its suffix gives the format."


def answer_options(fields: Callable[..., Any]) -> list[Parameter]:
    """Give the options for an answer; `fields` completes its fields."""
    listed = " ".join(formats())
    return [
        option(
            str | None, "--format -f", f"{listed}; default: table in a terminal, tsv in a pipe.",
            metavar="FORMAT", autocompletion=complete.choices(lambda: ((name, "") for name in formats())),
        ),
        option(bool, "--json", "Short for --format json."),
        option(bool, "--csv", "Short for --format csv."),
        option(bool, "--excel", "CSV for a spreadsheet: with a mark of UTF-8, and no cell is a formula."),
        option(str | None, "--output -o", _FILE, metavar="FILE"),
        option(
            list[str] | None, "--fields", "Only these fields, in this order.", metavar="A,B", autocompletion=fields
        ),
        option(
            list[str] | None, "--sort", "Sort by a field; -FIELD or FIELD:desc and FIELD:asc to turn it.",
            metavar="FIELD", autocompletion=fields,
        ),
        option(int | None, "--limit", "At most N rows; 0 for all.", metavar="N", parser=_limit),
        option(bool, "--count", "Only the number of rows.", name="only_count"),
        option(bool, "--wide", "Every column in full, however narrow the terminal."),
        option(bool, "--fail-empty", "Exit with 1 when there is no row."),
    ]  # fmt: skip


def labels_option() -> Parameter:
    """Give the option for names beside codes."""
    return option(bool, "--labels", "Names beside codes, in fields of their own.")


def data_option() -> Parameter:
    """Give the option for another source."""
    return option(str | None, "--data", _DATA, metavar="FILE", envvar="TACLI_DATA")
