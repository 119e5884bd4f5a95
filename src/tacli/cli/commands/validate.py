"""`tacli validate`."""

from collections.abc import Iterator
from typing import Annotated

import typer

from tacli.cli.answer import Answer
from tacli.cli.command import build
from tacli.cli.data import watched
from tacli.cli.exit_codes import FAILURE, OK
from tacli.cli.output import Output
from tacli.engines.memory import MemoryEngine
from tacli.sources.problems import Problem
from tacli.views.listings import PROBLEMS
from tacli.views.table import listed

_IN_FULL = 20


def validate(
    output: Output,
    file: Annotated[str, typer.Argument(metavar="FILE", help="A dataset, JSON Lines, or IATI; - for stdin.")],
) -> Answer:
    """List everything that is wrong in a file; the exit code is 1 if anything is."""
    from tacli.sources.proof import problems_at

    found = sorted(problems_at(file, watched), key=lambda problem: problem.kind)
    table = listed(MemoryEngine(PROBLEMS, found), output.query(), screenful=True, nothing="")
    return Answer(table, lambda: _told(found), FAILURE if found else OK)


def _told(found: list[Problem]) -> Iterator[str]:
    from collections import Counter

    from tacli.models.checks import MOST_PROBLEMS

    if not found:
        yield "Nothing is wrong."
        return
    kinds = Counter(problem.kind for problem in found)
    many = f"{len(found):,} wrong, where looking ended" if len(found) == MOST_PROBLEMS else f"{len(found):,} wrong"
    yield f"{many}: {', '.join(f'{n:,} {kind}' for kind, n in kinds.most_common(_IN_FULL))}."


COMMAND = build(
    validate,
    shows=PROBLEMS,
    examples=(("tacli validate records.json", "what is wrong, where"), ("tacli validate - --json", "stdin, as data")),
)
