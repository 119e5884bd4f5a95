"""What a person should know beside the answer: lines for stderr."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tacli.query.explain import emptied, python_call, regional, understood
from tacli.vocabulary import countries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tacli.cli.output import Output
    from tacli.query import Criteria


def remarks(everything: Sequence[Any], criteria: Criteria, found: int, output: Output) -> list[str]:
    """Say what was left out, why nothing was found and, under --explain, how each value was understood."""
    left_out = regional(everything, criteria)
    why = emptied(everything, criteria) if criteria and not found else []
    call = python_call(criteria, include_regional=output.include_regional)
    if output.explain and output.is_json():
        from tacli.render.as_json import dumps

        facts = {
            "rows": found,
            "criteria": understood(criteria),
            "regional": left_out,
            "emptied": [share._asdict() for share in why],
            "python": call,
        }
        return [dumps(facts)]
    lines = _explained(criteria, call) if output.explain else []
    if left_out:
        lines.append(
            f"{left_out} more {'row covers' if left_out == 1 else 'rows cover'} a region that contains the country "
            "without naming it (--include-regional adds them)."
        )
    if len(why) > 1:
        lines.append("No rows. What each filter gives alone, and what the others give without it:")
        lines += [f"  {share.criterion}: {share.alone} alone, {share.without} without it" for share in why]
    return lines + _later_states(criteria)


def _explained(criteria: Criteria, call: str) -> list[str]:
    lines = [
        f"{c['filter']} ({c['mode']}): {', '.join(c['typed'])} = {', '.join(map(str, c['values']))}"
        for c in understood(criteria)
    ]
    return [*lines, call]


def _later_states(criteria: Criteria) -> list[str]:
    """Say that a State did not exist in 2005, and within which one its rows are."""
    wanted = [countries()[code] for c in criteria if c.filter.vocabulary == "country" for code in c.values]
    return [
        f"{row['label']} is a State since {row['since']}; in 2005 it was within {row['within']}: "
        f"add --country {row['within']}."
        for row in wanted
        if row["within"]
    ]
