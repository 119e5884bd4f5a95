r"""Tab-separated values with a header; a tab, newline, return or backslash in a value is `\t`, `\n`, `\r`, `\\`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.render.as_csv import cells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tacli.views import Table

SUFFIXES = (".tsv", ".tab")
STREAMED = True
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def render(table: Table) -> Iterator[str]:
    """Render the header and every row, one record a line."""
    yield "\t".join(column.name for column in table.columns) + "\n"
    for row in cells(table):
        yield "\t".join([cell.translate(_ESCAPES) for cell in row]) + "\n"
