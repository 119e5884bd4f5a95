"""Which columns a width holds, how wide each one is, and cells cut to it."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tacli.anything import AnyRow
    from tacli.query.field import Field

GAP = 2
_ENOUGH = 60
_EXTRA = 5  # the priority from which on a column comes only where the others have room to spare
_LINES = 3  # of a text that takes several
_FEWEST = 4  # characters of a name that still say which


def fit(columns: Sequence[Field[AnyRow]], natural: Sequence[int], width: int) -> dict[int, int]:
    """Give index to width for the columns that fit, in their order; `natural` is the widest cell of each.

    Columns come in by priority while their narrowest form fits, and extras only where the others may be twice as wide
    as that. What is left over goes to those that give way and need it, in proportion. A number never gives way.
    """
    widths: dict[int, int] = {}
    left = width
    for priority, i in sorted((c.priority, i) for i, c in enumerate(columns) if c.priority is not None):
        gives = columns[i].flexible or (columns[i].align == "left" and natural[i] > _ENOUGH)
        least = min(natural[i], max(columns[i].least, len(columns[i].title))) if gives else natural[i]
        cost = least + (GAP if widths else 0)
        wanted = sum(min(natural[j], 2 * size) - size for j, size in widths.items()) if priority >= _EXTRA else 0
        if priority == 0 or cost + wanted <= left:
            widths[i] = least
            left -= cost
    _share(widths, natural, left)
    return dict(sorted(widths.items()))


def _share(widths: dict[int, int], natural: Sequence[int], left: int) -> None:
    least = dict(widths)
    for most in (_ENOUGH, max(natural, default=0)):
        wanting = {i for i in widths if widths[i] < min(natural[i], most)}
        while left > 0 and wanting:
            i = min(wanting, key=lambda i: widths[i] / max(least[i], 1))
            widths[i] += 1
            left -= 1
            if widths[i] >= min(natural[i], most):
                wanting.remove(i)


def cut(cell: str | Sequence[str], width: int, *, ellipsis: str = "…") -> str:
    """Give a text in a width of cells; of names as many as there is room for, and how many more there are."""
    if isinstance(cell, str):
        if cell_len(cell) <= width:
            return cell
        return set_cell_size(cell, max(width - len(ellipsis), 0)).rstrip() + ellipsis[:width]
    for shown in range(len(cell), 1, -1):
        text = _some(cell, shown)
        if cell_len(text) <= width:
            return text
    first, rest = cell[0] if cell else "", len(cell) - 1
    if rest < 1:
        return cut(first, width, ellipsis=ellipsis)
    for more in (f" and {rest} more", f" +{rest}"):
        if cell_len(first + more) <= width:
            return first + more
    room = width - len(f" +{rest}")
    return cut(first, room if room >= _FEWEST else width, ellipsis=ellipsis) + (f" +{rest}" if room >= _FEWEST else "")


def broken(cell: str | Sequence[str], width: int, *, ellipsis: str = "…") -> str:
    """Give a text in up to three lines of a width, the last of which is cut."""
    if not isinstance(cell, str) or cell_len(cell) <= width:
        return cut(cell, width, ellipsis=ellipsis)
    lines = wrap(cell, width, break_on_hyphens=False)
    last = " ".join(lines[_LINES - 1 :])
    return "\n".join(cut(line, width, ellipsis=ellipsis) for line in (*lines[: _LINES - 1], last) if line)


def _some(names: Sequence[str], shown: int) -> str:
    rest = len(names) - shown
    return f"{', '.join(names[:shown])} and {rest} more" if rest else ", ".join(names)
