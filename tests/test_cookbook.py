"""The cookbook and the README: every answer that they show is what the tool says today, on a screen of 80 by 24.

After a change that is meant, write them anew with `TACLI_WRITE_EXPECTED=1 python -m pytest tests/test_cookbook.py`
and read the difference.
"""

import os
import re
import shlex
from pathlib import Path

import pytest

from tests.conftest import Run

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "docs" / "cookbook.md", ROOT / "README.md")
BLOCK = re.compile(r"(?<=```console\n\$ )(?P<command>tacli [^\n]+)\n(?P<answer>.*?)(?=```\n)", re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_answer_is_what_the_tool_says(
    screen: Run, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    written = page.read_text(encoding="utf-8")

    def answered(block: re.Match[str]) -> str:
        code, out, err = screen(*shlex.split(block["command"])[1:])
        assert code == 0, block["command"]
        return f"{block['command']}\n{out}{err}"

    said = BLOCK.sub(answered, written)
    if "TACLI_WRITE_EXPECTED" in os.environ:
        page.write_text(said, encoding="utf-8")
        written = said
    assert written == said


def test_the_cookbook_has_twenty_questions_each_with_its_answer() -> None:
    text = PAGES[0].read_text(encoding="utf-8")
    questions = text.split("\n## ")[1:]
    assert len(questions) >= 20
    assert all(BLOCK.search(question) for question in questions)
    assert all(question.splitlines()[0].endswith("?") for question in questions)


def test_pages_of_analysts_and_of_maintainers_are_told_apart() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"\]\(([a-z_/.]+\.md)\)", index))
    assert {path.name for path in (ROOT / "docs").glob("*.md")} - {"README.md"} <= listed
    assert all((ROOT / "docs" / name).exists() for name in listed)
