"""What a person asked of the answer's form, understood before a byte of data is read."""

from __future__ import annotations

from pathlib import PurePath
from shutil import get_terminal_size
from types import MappingProxyType
from typing import TYPE_CHECKING

from tacli.cli.streams.stdio import is_terminal
from tacli.errors import UsageError
from tacli.named_tuples import NamedTuple
from tacli.query.conditions import Order, Query
from tacli.query.criteria import Criteria, Reach, parts
from tacli.query.names import named
from tacli.render import format_of_suffix, formats, is_streamed, own_forms
from tacli.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tacli.anything import AnyRow, Option
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
        raise UsageError(f"In {format_} a row goes out whole.", "Leave --fields out, or type --csv or --json")
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
        raise UsageError(f"--delimiter is for CSV, not for {format_}.", "Add --csv or --excel")
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
            raise UsageError(f"These rows have no form in {name}.", f"Type tacli activities --format {name}")
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
            f"'{visible(direction)[:80]}' is no direction.", f"Type {column.name}:asc or {column.name}:desc"
        )
    return Order(column.name, direction == "desc" if direction else column.descending)


def split(values: Iterable[str] | None) -> list[str]:
    """Part at commas what was typed once or more often."""
    return [part.strip() for value in values or () for part in value.split(",") if part.strip()]
