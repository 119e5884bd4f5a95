"""What a command answers, and the one place where that meets a stream or a file."""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import closing
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from tacli.cli.exit_codes import FAILURE, OK
from tacli.cli.streams.stdio import encoded, is_terminal, remark
from tacli.errors import DatasetError, UsageError
from tacli.named_tuples import NamedTuple
from tacli.query.field import Untold
from tacli.render import is_streamed, own_forms, pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

    from tacli.anything import Values
    from tacli.cli.output import Output
    from tacli.views import Table

_MOST_LEFT = 1_000  # rows that are named where a format leaves them out


def nothing_to_say() -> tuple[str, ...]:
    """Give no remark."""
    return ()


class Answer(NamedTuple):
    """A table, and what a person should know beside it once all its rows were gone through.

    `code` is the exit code where the rows do not settle it; `beside` are the remarks for readers of a page, where these
    differ.
    """

    table: Table
    remarks: Callable[[], Iterable[str]] = nothing_to_say
    code: int | None = None
    beside: Callable[[], Iterable[str]] | None = None


def write(answer: Answer, output: Output) -> int:
    """Write the answer as asked, and give the exit code."""
    try:
        found = _written(answer, output)
    except BrokenPipeError:
        if answer.code:  # a reader that has seen enough does not make it good
            return answer.code
        raise
    if answer.code is not None:
        return answer.code
    return FAILURE if output.fail_empty and not found else OK


def _written(answer: Answer, output: Output) -> int:
    """Write the table, then the remarks on stderr; give the number of rows."""
    if output.only_count:  # rows are gone through where they must be counted so
        return _told(answer, answer.table, output)
    rows = _Given(answer.table.rows)
    try:
        return _told(answer, answer.table._replace(rows=rows), output)
    except DatasetError as error:
        if rows.given and output.path is None and is_streamed(output.format):
            error.hint = f"{rows.given:,} rows before it are out already. {error.hint}"
        raise


def _told(answer: Answer, table: Table, output: Output) -> int:
    if is_streamed(output.format) and not output.limit:  # data carries its totals, and says that they are
        table = table._replace(rows=chain(table.rows, table.total))
    formulas = 0
    taken = None
    if output.is_drawn and not output.only_count:
        from tacli.cli.screen import show

        return show(table, output, answer.remarks)
    if output.only_count:
        _send([f"{table.found()}\n"], output)
    elif output.format == "csv":
        counted = _Formulas(table.rows)
        _send(_pieces(table._replace(rows=counted), output), output)
        formulas = counted.found
    else:
        rows = table.rows if is_streamed(output.format) else tuple(table.rows)
        if table.columns[0].form:
            rows = taken = _Taken(rows)
        with closing(_pieces(table._replace(rows=rows), output)) as parts:
            _send(parts, output)
    found = table.found()  # and all that is left is read: it may be wrong
    if formulas:
        said = "1 row has" if formulas == 1 else f"{formulas:,} rows have"
        remark(f"{said} cells that a spreadsheet would run (--excel makes them text).")
    for line in (*(taken.remarks() if taken else ()), *answer.remarks()):
        remark(line)
    return taken.found if taken else found


class _Given:
    """Rows of which those are counted that were given away.

    The first is fetched at once: a file that is wrong from its start leaves no header on stdout.
    """

    def __init__(self, rows: Iterable[Values]) -> None:
        self.given = 0
        others = iter(rows)
        self._rows = chain(tuple(islice(others, 1)), others)

    def __iter__(self) -> Iterator[Values]:
        for row in self._rows:
            yield row
            self.given += 1


class _Formulas:
    """Rows of which those are counted that a spreadsheet would run."""

    def __init__(self, rows: Iterable[Values]) -> None:
        self.found = 0
        self._rows = rows

    def __iter__(self) -> Iterator[Values]:
        from tacli.render.as_excel import is_formula

        for row in self._rows:
            self.found += any(map(is_formula, row))
            yield row


class _Taken:
    """Rows that a format can tell; of the others it is kept which they are and why, of very many the first ones."""

    def __init__(self, rows: Iterable[Values]) -> None:
        self.found = 0
        self._rows = rows
        self._left: dict[str, list[str]] = {}
        self._counts: Counter[str] = Counter()

    def __iter__(self) -> Iterator[Values]:
        for row in self._rows:
            told = row[0]
            if isinstance(told, Untold):
                self._counts[told.why] += 1
                if self._counts[told.why] <= _MOST_LEFT:
                    self._left.setdefault(told.why, []).append(told.row)
            else:
                self.found += 1
                yield row

    def remarks(self) -> Iterator[str]:
        """Say which rows were left out and why."""
        for why, count in self._counts.items():
            rows = "1 row is" if count == 1 else f"{count:,} rows are"
            more = f" and {count - _MOST_LEFT:,} more" if count > _MOST_LEFT else ""
            yield f"{rows} left out {why}: {', '.join(self._left[why])}{more}."


def _pieces(table: Table, output: Output) -> Generator[Any]:  # all of it text, or all bytes
    """Give the table as it goes out, with what its format takes beside it."""
    if output.format == "xlsx":
        from tacli.cli.streams.scratch import scratch

        with scratch() as folder:
            yield from pieces(table, output.format, folder=folder)
    elif output.delimiter:
        yield from pieces(table, output.format, delimiter=output.delimiter)
    else:
        yield from pieces(table, output.format)


def _send(parts: Iterable[str] | Iterable[bytes], output: Output) -> None:
    if output.path is not None:
        from tacli.cli.streams.whole_file import write_whole

        write_whole(output.path, parts)
    else:
        parts = _shown(parts, is_text=output.format in own_forms()) if is_terminal() else parts
        sys.stdout.buffer.writelines(encoded(parts, seen=is_terminal()))
        sys.stdout.buffer.flush()


def _shown(parts: Iterable[str] | Iterable[bytes], *, is_text: bool) -> Iterator[str]:
    for part in parts:
        if isinstance(part, bytes) and not is_text:
            raise UsageError("This format is no text for a terminal.", "Add --output FILE")
        yield part if isinstance(part, str) else part.decode(errors="replace")
