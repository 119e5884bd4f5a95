"""`tacli activities`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.cli.answer import Answer
from tacli.cli.command import build, kind
from tacli.cli.remarks import remarks

if TYPE_CHECKING:
    from tacli.cli.output import Output
    from tacli.query.criteria import Criteria
    from tacli.sources.source import Source
    from tacli.views.lists import Look


def activities(source: Source, criteria: Criteria, output: Output, look: Look) -> Answer:
    """List activities: who gives which assistance, where and under which treaty."""
    from tacli.cli.stories import listing_of  # a mistake is told without it
    from tacli.views.lists import listing

    engine = source.engine("activities")
    query = output.query(criteria)
    return Answer(
        listing(
            engine,
            query,
            criteria,
            look,
            foot=source.cite("annex I."),
            story=listing_of("activities", criteria, source, output),
        ),
        lambda: remarks(criteria, engine, query, output, source),
    )


COMMAND = build(
    activities,
    shows=kind("activities"),
    asks="activities",
    examples=(
        ("tacli activities --topic trafficking", "trafficking in persons"),
        ("tacli activities --region africa --year 2003..", "a region, from a year"),
        ("tacli activities --entity IOM --kind training --json", "for a script"),
        ("tacli activities --topic drugs --not topic=terrorism", "all but those"),
        ("tacli activities --country Moldova --include-regional", "what reaches a State"),
        ("tacli activities --status planned,proposed --count", "how many are to come"),
    ),
)
