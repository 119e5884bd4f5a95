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
_BESIDE = 3  # the priority from which on a column comes only where there is room for a bar
_EXTRA = 5  # the priority from which on a column comes only where the others have room to spare
_LINES = 3  # of a text that takes several
_NAME = 40  # cells of a name that are shown before a bar is
_FEWEST = 4  # characters of a name that still say which


def fit(columns: Sequence[Field[AnyRow]], natural: Sequence[int], width: int) -> dict[int, int]:
    """Give index to width for the columns that fit, in their order; `natural` is the widest cell of each.

    Columns come in by priority while their narrowest form fits, and extras only where the others may be twice as wide
    as that. What is left over goes to those that give way and need it, in proportion. A number never gives way, and
    the tail of an identifier is as long as the least of the others allows.
    """
    widths: dict[int, int] = {}
    left = width
    ordered = sorted((c.priority, c.tail, i) for i, c in enumerate(columns) if c.priority is not None)
    for priority, tail, i in ordered:
        gap = GAP if widths else 0
        least = least_of(columns[i], natural[i])
        least = max(least, min(natural[i], left - gap)) if tail else least
        cost = least + gap
        wanted = sum(min(natural[j], 2 * size) - size for j, size in widths.items()) if priority >= _EXTRA else 0
        if priority == 0 or cost + wanted <= left:
            widths[i] = least
            left -= cost
    _share(widths, natural, left)
    return dict(sorted(widths.items()))


def least_of(column: Field[AnyRow], natural: int) -> int:
    """Give the fewest cells of a column in which it still says something; its heading breaks at words."""
    gives = column.flexible or (column.align == "left" and natural > _ENOUGH)
    heading = max(map(len, column.title.split()), default=0)
    return min(natural, max(column.least, heading)) if gives else natural


def overflows(columns: Sequence[Field[AnyRow]], natural: Sequence[int], width: int) -> bool:
    """Say whether not even what must be there has room."""
    least = [least_of(c, n) + GAP for c, n in zip(columns, natural, strict=True) if c.priority == 0]
    return sum(least) - GAP > width


def beside_bar(columns: Sequence[Field[AnyRow]], natural: Sequence[int], width: int) -> int:
    """Give the room that columns leave for a bar: it gives way before one is dropped or a name of some length cut."""
    needed = 0
    for i in fit(columns, natural, width):
        priority = columns[i].priority or 0
        if priority < _BESIDE:
            whole = min(natural[i], _NAME) if columns[i].flexible else natural[i]
            needed += GAP + (least_of(columns[i], natural[i]) if priority else whole)
    return width - needed


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


def cut(cell: str | Sequence[str], width: int, *, ellipsis: str = "…", tail: bool = False) -> str:
    """Give a text in a width of cells; of names as many as there is room for, and how many more there are.

    Of a `tail` the end is kept.
    """
    if isinstance(cell, str):
        return _cut(cell, width, ellipsis, tail=tail)
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


def _cut(text: str, width: int, ellipsis: str, *, tail: bool) -> str:
    if cell_len(text) <= width:
        return text
    room = max(width - len(ellipsis), 0)
    if not tail:
        return set_cell_size(text, room).rstrip() + ellipsis[:width]
    while cell_len(text) > room:
        text = text[1:]
    return ellipsis[:width] + text


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
