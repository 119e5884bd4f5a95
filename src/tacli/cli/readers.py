"""Remarks for those who read a page: what they can type nowhere is left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tacli.cli.remarks import Explained
from tacli.views.wording import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

_WITHIN = r"(?:[^()]|\([^()]*\))*"  # with brackets of its own, as names have them
# Which filter leaves rows out, and what adds them.
_FILTER = re.compile(rf" \(--({_WITHIN}?); (?:without )?--{_WITHIN}\)")
_ADVICE = re.compile(
    rf" \({_WITHIN}(?:--|tacli ){_WITHIN}\)"  # what is told of options, in brackets
    r"|[;:] (?:add --|type |tacli ).*(?=\.$)"
)
_OPTION = re.compile(r"(?<![^\s(])--(?=[a-z])")


def told_to_readers(lines: Iterable[str]) -> tuple[str, ...]:
    """Give remarks without what to type, and without what explains a command line."""
    said = (line.strip() for line in lines if not isinstance(line, Explained))
    return tuple(sentence(_OPTION.sub("", _ADVICE.sub("", _FILTER.sub(r" (\1)", line)))) for line in said)
