"""XML of the IATI Standard, version 2.03: rows that are activities of it already, under one root.

The standard's schema asks for one activity at least; where there is no row, the root stands alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tacli.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tacli.views import Table

SUFFIXES = (".xml",)
STREAMED = True


def render(table: Table) -> Iterator[str]:
    """Render the rows, each an element of its own, one at a time."""
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n{_comment(table.foot)}<iati-activities version="2.03">\n'
    for (activity,) in table.rows:
        yield f"  {activity}\n"
    yield "</iati-activities>\n"


def _comment(text: str) -> str:
    """Say where the rows come from; two hyphens together would end it."""
    return f"<!-- {re.sub('-(?=-)', '- ', visible(text))} -->\n" if text else ""
