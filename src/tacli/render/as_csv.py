"""CSV as RFC 4180 has it, with a header; values of a list are joined by `; `. Another delimiter can be asked for."""

from __future__ import annotations

import csv
from itertools import chain
from typing import TYPE_CHECKING

from tacli.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tacli.views import Table

SUFFIXES = (".csv",)
STREAMED = True


class _Line:
    """A file that keeps the last line written."""

    text = ""

    def write(self, text: str) -> None:
        self.text = text


def render(table: Table, *, delimiter: str = ",", quoted: str = "") -> Iterator[str]:
    """Render the header and every row; a cell with one of the characters `quoted` stands in quotes, too."""
    line = _Line()
    ending = f"\r\n{quoted}"  # a cell with any character of it is quoted
    writer = csv.writer(line, delimiter=delimiter, lineterminator=ending)
    header = [column.name for column in table.columns]
    for row in chain([header], cells(table)):
        writer.writerow(row)
        yield line.text.removesuffix(ending) + "\n"


def cells(table: Table) -> Iterator[list[str]]:
    """Give the rows as texts: exact numbers, nothing for null."""
    tell = [column.tell for column in table.columns]
    for row in table.rows:
        yield [plain(value, tell=told) for value, told in zip(row, tell, strict=True)]
