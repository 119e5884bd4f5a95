"""How a question was understood, and the call in Python that asks the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.query.filters import SEARCH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tacli.anything import JsonObject
    from tacli.query.criteria import Criteria, Criterion, Reach


def understood(criteria: Criteria) -> list[JsonObject]:
    """Give each criterion's filter, mode, typed words and the values that they mean."""
    return [
        {"filter": c.filter.name, "mode": c.mode, "typed": list(c.typed), "values": [str(v) for v in c.values]}
        for c in criteria
    ]


def python_call(criteria: Criteria, reach: Reach, paths: Sequence[str] = ()) -> str:
    """Give the call of `select` that asks the same of the data at some paths."""
    each = [one for c in criteria for one in (c, c.beside) if one]
    words = [f"{c.filter.name.replace('-', '_')}={_literal(c)}" for c in each if c.mode != "not"]
    excluded = [f"{c.filter.name!r}: {_literal(c)}" for c in criteria if c.mode == "not"]
    every = [repr(c.filter.name) for c in criteria if c.mode == "all"]
    words += [f"exclude={{{', '.join(excluded)}}}"] if excluded else []
    words += [f"every=[{', '.join(every)}]"] if every else []
    fields = {field: None for c in criteria if c.filter.name == SEARCH for words in c.values for field in words.fields}
    words += [f"within={list(fields)}"] if fields else []
    words += ["include_regional=True"] if reach.regional else []
    words += ["only_named=True"] if reach.only_named else []
    path = repr(paths[0] if len(paths) == 1 else list(paths)) if paths else ""
    return f"tacli.load({path}).select({', '.join(words)})"


def _literal(criterion: Criterion) -> str:
    if criterion.beside:  # its values are of both
        values = list(criterion.typed)
    else:
        values = [v if isinstance(v, str) else t for v, t in zip(criterion.values, criterion.typed, strict=True)]
    return repr(values[0] if len(values) == 1 else values)
