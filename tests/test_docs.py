"""Pages that are made from the tool say what the tool says."""

import html
import re
import runpy
import shlex
from pathlib import Path

import pytest

from tacli.vocabulary.bundled import data_file
from tests.conftest import Run

DOCS = Path(__file__).parents[1] / "docs"
EXAMPLES = sorted(
    {
        line.split("  ")[0].split(" #")[0].strip()
        for page in (DOCS / "reference.md", DOCS.parent / "README.md")
        for line in page.read_text(encoding="utf-8").splitlines()
        if re.match(r" *tacli [a-z]", line)
    }
)


def test_the_reference_is_up_to_date() -> None:
    made = runpy.run_path(str(DOCS / "reference.py"))["reference"]()
    assert (DOCS / "reference.md").read_text(encoding="utf-8") == made, "run: python docs/reference.py"


def test_the_picture_is_up_to_date() -> None:
    made = runpy.run_path(str(DOCS / "picture.py"))["picture"]()
    drawn = (DOCS / "responses.svg").read_text(encoding="utf-8")
    assert _words(drawn) == _words(made), "run: python docs/picture.py"
    assert "least-developed" in _words(drawn)


def _words(picture: str) -> list[str]:
    """Give what a picture says; where it puts the words is up to the version of Rich."""
    return html.unescape(" ".join(re.findall(r"<text[^>]*>([^<]*)</text>", picture))).split()


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 20


@pytest.mark.parametrize("line", EXAMPLES)
def test_every_example_runs(pipe: Run, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "records.json").write_bytes(data_file("records.json").read_bytes())
    monkeypatch.chdir(tmp_path)
    with (tmp_path / "records.json").open(encoding="utf-8") as records:
        monkeypatch.setattr("sys.stdin", records)
        result = pipe(*shlex.split(line.split(" | ", maxsplit=1)[0])[1:])
    assert result.code == 0
    assert "No row" not in result.err
    assert result.out or len(list(tmp_path.iterdir())) > 1
