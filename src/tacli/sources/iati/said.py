"""What is said of files beside their rows; it needs nothing that reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.query.remark import Advice, Remark
from tacli.sources.files import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tacli.sources.iati.problems import Problem as Unread
    from tacli.sources.problems import Problem

_SHOWN = 3


def cited(paths: tuple[str, ...]) -> str:
    """Give the line that names files."""
    names = [shown(path) for path in paths[:_SHOWN]]
    more = f" and {len(paths) - _SHOWN} more" if len(paths) > _SHOWN else ""
    return f"Source: {', '.join(names)}{more}."


def told(problem: Unread) -> Problem:
    """Give what could not be read, by file and line."""
    from tacli.sources.problems import Problem

    place = f"{problem.file}, line {problem.line}" if problem.line else problem.file
    return Problem(place, problem.reason, problem.kind)


def left_out(aside: int, problems: int, name: str) -> Iterator[str]:
    """Say how many activities others replace, and how much could not be read of what has a name."""
    if aside:
        rows = "1 activity is" if aside == 1 else f"{aside:,} activities are"
        said = f"{rows} set aside: the same identifier stands again, later updated"
        yield Remark(said, Advice(" (--all-versions keeps all)"), ".")
    if problems:
        many, them = ("1 thing", "it") if problems == 1 else (f"{problems:,} things", "them")
        are = "is" if problems == 1 else "are"
        said = f"{many} could not be read and {are} left empty"
        yield Remark(said, Advice(f"; tacli validate {name} lists {them}"), ".")
