"""What a person should know beside the answer: lines for stderr."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tacli.query.explain import python_call, understood
from tacli.vocabulary import countries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tacli.cli.options import Output
    from tacli.query.conditions import Why
    from tacli.query.criteria import Criteria, Criterion


def remarks(criteria: Criteria, why: Why, output: Output, *, selects: bool = False) -> list[str]:
    """Say what was left out, why nothing was found and, under --explain, how each value was understood.

    `selects`: whether `select` of the Python interface answers the same.
    """
    call = python_call(criteria, output.reach, output.data) if selects else None
    shares = _shares(criteria, why)
    if output.explain and output.is_json:
        from tacli.render.as_json import dumps

        facts = {
            "rows": why.found,
            "criteria": understood(criteria),
            "reach": [
                part for criterion, counts in zip(criteria, why.ways, strict=True) for part in _reach(criterion, counts)
            ],
            "emptied": shares,
            "python": call,
        }
        return [dumps(facts)]
    lines = [f"'{typed}' was taken for {label}." for criterion in criteria for typed, label in criterion.taken]
    lines += _explained(criteria, call) if output.explain else []
    for criterion, counts in zip(criteria, why.ways, strict=True):
        lines += _reached(criterion, counts)
    if len(shares) > 1:
        lines.append("No row passes all filters. What each gives alone, and what the others give without it:")
        lines += [f"  {share['criterion']}: {share['alone']} alone, {share['without']} without it" for share in shares]
    return lines + list(_later_states(criteria))


def _shares(criteria: Criteria, why: Why) -> list[dict[str, Any]]:
    if why.found:
        return []
    counted = zip(criteria, why.alone, why.without, strict=True)
    return [{"criterion": str(c), "alone": alone, "without": without} for c, alone, without in counted]


def _reach(criterion: Criterion, counts: tuple[int, ...]) -> Iterator[dict[str, Any]]:
    for way, count in zip(criterion.ways, counts, strict=True):
        yield {"filter": criterion.filter.name, "reach": way.reach, "rows": count, "taken": criterion.reach.takes(way)}


def _reached(criterion: Criterion, counts: tuple[int, ...]) -> Iterator[str]:
    """Say how many rows are meant in which way, where in more than one; and how many more there would be."""
    ways = [(way, count) for way, count in zip(criterion.ways, counts, strict=True) if count]
    taken = [(way, count) for way, count in ways if criterion.reach.takes(way)]
    if [way for way, _ in taken if way.reach != "named"]:
        yield f"{criterion}: {', '.join(f'{count:,} {way.said}' for way, count in taken)}."
    for way, count in ways:
        if not criterion.reach.takes(way):
            option = "--include-regional adds them" if way.reach == "regional" else "without --only-named they count"
            rows = "row" if count == 1 else "rows"
            yield f"{count:,} more {rows} {way.said} ({criterion}; {option})."


def _explained(criteria: Criteria, call: str | None) -> list[str]:
    lines = [
        f"{c['filter']} ({c['mode']}): {', '.join(c['typed'])} = {', '.join(c['values'])}" for c in understood(criteria)
    ]
    return [*lines, call] if call else lines


def _later_states(criteria: Criteria) -> Iterator[str]:
    """Say that a State did not exist in 2005, and within which one its rows are."""
    wanted = [countries()[code] for c in criteria if c.filter.vocabulary == "country" for code in c.values]
    for row in wanted:
        if row["within"]:
            yield (
                f"{row['label']} is a State since {row['since']}; in 2005 it was within {row['within']}: "
                f"add --country {row['within']}."
            )
