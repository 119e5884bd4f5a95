"""Of activities with the same identifier, the one that stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tacli.models.iati import IatiActivity


class Standing:
    """Activities without those that others replace: of one identifier the last updated stands, else the last given.

    `aside` counts those that were set aside, once all were gone through. All that stand are held, as a later one may
    always replace an earlier one; they keep the order in which they came. One without an identifier replaces none.
    """

    def __init__(self, rows: Iterable[IatiActivity]) -> None:
        self._rows = rows
        self.aside = 0

    def __iter__(self) -> Iterator[IatiActivity]:
        self.aside = 0
        kept: dict[str | int, IatiActivity] = {}
        for number, row in enumerate(self._rows):
            key = row.identifier or number
            before = kept.get(key)
            if before is not None:
                self.aside += 1
                if _is_newer(before, row):
                    continue
                del kept[key]  # so that the order is that of what stands
            kept[key] = row
        yield from kept.values()


def _is_newer(one: IatiActivity, other: IatiActivity) -> bool:
    if one.updated is None:
        return False
    return other.updated is None or one.updated > other.updated
