"""Which columns a width holds, and how wide each one is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tacli.query.field import Field

GAP = 2
_NARROWEST = 14
_LONGEST = 24
_WIDEST = 60


def fit(columns: Sequence[Field[Any]], natural: Sequence[int], words: Sequence[int], width: int) -> dict[int, int]:
    """Give index to width for the columns that fit, in their order.

    `natural` is the widest cell of each column, `words` its longest word. Columns come in by priority while
    their narrowest form fits, which breaks no word if it can; what is left over goes to the flexible ones
    that need it, an even part each.
    """
    widths: dict[int, int] = {}
    order = sorted((c.priority, i) for i, c in enumerate(columns) if c.priority is not None)
    left = width
    for priority, i in order:
        gives = columns[i].flexible or (columns[i].align == "left" and natural[i] > _WIDEST)  # an amount never does
        least = min(natural[i], max(words[i], _NARROWEST), _LONGEST) if gives else natural[i]
        cost = least + (GAP if widths else 0)
        if priority == 0 or cost <= left:
            widths[i] = least
            left -= cost
    _share(widths, natural, left)
    return dict(sorted(widths.items()))


def _share(widths: dict[int, int], natural: Sequence[int], left: int) -> None:
    while left > 0:
        wanting = [i for i in widths if widths[i] < min(natural[i], _WIDEST)] or [
            i for i in widths if widths[i] < natural[i]
        ]
        if not wanting:
            return
        for i in wanting[:left]:
            widths[i] += 1
        left -= min(left, len(wanting))
