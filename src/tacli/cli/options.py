"""The options that every command takes for its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tacli.cli import complete
from tacli.errors import UsageError
from tacli.render import formats
from tacli.text import visible, whole_number

if TYPE_CHECKING:
    from collections.abc import Iterable
    from inspect import Parameter

    from tacli.anything import Foreign, Option


def _limit(typed: str) -> int:
    number = whole_number(typed.strip())
    if number is None:
        raise UsageError(f"--limit '{visible(typed)[:80]}' is no whole number.", "Type --limit 10, or 0 for all.")
    return number


def option(
    kind: Foreign, names: str, help_: str, panel: str = "Answer", *, name: str = "", **more: Option
) -> Parameter:
    """Make the parameter of an option; `kind` is a type as Typer takes it."""
    from inspect import Parameter

    if not complete.is_asked():  # Typer looks at each of these functions, which costs a run more than a millisecond
        more.pop("autocompletion", None)
    first, *rest = names.split()
    made = typer.Option(first, *rest, help=help_, rich_help_panel=panel, **more)
    return Parameter(
        name or first.removeprefix("--").replace("-", "_"),
        Parameter.KEYWORD_ONLY,
        default=False if kind is bool else None,
        annotation=Annotated[kind, made],
    )


_FILE = "Write to a file; its suffix sets the format."


def answer_options(
    fields: complete.Completion,
    *,
    cites: bool = False,
    single: bool = False,
    forms: Iterable[str] = (),
    into: str = "",
) -> list[Parameter]:
    """Give the options for an answer; `fields` completes its fields, `cites` and `forms` say which formats it has.

    `into` says what --output is for where that is not the answer. Of a `single` thing nothing is sorted or counted.
    """
    known = formats(cites=cites, forms=tuple(forms))
    default = "text" if cites else "table in a terminal, tsv in a pipe"
    return [
        option(
            str | None, "--format -f", f"{' '.join(known)}; default: {default}.",
            metavar="FORMAT", autocompletion=complete.choices(lambda: ((name, "") for name in known)),
        ),
        option(bool, "--json", "Short for --format json."),
        option(bool, "--csv", "Short for --format csv."),
        option(bool, "--excel", "CSV that opens safely in a spreadsheet."),
        option(
            str | None, "--delimiter", "Separator for CSV: , ; | or tab.", metavar="CHAR",
            autocompletion=complete.choices(lambda: ((name, "") for name in (",", ";", "|", "tab"))),
        ),
        option(str | None, "--output -o", into or _FILE, metavar="STORE" if into else "FILE"),
        option(
            list[str] | None, "--fields", "Only these fields, in this order.", metavar="A,B", autocompletion=fields
        ),
        *(() if single else _of_rows(fields)),
        option(bool, "--no-pager", "Print a long answer at once, not through PAGER or less."),
    ]  # fmt: skip


def _of_rows(fields: complete.Completion) -> list[Parameter]:
    """Give the options for an answer of rows."""
    return [
        option(
            list[str] | None, "--sort", "Sort by a field, numbers from the highest; FIELD:asc, FIELD:desc.",
            metavar="FIELD", autocompletion=fields,
        ),
        option(int | None, "--limit", "Show at most N rows; 0 for all.", metavar="N", parser=_limit),
        option(bool, "--count", "Print only the number of rows.", name="only_count"),
        option(bool, "--wide", "Show every column."),
        option(bool, "--fail-empty", "Exit with 1 if there is no row."),
    ]  # fmt: skip


def code_options() -> list[Parameter]:
    """Give the options for codes: where people read, names stand for them."""
    return [
        option(bool, "--codes", "Show codes in place of names; data always has codes."),
        option(bool, "--labels", "Add names beside the codes of data."),
    ]
