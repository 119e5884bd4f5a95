"""What was measured of stores as Markdown, ratios first; `docs/curve.py` finds each table by its name."""

from __future__ import annotations

from itertools import starmap
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from measure import Figures

OURS = "tacli"
MB = 10**6


class Made(NamedTuple):
    """What a store took: bytes of its files and of its own, seconds, MiB; `bare` are those of lxml, which only reads."""

    rows: int
    xml: int
    store: int
    seconds: float
    cpu: float
    memory: float
    bare: float


def region(name: str, text: str) -> str:
    """Give a part of the page that is replaced as a whole."""
    return f"<!-- {name} -->\n\n{text}\n\n<!-- end of {name} -->\n"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], names: Iterable[str] = ()) -> str:
    """Give a table, of numbers but for the columns of `names`."""
    lines = "|".join("---" if head in names else "---:" for head in heads)
    return "\n".join((_line(heads), f"|{lines}|", *map(_line, rows)))


def _line(cells: Iterable[str]) -> str:
    return f"|{'|'.join(f' {cell} ' if cell else ' ' for cell in cells)}|"


def by_duckdb(found: Mapping[int, Mapping[str, Mapping[str, Figures]]]) -> str:
    """Give the seconds of tacli by those of DuckDB, a line a question and a column for each number of rows."""
    questions = dict.fromkeys(question for of_size in found.values() for question in of_size)
    rows = ((name, *(_ratio(of_size[name], "DuckDB") for of_size in found.values())) for name in questions)
    return table(("question", *(f"{size:,} rows" for size in found)), rows, ["question"])


def answers(found: Mapping[int, Mapping[str, Mapping[str, Figures]]]) -> str:
    """Give a table for each number of rows: ratios, and the seconds and MiB of each tool, side by side."""
    return "\n\n".join(starmap(_answers, found.items()))


def _answers(size: int, found: Mapping[str, Mapping[str, Figures]]) -> str:
    tools = list(dict.fromkeys(name for of_question in found.values() for name in of_question))
    others = [name for name in tools if name != OURS]
    rows = (
        (*(_ratio(figures, name) for name in others), question, *(_took(figures.get(name)) for name in tools))
        for question, figures in found.items()
    )
    return f"### {size:,} rows\n\n{table((*(f'by {name}' for name in others), 'question', *tools), rows, ['question'])}"


def _ratio(figures: Mapping[str, Figures], other: str) -> str:
    return f"{figures[OURS].seconds / figures[other].seconds:.2f}" if other in figures else ""


def _took(figures: Figures | None) -> str:
    return f"{figures.seconds:.2f} / {figures.memory:.0f}" if figures else ""


def stores_made(found: Iterable[Made]) -> str:
    """Give what it took to make stores of files, a line each."""
    heads = ("of bare lxml", "MB/s a core", "rows", "XML, MB", "store, MB", "CPU, s", "s", "MiB")
    rows = (
        (
            f"{each.bare / each.cpu:.2f}",
            f"{each.xml / MB / each.cpu:.1f}",
            f"{each.rows:,}",
            f"{each.xml / MB:,.0f}",
            f"{each.store / MB:,.0f}",
            f"{each.cpu:,.0f}",
            f"{each.seconds:,.0f}",
            f"{each.memory:,.0f}",
        )
        for each in found
    )
    return table(heads, rows)
