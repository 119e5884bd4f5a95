"""`tacli validate`."""

from contextlib import suppress
from typing import Annotated

import typer

from tacli.cli.answer import emit
from tacli.cli.command import build, watched
from tacli.cli.options import Output
from tacli.cli.run import FAILURE
from tacli.cli.streams.stdio import remark
from tacli.views import Table
from tacli.views.records import PROBLEMS

_IN_FULL = 20


def validate(
    output: Output,
    file: Annotated[str, typer.Argument(metavar="FILE", help="A dataset, or activities as JSON Lines; - for stdin.")],
) -> None:
    """List all that is wrong in a dataset, grouped by what it is; exit 1 if anything is."""
    from collections import Counter

    from tacli.models.checks import MOST_PROBLEMS
    from tacli.sources.proof import problems_in
    from tacli.sources.source import Source

    with Source(file, watched) as source:
        found = sorted(problems_in(source), key=lambda problem: problem.kind)
    with suppress(BrokenPipeError):  # a reader that has seen enough does not make the file good
        emit(Table(PROBLEMS, tuple(found), page=_IN_FULL, nothing=""), output._replace(fail_empty=False))
    if not found:
        remark("Nothing is wrong.")
        return
    kinds = Counter(problem.kind for problem in found)
    many = f"{len(found):,} wrong, where looking ended" if len(found) == MOST_PROBLEMS else f"{len(found):,} wrong"
    remark(f"{many}: {', '.join(f'{n:,} {kind}' for kind, n in kinds.most_common(_IN_FULL))}.")
    raise typer.Exit(FAILURE)


COMMAND = build(
    validate,
    columns=PROBLEMS,
    examples=(("tacli validate records.json", "what is wrong, where"), ("tacli validate - --json", "stdin, as data")),
)
