"""The options that every command takes for its answer, and what they come to before a byte of data is read."""

from __future__ import annotations

from pathlib import PurePath
from shutil import get_terminal_size
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated

import typer

from tacli.cli import complete
from tacli.cli.streams.stdio import is_terminal
from tacli.errors import UsageError
from tacli.named_tuples import NamedTuple
from tacli.query.conditions import Order, Query
from tacli.query.criteria import Criteria, Reach, parts
from tacli.query.names import named
from tacli.render import format_of_suffix, formats, is_streamed, own_forms
from tacli.text import visible, whole_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from inspect import Parameter

    from tacli.anything import AnyRow, Foreign, Option
    from tacli.query.field import Field

_DIRECTIONS = ("", "asc", "desc")
_READ = ("table", "markdown", "svg")  # HTML names codes itself, and has both
_DELIMITERS = (",", ";", "|", "\t")


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
    labels: bool
    explain: bool
    reach: Reach
    delimiter: str | None = None
    codes: bool = False
    pages: bool = False

    @property
    def is_for_terminal(self) -> bool:
        """Say whether a person looks at it."""
        return self.path is None and is_terminal()

    @property
    def is_drawn(self) -> bool:
        """Say whether it is a table on a terminal."""
        return self.format == "table" and self.is_for_terminal

    @property
    def is_read(self) -> bool:
        """Say whether people read it, rather than programs: names stand for codes then."""
        return self.format in _READ

    @property
    def is_screen(self) -> bool:
        """Say whether it is laid out for a screen, where nobody asked for fields."""
        asked = self.fields or self.wide or self.only_count
        return (self.is_drawn or self.format == "svg") and not asked

    @property
    def is_page(self) -> bool:
        """Say whether a page is wanted where there is one, rather than some of its rows."""
        of_people = self.is_read or self.format == "html"
        return of_people and not (self.fields or self.order or self.limit or self.wide)

    @property
    def is_json(self) -> bool:
        """Say whether the answer is JSON."""
        return self.format in ("json", "jsonl")

    @property
    def shows_rows_at_once(self) -> bool:
        """Say whether rows go to a terminal while others are still read."""
        return self.is_for_terminal and not self.only_count and is_streamed(self.format)

    def query(self, criteria: Criteria = (), *, whole: bool = False, fields: tuple[str, ...] = ()) -> Query:
        """Give the query for the criteria; other fields only where none are named.

        A terminal gets as many rows as it has lines, unless the answer is to be `whole`.
        """
        limit = self.limit
        if limit is None:
            limit = get_terminal_size().lines if self.is_drawn and not whole else 0
        return Query(parts(criteria), self.order, limit, self.fields or fields)


def understood(
    typed: dict[str, Option],
    columns: Sequence[Field[AnyRow]],
    default: str | None,
    *,
    cites: bool = False,
    forms: Mapping[str, str] = MappingProxyType({}),
) -> Output:
    """Take the options out of what was typed. Raises UsageError for what cannot be meant.

    `columns` are what can be named; `default` is the format where none is asked for and no file suggests one; `cites`
    says whether rows are citations; `forms` has the field that a row is in a format of its own.
    """
    take = typed.pop
    path = take("output")
    path = None if path == "-" else path
    by_name = {column.name: column for column in columns}
    names = {take("format"), *(name for name in ("json", "csv", "excel") if take(name))} - {None}
    format_ = _format(names, path, default, formats(cites=cites, forms=tuple(forms)))
    fields = tuple(dict.fromkeys(named("field", by_name, name) for name in split(take("fields"))))
    if format_ in forms:
        fields = _whole(forms[format_], format_, fields)
    return Output(
        format=format_,
        path=path,
        fields=fields,
        order=tuple(_order(by_name, key) for key in split(take("sort", None))),
        limit=take("limit", None),
        only_count=_only_count(format_, asked=bool(take("only_count", None))),
        wide=bool(take("wide", None)),
        fail_empty=bool(take("fail_empty", None)),
        # A workbook is read by people: it names what it holds, unless the fields are given one by one.
        labels=bool(take("labels", None)) or (format_ == "xlsx" and not fields),
        explain=bool(take("explain", None)),
        reach=Reach(bool(take("only_named", None)), bool(take("include_regional", None))),
        delimiter=_delimiter(take("delimiter"), format_),
        codes=bool(take("codes", None)),
        pages=not take("no_pager"),
    )


def _whole(form: str, format_: str, fields: tuple[str, ...]) -> tuple[str, ...]:
    """Give the one field that a row is whole in a format of its own. Raises UsageError where others are asked for."""
    if fields:
        raise UsageError(f"In {format_} a row goes out whole.", "Leave --fields out, or type --csv or --json.")
    return (form,)


def _only_count(format_: str, *, asked: bool) -> bool:
    if asked and format_ == "xlsx":
        raise UsageError("--count gives a number and no workbook.", "Leave --count out, or the workbook.")
    return asked


def _delimiter(typed: str | None, format_: str) -> str | None:
    """Read one of the characters that part cells; a tab has a name, since it is hard to type."""
    if typed is None:
        return None
    if format_ not in ("csv", "excel"):
        raise UsageError(f"--delimiter is for CSV, not for {format_}.", "Add --csv or --excel.")
    found = {"tab": "\t", "\\t": "\t"}.get(typed, typed)
    if found not in _DELIMITERS:
        raise UsageError(f"'{visible(typed)[:80]}' is no delimiter.", "Type ',' or ';' or '|' or tab.")
    return found


def _format(names: set[str], path: str | None, default: str | None, known: tuple[str, ...]) -> str:
    """Give the format asked for, or the one that the file, the command or the stream suggests."""
    if "excel" in names:
        names = names - {"csv"}
    if len(names) > 1:
        raise UsageError(f"Two formats at once: {', '.join(sorted(names))}.", "Give one of them.")
    for name in names:
        if name in own_forms() and name not in known:
            raise UsageError(f"These rows have no form in {name}.", f"Type tacli activities --format {name}.")
        return named("format", known, "markdown" if name == "md" else name)
    if path is not None:
        found = format_of_suffix(PurePath(path).suffix.lower(), known)
        if not found:
            raise UsageError(
                f"'{visible(path)[:200]}' does not say which format.", f"Add --format: {', '.join(known)}."
            )
        return found
    return default or ("table" if is_terminal() else "tsv")


def _order(columns: dict[str, Field[AnyRow]], typed: str) -> Order:
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


_DATA = "Ask other data: a dataset, JSON Lines, IATI (XML, .gz, .zip, folders) or a store; - for stdin."
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
            list[str] | None, "--sort", "Sort by a field; -FIELD reverses the order.", metavar="FIELD",
            autocompletion=fields,
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


ENGINES = ("duckdb", "spark")


def spark_of(typed: dict[str, Option]) -> str | None:
    """Take the address of Spark out of what was typed, None where it is not to be asked. Raises UsageError."""
    engine, remote = typed.pop("engine", None), typed.pop("remote", None)
    if not engine or named("engine", ENGINES, engine) != "spark":
        return None
    if not remote:
        raise UsageError("Where is Spark?", "Add --remote sc://HOST:15002.")
    return str(remote)


def data_options() -> list[Parameter]:
    """Give the options for another source."""
    return [
        option(list[str] | None, "--data", _DATA, metavar="FILE"),
        option(str | None, "--lang", "For IATI: texts in this language where there are any: fr.", metavar="LANGUAGE"),
        option(bool, "--all-versions", "For IATI: keep older versions of an activity, too."),
        option(
            str | None, "--engine", "What answers of a store: duckdb or spark.", metavar="ENGINE",
            envvar="TACLI_ENGINE", autocompletion=complete.choices(lambda: ((name, "") for name in ENGINES)),
        ),
        option(str | None, "--remote", "Where Spark is: sc://HOST:PORT.", metavar="ADDRESS", envvar="TACLI_REMOTE"),
    ]  # fmt: skip


def paths_of(typed: dict[str, Option], *, single: bool = False) -> tuple[str, ...]:
    """Take the paths of the data out of what was typed; none was, so those that the environment names, or the one."""
    import os
    from pathlib import Path

    typed_paths = typed.pop("data", None)
    if typed_paths:
        return tuple(typed_paths)
    named = os.environ.get("TACLI_DATA", "")
    parts = (named,) if single or Path(named).exists() else named.split(os.pathsep)
    return tuple(filter(None, parts))
