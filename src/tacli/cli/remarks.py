"""What a person should know beside the answer: lines for stderr."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.cli.asked import engine_facts, engine_lines
from tacli.query.explain import python_call, understood
from tacli.query.remark import Advice, Remark
from tacli.vocabulary import countries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tacli.anything import JsonObject
    from tacli.cli.output import Output
    from tacli.engines.engine import Engine
    from tacli.query.conditions import Query, Why
    from tacli.query.criteria import Criteria, Criterion
    from tacli.sources.source import Source

# What to type for rows that were left out because of how they are meant.
_OPTIONS = {
    "regional": "--include-regional adds them",
    "within": "without --only-named they count",
    "nowhere": "--no countries,regions lists them",
}


def remarks(criteria: Criteria, engine: Engine, query: Query, output: Output, source: Source) -> list[str]:
    """Say what was left out, why nothing was found and, under --explain, how each value was understood.

    To be asked once all rows of the query were gone through.
    """
    why, kind = engine.why(query), engine.records.name
    # `select` of the Python interface answers the same of activities that can be loaded
    call = None
    if kind == "activities" and source.loaded is not None:
        call = python_call(criteria, output.reach, source.loaded)
    if output.explain and output.is_json:
        from tacli.render.as_json import dumps

        ways = zip(criteria, why.ways, strict=True)
        facts = {
            "rows": why.found,
            "criteria": understood(criteria),
            "reach": [way for criterion, counts in ways for way in _reach(criterion, counts)],
            "emptied": _shares(criteria, why),
            "python": call,
            **engine_facts(engine),
        }
        return [dumps(facts)]
    lines = [taken_for(typed, label) for criterion in criteria for typed, label in criterion.taken]
    lines += map(_explanation, [*_explained(criteria, call), *engine_lines(engine)] if output.explain else [])
    for criterion, counts in zip(criteria, why.ways, strict=True):
        lines += _reached(criterion, counts)
    if not why.found and criteria:
        from tacli.cli.emptiness import emptied

        lines += emptied(criteria, why, source, kind)
    return lines + (list(_later_states(criteria)) if source.collection.name == "paper" else [])


def taken_for(typed: str, label: str) -> str:
    """Say for what a beginning was taken."""
    return f"'{typed}' was taken for {label}."


def _shares(criteria: Criteria, why: Why) -> list[JsonObject]:
    if why.found:
        return []
    counted = zip(criteria, why.alone, why.without, strict=True)
    return [{"criterion": str(c), "alone": alone, "without": without} for c, alone, without in counted]


def _reach(criterion: Criterion, counts: tuple[int, ...]) -> Iterator[JsonObject]:
    for way, count in zip(criterion.ways, counts, strict=True):
        yield {"filter": criterion.filter.name, "reach": way.reach, "rows": count, "taken": criterion.reach.takes(way)}


def _reached(criterion: Criterion, counts: tuple[int, ...]) -> Iterator[str]:
    """Say how many rows are meant in which way, where in more than one; and how many more there would be."""
    ways = [(way, count) for way, count in zip(criterion.ways, counts, strict=True) if count]
    taken = [(way, count) for way, count in ways if criterion.reach.takes(way)]
    if [way for way, _ in taken if way.reach != "named"]:
        yield Remark(criterion, f": {', '.join(f'{count:,} {way.said}' for way, count in taken)}.")
    for way, count in ways:
        if not criterion.reach.takes(way):
            rows = "row" if count == 1 else "rows"
            yield Remark(f"{count:,} more {rows} {way.said} (", criterion, Advice(f"; {_OPTIONS[way.reach]}"), ").")


def _explanation(line: str) -> Remark:
    return Remark(Advice(line))


def _explained(criteria: Criteria, call: str | None) -> list[str]:
    lines = [
        f"{c['filter']} ({c['mode']}): {', '.join(c['typed'])} = {', '.join(c['values'])}" for c in understood(criteria)
    ]
    return [*lines, call] if call else lines


def _later_states(criteria: Criteria) -> Iterator[str]:
    """Say that a State or area had no code of its own in 2005, and within which one its rows are."""
    wanted = [countries()[code] for c in criteria if c.filter.vocabulary == "country" for code in c.values]
    for row in wanted:
        if row["within"]:
            said = f"{row['label']} has a code of its own since {row['since']}; in 2005 it was within {row['within']}"
            yield Remark(said, Advice(f": add --country {row['within']}"), ".")
