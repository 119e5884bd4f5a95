"""Of what filters of rows ask, the part that amounts of these rows can pass or fail by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.query.conditions import All, Among, Between, Overlaps
from tacli.query.conditions import Any as Either

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tacli.query.conditions import Condition
    from tacli.query.criteria import Criteria, Criterion
    from tacli.query.sums import Only


def narrowing(criteria: Criteria, narrows: Mapping[str, str]) -> tuple[tuple[Criterion, Only], ...]:
    """Give the criteria that narrow amounts, too; `narrows` names the facet of money of a field.

    An activity that goes to Kenya by 30 percent passes as a whole, and 30 percent of its money do.
    """
    found = []
    for criterion in criteria:
        only = tuple(_conditions(criterion.condition, narrows)) if criterion.mode != "not" else ()
        if only:
            found.append((criterion, only))
    return tuple(found)


def _conditions(condition: Condition, narrows: Mapping[str, str]) -> Iterator[Among | Between]:
    match condition:
        case Among(field, values) if field in narrows:
            yield Among(narrows[field], values)
        case Overlaps(field, spans) | Between(field, spans) if field in narrows:
            yield Between(narrows[field], spans)
        case Either(parts) | All(parts):
            for part in parts:
                yield from _conditions(part, narrows)
