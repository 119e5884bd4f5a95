"""Whole screens against literal text, in `tests/expected/browse`.

After a change that is meant, write them anew with `TACLI_WRITE_EXPECTED=1 python -m pytest tests/browse` and read the
difference.
"""

import os
import re
from pathlib import Path

import pytest

from tacli.browse.question import Question
from tests.browse.screens import Step, browsing, drive

FOLDER = Path(__file__).parents[1] / "expected" / "browse"
TRAFFICKING = Question("activities", {"topic": ("trafficking-in-persons",)})
POLICE = Question("activities", words="police training")
# Screens by the steps that lead to them; those of one question and size are come by one after the other.
WAYS: dict[str, tuple[Question, tuple[int, int], dict[str, tuple[Step, ...]]]] = {
    "80x24": (
        TRAFFICKING,
        (80, 24),
        {
            "list": ("down",),
            "facets": ("f", "down"),
            "page": ("escape", "enter"),
            "help": ("escape", "question_mark"),
            "save": ("escape", "o"),
        },
    ),
    "120x40": (POLICE, (120, 40), {"search": ("down",), "donors": ("3", "s")}),
    "200x50": (TRAFFICKING, (200, 50), {"activities": ("down",)}),
}


@pytest.mark.parametrize("size", WAYS)
def test_screens_are_as_expected(size: str) -> None:
    question, cells, ways = WAYS[size]
    steps = [step for those in ways.values() for step in those]
    screens = drive(browsing(question), *steps, size=cells)
    done = 0
    for name, those in ways.items():
        done += len(those)
        path = FOLDER / f"{name}-{size}.txt"
        if "TACLI_WRITE_EXPECTED" in os.environ:
            path.parent.mkdir(exist_ok=True)
            path.write_text(screens[done], encoding="utf-8")
        assert _without_thumbs(path.read_text(encoding="utf-8")) == _without_thumbs(screens[done])


def _without_thumbs(text: str) -> str:
    """Take out the ends of scroll bars, which versions of Textual and Rich draw in different places."""
    return "\n".join(re.sub("[▁▂▃▄▅▆▇]", " ", line).rstrip() for line in text.splitlines())
