"""The terms that rows name of a vocabulary, put together of what each row names."""

from __future__ import annotations

from collections import Counter
from json import loads
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def terms_of(counted: Iterable[tuple[str, int]]) -> list[tuple[str, str, list[str]]]:
    """Give each code with its most frequent label; whatever else it is called may be typed."""
    labels: dict[str, Counter[str]] = {}
    others: dict[str, dict[str, None]] = {}
    for said, count in counted:
        code, label, aliases = loads(said)
        labels.setdefault(code, Counter())[label] += count
        others.setdefault(code, {}).update(dict.fromkeys((label, *aliases)))
    return [
        (code, label, [name for name in others[code] if name not in (label, code)])
        for code, counts in labels.items()
        for label, _ in counts.most_common(1)
    ]
