"""What a person asked, as a value: a filter's name to the values that it may hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tacli.query.filters import ACTIVITY_FILTERS, Filter, names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Criteria = tuple[tuple[Filter, tuple[Any, ...]], ...]


def parse(typed: Mapping[str, Any], filters: tuple[Filter, ...] = ACTIVITY_FILTERS) -> Criteria:
    """Understand what was typed for each filter: one value or several; `a,b` is short for both.

    Raises UsageError for a value that no term fits and TypeError for a filter that does not exist.
    """
    unknown = typed.keys() - {f.name for f in filters}
    if unknown:
        raise TypeError(f"no filter named {min(unknown)}; there are {names(filters)}")
    asked = ((f, tuple(_read(f, typed[f.name]))) for f in filters if typed.get(f.name))
    return tuple(asked)


def _read(filter_: Filter, value: Any) -> Iterable[Any]:
    values = [value] if isinstance(value, (str, int)) else value
    for item in map(str, values):
        parts = _parts(filter_, item)
        yield from (filter_.read(part) for part in parts)


def _parts(filter_: Filter, item: str) -> list[str]:
    """Split at commas, unless the whole is itself a name ("Korea, Republic of", "1,000")."""
    if filter_.vocabulary is None:
        return [item] if filter_.name == "min" else item.split(",")
    from tacli.text import fold
    from tacli.vocabulary import vocabulary

    key = fold(item)
    whole = any(fold(name) == key for term in vocabulary(filter_.vocabulary).terms for name in term.names())
    return [item] if whole or "," not in item else [part for part in item.split(",") if part.strip()]
