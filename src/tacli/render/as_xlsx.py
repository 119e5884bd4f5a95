"""A workbook for Excel: the rows in one sheet, where they come from in another.

A cell holds what the row holds: numbers as numbers, days as days, all else as text, which no spreadsheet takes for a
formula, a link or a number. Numbers of more than 15 digits, which Excel would round, are text too. Rows go through one
at a time.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tacli.errors import TacliError
from tacli.render.as_excel import is_formula
from tacli.render.words import heading
from tacli.text import is_number, plain, visible_lines
from tacli.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from tacli.anything import AnyRow, Foreign, Value
    from tacli.query.field import Field
    from tacli.views import Table

SUFFIXES = (".xlsx",)
STREAMED = True
# What Excel holds: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3
_MOST_ROWS = 1_048_576  # with the header
_MOST_COLUMNS = 16_384
_MOST_CHARACTERS = 32_767  # as UTF-16 counts them
_MOST_DIGITS = 15
_FIRST_ROUNDED = 10**_MOST_DIGITS
_NUMBERS = {"number": "#,##0", "percent": "0.0%", "amount": "#,##0.00"}
_DAYS = {"day": "yyyy-mm-dd", "moment": "yyyy-mm-dd hh:mm"}
_FIRST_YEAR = 1900  # of Excel
_WIDEST = 60
_NARROWEST = 8
_ROOM_FOR_FILTER = 3
_BLOCK = 1 << 16


def render(table: Table, *, folder: str | None = None) -> Iterator[bytes]:
    """Render both sheets; nothing comes out before all rows are in.

    On the way there are files, in a folder of their own under `folder`, else where the system has such. Raises
    TacliError where Excel does not hold so many rows, columns or characters, and without XlsxWriter.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError:
        raise TacliError("A workbook needs XlsxWriter, which is not there.", "Type pip install 'tacli[xlsx]'") from None
    if len(table.columns) > _MOST_COLUMNS:
        raise TacliError(
            f"Excel holds {_MOST_COLUMNS:,} columns, and there are {len(table.columns):,}.", "Add --fields or --csv"
        )
    with TemporaryDirectory(dir=folder) as own:
        path = Path(own) / "book.xlsx"
        book = Workbook(str(path), {"constant_memory": True, "tmpdir": own})
        _fill(book, table)
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                yield block


def _fill(book: Foreign, table: Table) -> None:
    today = datetime.now().astimezone().date()
    book.set_properties({"created": datetime(today.year, today.month, today.day)})  # noqa: DTZ001 - as Excel has them
    try:
        count = _rows(_Sheet(book, "Data"), table)
        _source(_Sheet(book, "Source"), table, count, today)
    except BaseException:
        for sheet in book.worksheets():
            sheet.row_data_fh.close()  # to close the book would make it
        raise
    book.close()


class _Sheet:
    """A sheet of which each cell is written once, from left to right and down."""

    def __init__(self, book: Foreign, name: str) -> None:
        self.sheet = book.add_worksheet(name)
        self.bold = book.add_format({"bold": True})
        self.day = {style: book.add_format({"num_format": shape, "align": "left"}) for style, shape in _DAYS.items()}
        self.number = {style: book.add_format({"num_format": shape}) for style, shape in _NUMBERS.items()}
        # So that it stays text when somebody edits the cell.
        self.quoted = book.add_format({"quote_prefix": True})
        self.widths: dict[int, int] = {}

    def heads(self, row: int, texts: Sequence[str], room: int = 0) -> None:
        """Write a header."""
        for place, text in enumerate(texts):
            self.text(row, place, text, self.bold, room)

    def text(self, row: int, place: int, text: str, shape: Foreign = None, room: int = 0) -> None:
        """Write text, and nothing but text."""
        text = text.encode(errors="backslashreplace").decode()  # lone surrogates
        units = len(text.encode("utf-16-le")) // 2
        if units > _MOST_CHARACTERS:
            raise TacliError(
                f"Excel holds {_MOST_CHARACTERS:,} characters in a cell, and one in row {row + 1:,} has {units:,}.",
                "Leave its field out by --fields, or type --csv",
            )
        shape = shape or (self.quoted if is_formula(text) else None)
        if text.startswith("<r>") and text.endswith("</r>"):
            # XlsxWriter would take it for markup of its own, but not its characters one by one.
            self.sheet.write_rich_string(row, place, *visible_lines(text), *((shape,) if shape else ()))
        else:
            self.sheet.write_string(row, place, text, shape)
        self.widths[place] = max(self.widths.get(place, _NARROWEST), min(len(text) + room, _WIDEST))

    def value(self, row: int, place: int, value: Value, column: Field[AnyRow]) -> None:
        """Write a value of JSON; nothing for null."""
        if isinstance(value, bool):
            self.sheet.write_boolean(row, place, value)
        elif isinstance(value, float) or (isinstance(value, int) and abs(value) < _FIRST_ROUNDED):
            self.sheet.write_number(row, place, value, self.number.get(column.style))
        elif column.style == "amount" and is_number(value) and len(value.as_tuple().digits) <= _MOST_DIGITS:
            self.sheet.write_number(row, place, float(value), self.number[column.style])
        elif column.style in _DAYS and (time := _time(value)):
            self.sheet.write_datetime(row, place, time, self.day[column.style])
            self.widths[place] = max(self.widths.get(place, _NARROWEST), len(_DAYS[column.style]))
        elif value is not None:
            self.text(row, place, plain(value, tell=column.tell))

    def widen(self) -> None:
        """Make the columns as wide as what they hold, within bounds."""
        for place, width in self.widths.items():
            self.sheet.set_column(place, place, width + 1)


def _time(value: Value) -> datetime | None:
    """Read a day or a moment; None for one that Excel has not."""
    time = datetime.fromisoformat(value).replace(tzinfo=None) if value else None
    return time if time and time.year >= _FIRST_YEAR else None


def _rows(sheet: _Sheet, table: Table) -> int:
    """Write the header and the rows, and give their number."""
    sheet.heads(0, [heading(column) for column in table.columns], _ROOM_FOR_FILTER)
    last = 0
    for last, row in enumerate(table.rows, 1):
        if last == _MOST_ROWS:
            raise TacliError(
                f"Excel holds {_MOST_ROWS - 1:,} rows under a header, and there are more.",
                "Add a filter or --limit, or type --csv",
            )
        for place, (value, column) in enumerate(zip(row, table.columns, strict=True)):
            sheet.value(last, place, value, column)
    sheet.sheet.freeze_panes(1, 0)
    sheet.sheet.autofilter(0, 0, last, len(table.columns) - 1)
    sheet.sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{_MOST_ROWS}"})  # they are meant to be
    sheet.widen()
    return last


def _source(sheet: _Sheet, table: Table, count: int, today: date) -> None:
    """Write where the rows come from, how they were asked for and what the columns are."""
    asked = "; ".join(map(str, table.heading.asked)) if table.heading else ""
    source = table.foot.removeprefix("Source: ")
    told = {"Title": table.title, "Source": source, "Filter": asked, "Command": table.asked}
    told = {name: text for name, text in told.items() if text}
    made: list[tuple[str, Callable[[int], object]]] = [
        ("Rows", lambda row: sheet.sheet.write_number(row, 1, count)),
        ("Made on", lambda row: sheet.sheet.write_datetime(row, 1, today, sheet.day["day"])),
        ("Made by", lambda row: sheet.text(row, 1, f"tacli {__version__}")),
    ]
    for row, (name, text) in enumerate(told.items()):
        sheet.heads(row, (name,))
        sheet.text(row, 1, text)
    for row, (name, write) in enumerate(made, len(told)):
        sheet.heads(row, (name,))
        write(row)
    first = len(told) + len(made) + 1
    sheet.heads(first, ("Column", "Field", "What it holds"))
    for row, column in enumerate(table.columns, first + 1):
        for place, text in enumerate((heading(column), column.name, column.help)):
            sheet.text(row, place, text)
    sheet.widen()
