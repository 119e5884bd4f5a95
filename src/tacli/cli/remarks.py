"""What a person should know beside the answer: lines for stderr."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tacli.query.explain import python_call, understood
from tacli.vocabulary import countries

if TYPE_CHECKING:
    from tacli.cli.options import Output
    from tacli.query import Criteria, Selection
    from tacli.sources.source import Source


def remarks(selection: Selection, output: Output, source: Source | None = None) -> list[str]:
    """Say what was left out, why nothing was found and, under --explain, how each value was understood.

    To be asked once all rows of the selection were gone through. `source`: of activities, as `Dataset.select` takes.
    """
    criteria = selection.criteria
    selects = source is not None and not source.is_stream
    call = python_call(criteria, output.data, include_regional=output.include_regional) if selects else None
    why = [] if selection.found else _shares(selection)
    if output.explain and output.is_json():
        from tacli.render.as_json import dumps

        facts = {
            "rows": selection.found,
            "criteria": understood(criteria),
            "regional": selection.regional,
            "emptied": why,
            "python": call,
        }
        return [dumps(facts)]
    lines = _explained(criteria, call) if output.explain else []
    if selection.regional:
        rows = "row covers" if selection.regional == 1 else "rows cover"
        lines.append(
            f"{selection.regional} more {rows} a region that contains the country "
            "without naming it (--include-regional adds them)."
        )
    if len(why) > 1:
        lines.append("No row passes all filters. What each gives alone, and what the others give without it:")
        lines += [f"  {share['criterion']}: {share['alone']} alone, {share['without']} without it" for share in why]
    return lines + _later_states(criteria)


def _shares(selection: Selection) -> list[dict[str, Any]]:
    counted = zip(selection.criteria, selection.alone, selection.without, strict=True)
    return [{"criterion": str(c), "alone": alone, "without": without} for c, alone, without in counted]


def _explained(criteria: Criteria, call: str | None) -> list[str]:
    lines = [
        f"{c['filter']} ({c['mode']}): {', '.join(c['typed'])} = {', '.join(map(str, c['values']))}"
        for c in understood(criteria)
    ]
    return [*lines, call] if call else lines


def _later_states(criteria: Criteria) -> list[str]:
    """Say that a State did not exist in 2005, and within which one its rows are."""
    wanted = [countries()[code] for c in criteria if c.filter.vocabulary == "country" for code in c.values]
    return [
        f"{row['label']} is a State since {row['since']}; in 2005 it was within {row['within']}: "
        f"add --country {row['within']}."
        for row in wanted
        if row["within"]
    ]
