"""What files of IATI hold: versions, publishers, languages, and what of them could not be read."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tacli.anything import JsonObject
from tacli.query.conditions import Query
from tacli.query.field import Records, keyed
from tacli.version import __version__

if TYPE_CHECKING:
    from tacli.sources.iati.found import Found
    from tacli.sources.source import Source

Facts = JsonObject  # as JSON has them


def iati_facts(source: Source, read: Found) -> Facts:
    """Give the fields of `tacli about`, all of one pass."""
    fields = ("entity", "reporter", "start", "end", "updated", "languages")
    rows = 0
    publishers: dict[str, str] = {}
    languages: Counter[str] = Counter()
    starts, ends, updates = (_Span() for _ in range(3))
    for entity, reporter, start, end, updated, told in source.engine("activities").rows(Query(fields=fields)):
        rows += 1
        publishers.setdefault(entity or "", reporter)
        languages.update(told)
        starts.take(start)
        ends.take(end)
        updates.take(updated)
    return {
        "files": [{"name": f.name, "version": f.version, "activities": f.activities} for f in read.files],
        "versions": sorted({f.version for f in read.files if f.version}),
        "publishers": len(publishers),
        "activities": rows,
        "set_aside": len(read.aside),
        "problems": dict(read.problems.counts.most_common()),
        "starts": starts.ends,
        "ends": ends.ends,
        "updated": updates.ends,
        "languages": dict(languages.most_common()),
        "cite": ", ".join(source.paths),
        "version": __version__,
    }


class _Span:
    """The first and the last of days."""

    def __init__(self) -> None:
        self.ends: list[str] = []

    def take(self, day: str | None) -> None:
        if day:
            self.ends = [min([*self.ends[:1], day]), max([*self.ends[1:], day])]


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
