"""The one place where an answer meets a stream or a file."""

from __future__ import annotations

import sys
from itertools import chain, islice
from pathlib import PurePath
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any

import typer

from tacli.cli.run import FAILURE
from tacli.cli.streams.stdio import encoded, has_colour, is_terminal, remark
from tacli.errors import TacliError, UsageError
from tacli.render import FORMATS, STREAMED, pieces
from tacli.text import visible
from tacli.views import Table, lay_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tacli.cli.options import Output


def emit(
    table: Table, output: Output, remarks: Callable[[], Iterable[str]] = tuple, *, default: str | None = None
) -> None:
    """Write the table as asked, then the remarks on stderr. Raises typer.Exit with 1 for no rows under --fail-empty.

    `default` is the format where none is asked for and no file suggests one.
    """
    format_ = format_of(output, default)
    table = lay_out(table, output.fields or (), output.sort or ())
    counted = _Counted(table.rows)
    terminal = format_ == "table" and _is_for_terminal(output)
    limit = output.limit if output.limit is not None else (table.page if terminal else 0)
    rows: Iterable[Any] = islice(counted, limit) if limit else counted
    formulas = _Formulas(table, rows)
    if output.only_count:
        counted.finish()
        _write([f"{counted.seen}\n"], output.output)
    elif terminal:
        page = tuple(rows)
        counted.finish()  # before anything is drawn, so that a bar has gone by then
        if page:
            _print(table._replace(rows=page), wide=output.wide)
            _tell_rest(len(page), counted.seen)
        elif table.nothing:
            remark(table.nothing)
    else:
        rows = formulas if format_ == "csv" else rows if format_ in STREAMED else tuple(rows)
        _write(pieces(table._replace(rows=rows), format_), output.output)
        counted.finish()
    if formulas.found:
        said = "1 row has" if formulas.found == 1 else f"{formulas.found:,} rows have"
        remark(f"{said} cells that a spreadsheet would run (--excel makes them text).")
    for line in remarks():
        remark(line)
    if output.fail_empty and not counted.seen:
        raise typer.Exit(FAILURE)


def shows_rows_at_once(output: Output) -> bool:
    """Say whether rows go to a terminal while others are still read."""
    return _is_for_terminal(output) and not output.only_count and format_of(output) in STREAMED


def _is_for_terminal(output: Output) -> bool:
    return output.output is None and is_terminal()


class _Formulas:
    """Rows of which those are counted that a spreadsheet would run."""

    def __init__(self, table: Table, rows: Iterable[Any]) -> None:
        self.found = 0
        self._table = table
        self._rows = rows

    def __iter__(self) -> Iterator[Any]:
        from tacli.render.as_excel import is_formula

        for row in self._rows:
            self.found += any(map(is_formula, self._table.values(row)))
            yield row


class _Counted:
    """Rows that are counted as they are taken.

    The first is fetched at once: a file that is wrong from its start leaves no header on stdout.
    """

    def __init__(self, rows: Iterable[Any]) -> None:
        self.seen = 0
        others = iter(rows)
        self._rows = chain(tuple(islice(others, 1)), others)

    def __iter__(self) -> _Counted:
        return self

    def __next__(self) -> Any:
        row = next(self._rows)
        self.seen += 1
        return row

    def finish(self) -> None:
        """Count the rows that nobody took."""
        for _ in self._rows:
            self.seen += 1


def format_of(output: Output, default: str | None = None) -> str:
    """Give the format asked for, or the one that the file, the command or the stream suggests. Raises UsageError."""
    asked = {output.format, "json" if output.json else None, "csv" if output.csv else None} - {None}
    if output.excel:
        asked = asked - {"csv"} | {"excel"}
    if len(asked) > 1:
        raise UsageError(f"Two formats at once: {', '.join(sorted(map(str, asked)))}.", "Give one of them.")
    if asked:
        name = str(asked.pop())
        name = {"md": "markdown"}.get(name, name)
        if name not in FORMATS:
            raise UsageError(f"There is no format '{visible(name)[:80]}'.", f"There are: {', '.join(FORMATS)}.")
        return name
    if output.output is not None:
        suffix = PurePath(output.output).suffix.lower()
        fits = [name for name, (_, suffixes) in FORMATS.items() if suffix in suffixes]
        if not fits:
            raise UsageError(
                f"'{visible(output.output)}' does not say which format.",
                f"Add --format: {', '.join(FORMATS)}.",
            )
        return fits[0]
    return default or ("table" if is_terminal() else "tsv")


def _write(text: Iterable[str], path: str | None) -> None:
    if path is not None:
        from tacli.cli.streams.whole_file import write_whole

        write_whole(path, text)
    elif sys.stdout is None:
        raise TacliError("Cannot write: stdout is closed.")
    else:
        sys.stdout.buffer.writelines(encoded(text, seen=is_terminal()))
        sys.stdout.buffer.flush()


def _print(table: Table, *, wide: bool) -> None:
    from tacli.render.terminal import draw

    encoding = (sys.stdout.encoding or "ascii").lower()
    drawing = draw(
        table,
        width=get_terminal_size().columns,
        colour=has_colour(),
        wide=wide,
        ascii_only=not encoding.startswith("utf"),
    )
    sys.stdout.write(drawing.text)
    sys.stdout.flush()
    if drawing.hidden:
        remark(f"Left out for width: {', '.join(drawing.hidden)} (--wide shows them).")


def _tell_rest(shown: int, rows: int) -> None:
    if shown < rows:
        remark(f"Showing {shown:,} of {rows:,} (--limit 0 shows all).")
