r"""Tab-separated values with a header; a tab, newline, return or backslash in a value is `\t`, `\n`, `\r`, `\\`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.views.table import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tacli.views import Table

_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def render(table: Table) -> Iterator[str]:
    """Render the header and every row, one record a line."""
    yield "\t".join(column.name for column in table.columns) + "\n"
    for row in table.rows:
        yield "\t".join(plain(value).translate(_ESCAPES) for value in table.values(row)) + "\n"
