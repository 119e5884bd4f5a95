"""Where the stems of the searched texts stand: what SQL asks for that, sorted by stem, group by group of rows.

A place in texts is one number, made of row, field and place in the field, so that numbers have the order of the table.
Those of a stem are put together first, as that takes less than to sort all: a stem stands at thousands of places.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tacli.engines.columns import OR, ROW
from tacli.engines.tables import FOR_NOW, name, one_by_one, packed, parquet, text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from tacli.anything import AnyRow, Value
    from tacli.engines.layout import Layout

A_BLOCK = 1024  # rows that are weighed together
A_RUN = 16 * 2**20  # letters of stems of which all places are in memory at once, some 2.5 million
A_RANGE = 2**22  # places that are put in order at once, of groups that are by themselves
_FIELD, _PLACE = 5, 28  # bits
_RUN = f"{FOR_NOW}, ROW_GROUP_SIZE 2048"  # so small that a range of a group is read alone


def write(run: Callable[[str], Value], layout: Layout[AnyRow], rows: Path, path: Path) -> None:
    """Write where the stems of a table of rows stand: of each group of rows, and then each range of them all."""
    source = parquet([rows])
    found = [_together(layout, f"(FROM {source} WHERE {group})") for group in _groups(run(_weighed(layout, source)))]
    if len(found) == 1:
        run(packed(_apart(found[0]), path))
        return
    runs = [path.with_name(f"{path.name}.run{place}") for place, _ in enumerate(found)]
    for statement, part in zip(found, runs, strict=True):
        run(f"COPY ({statement}) TO {text(part)} ({_RUN})")
    one_by_one(run, _merged(parquet(runs), run(_firsts(parquet(runs)))), path)
    for part in runs:
        part.unlink()


def _weighed(layout: Layout[AnyRow], source: str) -> str:
    """Ask for blocks of rows with the letters of their stems."""
    letters = " + ".join(f"coalesce(strlen({name(column.name)}), 0)" for column in layout.words)
    return f"SELECT {name(ROW)} // {A_BLOCK}, sum({letters}) FROM {source} GROUP BY ALL ORDER BY ALL"


def _groups(blocks: Iterable[tuple[int, int]]) -> list[str]:
    """Give tests of rows that part blocks into groups of which all places fit into memory."""
    firsts, held = [0], 0
    for block, letters in blocks:
        if held and held + letters > A_RUN:
            firsts.append(block * A_BLOCK)
            held = 0
        held += letters
    ends = [f" AND {name(ROW)} < {first}" for first in firsts[1:]]
    return [f"{name(ROW)} >= {first}{end}" for first, end in zip(firsts, [*ends, ""], strict=True)]


def stems(layout: Layout[AnyRow], source: str) -> str:
    """Ask for the stems of the searched texts with their places."""
    each = [
        f"SELECT {name(ROW)}, {number} AS field, unnest(parts) AS word, generate_subscripts(parts, 1) AS place FROM "
        f"(SELECT {name(ROW)}, string_split({name(column.name)}, ' ') AS parts FROM {source})"
        for number, column in enumerate(layout.words)
    ]
    several = f"CASE WHEN contains(word, {text(OR)}) THEN string_split(word, {text(OR)}) ELSE [word] END"
    split = f"unnest({several}) AS stem"
    return f"SELECT {split}, {name(ROW)}, field, place FROM ({' UNION ALL '.join(each)}) WHERE word <> ''"


def _together(layout: Layout[AnyRow], source: str) -> str:
    """Ask for stems, sorted, with all `places` of each in their order."""
    place = f"({name(ROW)} << {_FIELD + _PLACE}) + (field::BIGINT << {_PLACE}) + place"
    found = f"SELECT stem, {place} AS spot FROM ({stems(layout, source)})"
    return f"SELECT stem, list(spot ORDER BY spot) AS places FROM ({found}) GROUP BY stem ORDER BY stem"


def _apart(source: str) -> str:
    """Ask for a line for each place, in the order of what gives stems with `places`."""
    row = f"spot >> {_FIELD + _PLACE} AS {name(ROW)}"
    field = f"(spot >> {_PLACE} & {2**_FIELD - 1})::INTEGER AS field"
    place = f"spot & {2**_PLACE - 1} AS place"
    return f"SELECT stem, {row}, {field}, {place} FROM (SELECT stem, unnest(places) AS spot FROM ({source}))"


def _firsts(source: str) -> str:
    """Ask for the first stem of each range of groups that can be put in order at once."""
    place = f"sum(sum(len(places))) OVER (ORDER BY stem) // {A_RANGE}"
    ranges = f"SELECT stem, {place} AS range FROM {source} GROUP BY stem"
    return f"SELECT min(stem) AS first FROM ({ranges}) GROUP BY range ORDER BY first"


def _merged(source: str, starts: Iterable[tuple[str]]) -> list[str]:
    """Ask for the places of groups, range by range of stems: of groups that come later, rows do."""
    bounds = [first for (first,) in starts][1:]
    tests = [f"stem >= {text(first)} AND stem < {text(end)}" for first, end in pairwise(["", *bounds])]
    tests.append(f"stem >= {text(bounds[-1] if bounds else '')}")
    return [_apart(f"FROM {source} WHERE {test} ORDER BY stem, places[1]") for test in tests]
