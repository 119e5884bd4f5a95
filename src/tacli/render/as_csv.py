"""CSV as RFC 4180 has it, with a header; values of a list are joined by `; `."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from tacli.views.table import plain

if TYPE_CHECKING:
    from tacli.views import Table


def render(table: Table) -> str:
    """Render the header and every row."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(column.name for column in table.columns)
    writer.writerows([plain(value) for value in table.values(row)] for row in table.rows)
    return stream.getvalue()
