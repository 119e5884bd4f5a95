"""XML of the IATI Standard: rows that are activities of it already, under one root.

The standard's schema asks for one activity at least; where there is no row, the root stands alone.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from tacli.errors import DatasetError
from tacli.models.iati import Published, Root
from tacli.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tacli.views import Table

SUFFIXES = (".xml",)
STREAMED = True


def render(table: Table) -> Iterator[bytes]:
    """Render the rows, each an element of its own, one at a time; those of others byte for byte.

    Raises DatasetError for one that cannot stand under the root of those before it.
    """
    rows = iter(table.rows)
    first = next(rows, None)
    root = first[0].root if first and isinstance(first[0], Published) else _own(table.foot)
    yield root.opened + b"\n"
    for (activity,) in rows if first is None else chain((first,), rows):
        if isinstance(activity, str):
            yield f"  {activity}\n".encode()
        elif activity.root == root:
            yield activity.element + b"\n"
        else:
            raise DatasetError(
                f"Activities of two files cannot stand under one root ({root.said}; {activity.root.said}).",
                "Give the files one at a time.",
            )
    yield root.closed + b"\n"


def _own(foot: str) -> Root:
    """Give the root of activities that are of no file of the standard."""
    opened = f'<?xml version="1.0" encoding="UTF-8"?>\n{_comment(foot)}<iati-activities version="2.03">'
    return Root(opened.encode(), b"</iati-activities>", "")


def _comment(text: str) -> str:
    """Say where the rows come from; two hyphens together would end it."""
    return f"<!-- {re.sub('-(?=-)', '- ', visible(text))} -->\n" if text else ""
