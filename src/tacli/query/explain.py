"""How a question was understood, and the call in Python that asks the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tacli.query.filters import SEARCH

if TYPE_CHECKING:
    from tacli.query.criteria import Criteria, Criterion, Reach


def understood(criteria: Criteria) -> list[dict[str, Any]]:
    """Give each criterion's filter, mode, typed words and the values that they mean."""
    return [
        {"filter": c.filter.name, "mode": c.mode, "typed": list(c.typed), "values": [str(v) for v in c.values]}
        for c in criteria
    ]


def python_call(criteria: Criteria, reach: Reach, path: str | None = None) -> str:
    """Give the call of `select` that asks the same of the dataset at a path."""
    words = [f"{c.filter.name}={_literal(c)}" for c in criteria if c.mode != "not"]
    excluded = [f"{c.filter.name!r}: {_literal(c)}" for c in criteria if c.mode == "not"]
    every = [repr(c.filter.name) for c in criteria if c.mode == "all"]
    words += [f"exclude={{{', '.join(excluded)}}}"] if excluded else []
    words += [f"every=[{', '.join(every)}]"] if every else []
    fields = {field: None for c in criteria if c.filter.name == SEARCH for words in c.values for field in words.fields}
    words += [f"within={list(fields)}"] if fields else []
    words += ["include_regional=True"] if reach.regional else []
    words += ["only_named=True"] if reach.only_named else []
    return f"tacli.load({'' if path is None else repr(path)}).select({', '.join(words)})"


def _literal(criterion: Criterion) -> str:
    values = [v if isinstance(v, str) else t for v, t in zip(criterion.values, criterion.typed, strict=True)]
    return repr(values[0] if len(values) == 1 else values)
