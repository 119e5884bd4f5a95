"""What files of IATI hold: versions, publishers, languages, and what of them could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.anything import JsonObject
from tacli.query.conditions import Query
from tacli.query.field import Records, keyed
from tacli.query.tallies import Groups
from tacli.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tacli.query.tallies import Group
    from tacli.sources.source import Source

Facts = JsonObject  # as JSON has them


def iati_facts(source: Source) -> Facts:
    """Give the fields of `tacli about`: counts first, as what was found of files comes of a pass through them."""
    engine, days = source.engine("activities"), ("start", "end", "updated")
    publishers = list(engine.groups(Query(), Groups(("entity",), least=days, most=days)))
    languages = engine.tally(Query(), ["language"]).tally("language")
    starts, ends, updates = (_span(publishers, place) for place, _ in enumerate(days))
    read = source.found()
    return {
        "files": [{"name": f.name, "version": f.version, "activities": f.activities} for f in read.files],
        "versions": sorted({f.version for f in read.files if f.version}),
        "publishers": len(publishers),
        "activities": sum(group.rows for group in publishers),
        "set_aside": len(read.aside),
        "problems": dict(read.problems.counts.most_common()),
        "starts": starts,
        "ends": ends,
        "updated": updates,
        "languages": {found.value: found.count for found in languages},
        "cite": ", ".join(source.paths),
        "version": __version__,
    }


def _span(groups: Iterable[Group], place: int) -> list[str]:
    """Give the first and the last of days; none where there is none."""
    found = [day for group in groups for day in (group.least[place], group.most[place]) if day]
    return [min(found), max(found)] if found else []


def _file(said: Facts) -> str:
    many = "1 activity" if said["activities"] == 1 else f"{said['activities']:,} activities"
    return f"{said['name']} ({said['version'] or 'no version'}, {many})"


def _counted(said: dict[str, int]) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in said.items()) or "none"


IATI_ABOUT: Records[Facts] = Records(
    "about",
    [
        keyed("files", "Files", "Each with its version and activities.", list[JsonObject], _file),
        keyed("versions", "Versions", "Of the standard.", list[str]),
        keyed("publishers", "Publishers", "Organizations that report.", int),
        keyed("activities", "Activities", "Those that stand.", int),
        keyed("set_aside", "Set aside", "Activities whose identifier stands again, later updated.", int),
        keyed("problems", "Not read", "What could not be read, by kind.", dict[str, int], _counted),
        keyed("starts", "Starts", "The first start and the last.", list[str]),
        keyed("ends", "Ends", "The first end and the last.", list[str]),
        keyed("updated", "Updated", "The first update and the last.", list[str]),
        keyed("languages", "Languages", "Of titles and descriptions, with activities.", dict[str, int], _counted),
        keyed("cite", "Cite as", "The files; a row names its own file, line and identifier."),
        keyed("version", "tacli", "Version of the tool."),
    ],
)
