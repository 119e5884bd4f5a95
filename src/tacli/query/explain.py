"""What a question left out, why it found nothing, and how it was understood."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tacli.query.select import select

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tacli.query.criteria import Criteria, Criterion


class Share(NamedTuple):
    """A criterion of an empty answer: rows that it keeps alone, and rows that the others keep without it."""

    criterion: str
    alone: int
    without: int


def regional(rows: Sequence[Any], criteria: Criteria) -> int:
    """Count rows that reach a wanted country only through a region, all other criteria holding."""
    wider = tuple(c._replace(filter=c.filter.widened()) if c.mode == "any" else c for c in criteria)
    if wider == criteria:
        return 0
    return _count(rows, wider) - _count(rows, criteria)


def emptied(rows: Sequence[Any], criteria: Criteria) -> list[Share]:
    """Give what each criterion keeps alone and what all the others keep without it."""
    return [
        Share(str(c), _count(rows, (c,)), _count(rows, (*criteria[:i], *criteria[i + 1 :])))
        for i, c in enumerate(criteria)
    ]


def understood(criteria: Criteria) -> list[dict[str, Any]]:
    """Give each criterion's filter, mode, typed words and the values that they mean."""
    return [
        {"filter": c.filter.name, "mode": c.mode, "typed": list(c.typed), "values": [_plain(v) for v in c.values]}
        for c in criteria
    ]


def python_call(criteria: Criteria, *, include_regional: bool) -> str:
    """Give the call of `Dataset.select` that asks the same."""
    words = [f"{c.filter.name}={_literal(c)}" for c in criteria if c.mode != "not"]
    excluded = [f"{c.filter.name!r}: {_literal(c)}" for c in criteria if c.mode == "not"]
    every = [repr(c.filter.name) for c in criteria if c.mode == "all"]
    words += [f"exclude={{{', '.join(excluded)}}}"] if excluded else []
    words += [f"every=[{', '.join(every)}]"] if every else []
    words += ["include_regional=True"] if include_regional else []
    return f"tacli.load().select({', '.join(words)})"


def _count(rows: Sequence[Any], criteria: Criteria) -> int:
    return sum(1 for _ in select(rows, criteria))


def _plain(value: Any) -> Any:
    return value if isinstance(value, (str, int)) else str(value)


def _literal(criterion: Criterion) -> str:
    values = [v if isinstance(v, str) else t for v, t in zip(criterion.values, criterion.typed, strict=True)]
    return repr(values[0] if len(values) == 1 else values)
