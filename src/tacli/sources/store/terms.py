"""The terms that rows name of a vocabulary, put together of what each row names."""

from __future__ import annotations

from collections import Counter
from json import loads
from typing import TYPE_CHECKING

from tacli.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Terms(NamedTuple):
    """Codes, each with its most frequent label and what else it is called; `codes` stand for some of them by turns.

    Those that a code is given with most often come first.
    """

    terms: list[tuple[str, str, list[str]]]
    codes: dict[str, list[str]]


def terms_of(counted: Iterable[tuple[str, int]]) -> Terms:
    """Put together what rows name, each text of JSON as `named_in` gives it, in the order in which it came."""
    labels: dict[str, Counter[str]] = {}
    others: dict[str, dict[str, None]] = {}
    codes: dict[str, Counter[str]] = {}
    for said, count in counted:
        name, label, aliases, code = loads(said)
        labels.setdefault(name, Counter())[label] += count
        others.setdefault(name, {}).update(dict.fromkeys((label, *aliases)))
        if code:
            codes.setdefault(code, Counter())[name] += count
    terms = [
        (name, label, [other for other in others[name] if other not in (label, name)])
        for name, counts in labels.items()
        for label, _ in counts.most_common(1)
    ]
    return Terms(terms, {code: [name for name, _ in names.most_common()] for code, names in codes.items()})
