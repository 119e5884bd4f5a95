"""CSV as RFC 4180 has it, with a header; values of a list are joined by `; `."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from tacli.views.table import plain

if TYPE_CHECKING:
    from tacli.views import Table


class _Lines:
    """A file that keeps each line that is written."""

    def __init__(self, lines: list[str]) -> None:
        self.write = lines.append


def render(table: Table) -> str:
    """Render the header and every row."""
    lines: list[str] = []
    writer = csv.writer(_Lines(lines), lineterminator="\r\n")  # this ending makes it quote a lone return too
    writer.writerow(column.name for column in table.columns)
    writer.writerows([plain(value) for value in table.values(row)] for row in table.rows)
    return "".join(line.removesuffix("\r\n") + "\n" for line in lines)
