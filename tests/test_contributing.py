"""The changes that CONTRIBUTING.md shows are made in a copy, as literally as it shows them, and add what it says."""

import json
import re
import subprocess
import sys
from pathlib import Path
from shutil import copy, copytree, ignore_patterns

import pytest

from tests.conftest import unmeasured

ROOT = Path(__file__).parents[1]
# A line alone is no Python for a formatter.
BLOCK = re.compile(r"```(?:python|text)\n# (?P<path>\S+?)(?:, above: (?P<above>[^\n]+))?\n(?P<code>.*?)```", re.DOTALL)
BLOCKS = [match.groupdict() for match in BLOCK.finditer((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))]


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of the project in which every change was made."""
    root = tmp_path_factory.mktemp("changed")
    for folder in ("src", "data", "tests"):
        copytree(ROOT / folder, root / folder, ignore=ignore_patterns("__pycache__"))
    copy(ROOT / "pyproject.toml", root)
    for block in BLOCKS:
        _change(root / block["path"], block["above"], block["code"])
    return root


def _change(path: Path, above: str | None, code: str) -> None:
    """Write a new file, or put lines above the one line that begins so, as far in as that."""
    if above is None:
        assert not path.exists()
        path.write_text(code, encoding="utf-8")
        return
    text = path.read_text(encoding="utf-8")
    (place,) = re.finditer(rf"^( *)({re.escape(above)})", text, re.MULTILINE)
    lines = "".join(place[1] + line + "\n" for line in code.splitlines())
    path.write_text(text[: place.start()] + lines + text[place.start() :], encoding="utf-8")


def _run(root: Path, module: str, *arguments: str) -> str:
    environment = {**unmeasured(), "PYTHONPATH": str(root / "src")}
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, check=False)
    out, err = done.stdout.decode(), done.stderr.decode()
    assert done.returncode == 0, out + err
    return out


def test_each_kind_of_change_is_shown_and_touches_one_place_of_the_source() -> None:
    assert [(block["path"], block["above"] is None) for block in BLOCKS if block["path"].startswith("src")] == [
        ("src/tacli/render/as_ltsv.py", True),
        ("src/tacli/collections/paper/activities.py", False),
        ("src/tacli/engines/remembering.py", True),
    ]


def test_a_format_is_one_file(changed: Path) -> None:
    out = _run(changed, "tacli", "donors", "--format", "ltsv", "--fields", "donor,amount", "--limit", "1")
    assert out == "donor:Japan\tamount:827410\n"
    _run(changed, "tacli", "donors", "--output", "donors.ltsv")
    assert (changed / "donors.ltsv").read_text(encoding="utf-8").startswith("rank:1\tdonor:Japan\t")
    assert "ltsv" in _run(changed, "tacli", "donors", "--help")


def test_a_field_is_one_line(changed: Path) -> None:
    out = _run(changed, "tacli", "activities", "--fields", "named,countries", "--sort", "named", "--json")
    rows = json.loads(out)
    assert [row["named"] for row in rows] == sorted((len(row["countries"]) for row in rows), reverse=True)
    assert rows[0]["named"] > 1
    assert '"named"' in _run(changed, "tacli", "schema", "activities")
    assert re.search(r"\bnamed\b", _run(changed, "tacli", "activities", "--help"))
    keys = list(json.loads(_run(changed, "tacli", "activities", "--limit", "1", "--json"))[0])
    assert keys.index("named") == keys.index("venues") - 1


def test_an_engine_is_one_file(changed: Path) -> None:
    wanted = "Remembering and literal"
    out = _run(changed, "pytest", "tests/engines", "-p", "no:cacheprovider", "-n0", "-rA", "-k", wanted)
    asked = (ROOT / "tests" / "engines" / "questions.py").read_text(encoding="utf-8").count("\n    Typed(")
    assert len(re.findall(r"^PASSED .*Remembering", out, re.MULTILINE)) == asked
