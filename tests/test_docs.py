"""Pages that are made from the tool say what the tool says."""

import html
import re
import runpy
import shlex
from pathlib import Path

import pytest

from tacli.vocabulary.bundled import data_file
from tests.conftest import Run
from tests.sources.iati.files import OLD

DOCS = Path(__file__).parents[1] / "docs"
SOURCE = DOCS.parent / "src" / "tacli"
ARCHITECTURE = (DOCS / "architecture.md").read_text(encoding="utf-8")
EXAMPLES = sorted(
    {
        line.split("  ")[0].split(" #")[0].strip()
        for page in (DOCS / "reference.md", DOCS / "money.md", DOCS.parent / "README.md")
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
    assert "Least developed" in " ".join(_words(drawn))


def test_the_curves_are_up_to_date() -> None:
    page = (DOCS / "scale.md").read_text(encoding="utf-8")
    for name, draw in runpy.run_path(str(DOCS / "curve.py"))["PICTURES"].items():
        made = draw(page)
        assert (DOCS / name).read_text(encoding="utf-8") == made, "run: python docs/curve.py"
        assert re.search(r"<desc [^<]*00,000 rows", made)
        ends = re.findall(r'<text x="(\d+)"[^>]*text-anchor="end">([^<]+)<', made)
        assert min(int(end) - 7 * len(label) for end, label in ends) >= 4, "a label is over the edge"  # 11 px high


def _words(picture: str) -> list[str]:
    """Give what a picture says; where it puts the words is up to the version of Rich."""
    return html.unescape(" ".join(re.findall(r"<text[^>]*>([^<]*)</text>", picture))).split()


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 20


@pytest.mark.parametrize("line", EXAMPLES)
def test_every_example_runs(pipe: Run, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "records.json").write_bytes(data_file("records.json").read_bytes())
    (tmp_path / "iati").mkdir()
    for name in ("iati/a.xml", "a.xml"):
        (tmp_path / name).write_bytes(OLD.read_bytes())
    for name, of in (("iati.xml", "money-2.03.xml"), ("rates.csv", "rates.csv")):
        (tmp_path / name).write_bytes((DOCS.parent / "tests" / "data" / "iati" / of).read_bytes())
    monkeypatch.chdir(tmp_path)
    with (tmp_path / "records.json").open(encoding="utf-8") as records:
        monkeypatch.setattr("sys.stdin", records)
        result = pipe(*shlex.split(line.split(" | ", maxsplit=1)[0])[1:])
    if line.startswith("tacli browse"):  # off a terminal
        assert result.err.startswith("tacli: tacli browse needs a terminal")
        return
    assert result.code == 0
    assert "No row" not in result.err
    assert result.out or len(list(tmp_path.iterdir())) > 3


def test_the_architecture_lists_every_folder_above_those_that_import_it() -> None:
    rows = re.findall(r"^\| (`\w+(?:\.py|/)`.*?) \| ", ARCHITECTURE.split("## Where a change goes")[0], re.MULTILINE)
    listed = [name for row in rows for name in re.findall(r"`(\w+)[./]", row)]
    assert sorted(listed) == sorted({path.stem for path in SOURCE.iterdir() if not path.name.startswith(("__", "py."))})
    for place, name in enumerate(listed):
        files = [*(SOURCE / name).rglob("*.py"), *SOURCE.glob(f"{name}.py")]
        imported = {
            part for file in files for part in re.findall(r"from tacli\.(\w+)", file.read_text(encoding="utf-8"))
        }
        assert imported <= {*listed[: place + 1]}, name


def test_the_architecture_names_what_there_is() -> None:
    named = set(re.findall(r"[a-z]+/[a-z_/]*(?:\.py)?", " ".join(re.findall(r"`(.+?)`", ARCHITECTURE))))
    assert len(named) > 20
    missing = {name for name in named if not any((root / name).exists() for root in (SOURCE, DOCS.parent))}
    assert missing == set()
