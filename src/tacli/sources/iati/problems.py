"""What could not be read in files of others: left empty, counted, and told with file and line."""

from __future__ import annotations

from collections import Counter

from tacli.named_tuples import NamedTuple

MOST = 10_000  # kept one by one; more are only counted


class Problem(NamedTuple):
    """Something that could not be read: where it stands, why, and what kind of wrong it is."""

    file: str
    line: int
    reason: str
    kind: str


class Problems:
    """All problems of a reading: how many in `total` and in `counts` by kind, and the first of them one by one."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.first: list[Problem] = []
        self.total = 0

    def tell(self, file: str, line: int, reason: str, kind: str) -> None:
        """Count a problem, and keep it if it is one of the first."""
        self.total += 1
        self.counts[kind] += 1
        if len(self.first) < MOST:
            self.first.append(Problem(file, line, reason, kind))
