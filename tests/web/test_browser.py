"""Pages in headless Chromium: on a desk, on a phone, in the dark, on paper, aloud, and used.

One browser looks at all of them. It is skipped, and says so, where Chromium or what drives it is missing, but not in
CI: `.ci/run` installs both.
"""

import json
import os
import subprocess
from pathlib import Path
from shutil import which

import pytest
from pypdf import PdfReader

from tests.conftest import Run
from tests.render.web import Page
from tests.sources.iati.files import DATA

HERE = Path(__file__).parent
BROWSER = which("chromium") or which("chromium-browser") or which("google-chrome")
MISSING = [
    name
    for name, there in (
        ("Chromium", BROWSER),
        ("Node.js", which("node")),
        ("npm ci in tests/web", (HERE / "node_modules").exists()),
    )
    if not there
]
PAGES = {
    "summary": "summary",
    "list": "activities --topic trafficking",
    "replies": "responses",
    "cross": "summary --by topic --by kind",
    "tally": "summary --by country",
    "record": "show unesco-7.1",
    "profile": "profile Moldova",
    "compare": "compare IOM OSCE",
    "sums": f"summary --data {DATA / 'money-2.03.xml'} --sum disbursement --by topic",
}
PRINTED = ["summary", "list", "cross", "profile"]
STEPS = [
    ("search", "Benin togo"),
    ("search", ""),
    ("pick", "Completed"),
    ("pick", "Planned"),
    ("pick", "Asian Development Bank"),
    ("clear", ""),
    ("order", "Activity, A to Z"),
    ("pick", "Proposed"),
    ("print", "yes"),
]


def _squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.skipif(bool(MISSING) and "CI" not in os.environ, reason=f"needs {', '.join(MISSING)}")
def test_pages_in_a_browser(pipe: Run, tmp_path: Path) -> None:
    assert not MISSING
    files = {name: tmp_path / f"{name}.html" for name in PAGES}
    for name, command in PAGES.items():
        assert pipe(*command.split(), "--output", str(files[name])).code == 0
    asked = {
        "browser": BROWSER,
        "folder": str(tmp_path),
        "pages": {name: str(file) for name, file in files.items()},
        "lists": {"list": STEPS},
        "printed": PRINTED,
    }
    done = subprocess.run(
        ["node", str(HERE / "look.mjs")], input=json.dumps(asked), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer["said"] == []  # no error, nothing that the policy refused, nothing asked of a network
    wrong = {(name, mode): seen for name, modes in answer["seen"].items() for mode, seen in modes.items()}
    assert {where: what for where, what in wrong.items() if any(what.values())} == {}
    _used(answer["used"]["list"], Page(files["list"].read_text(encoding="utf-8")), files["list"])
    assert answer["still"] == {"list": {"controls": False, "rows": 87}}
    for name in PRINTED:
        _printed(tmp_path / f"{name}.pdf", Page(files[name].read_text(encoding="utf-8")))


def _used(states: list[dict[str, object]], page: Page, file: Path) -> None:
    """Say that the list answers to what a person does."""
    first, searched, cleared, completed, either, adb, all_, sorted_, proposed, printed = states
    assert first["live"] == cleared["live"] == all_["live"] == sorted_["live"] == "Showing all 87 activities"
    made = f"tacli activities --topic trafficking --output {file}"
    assert first["command"] == cleared["command"] == sorted_["command"] == made  # in the foot, as the page was made
    assert searched["command"] == made  # letters are no search by words: no other command gives these rows
    rows = [text for text, id_ in zip(page.texts("tr"), page.attributes("tr", "id"), strict=True) if id_]
    meant = [place for place, text in enumerate(rows) if "Benin" in text and "Togo" in text]
    assert searched["shown"] == [f"row-{place}" for place in meant]
    assert len(meant) == 2
    assert completed["live"] == "Showing 27 of 87 activities"
    assert completed["counts"]["Ongoing"] == "38"  # type: ignore[index]  # as if nothing was picked in its own facet
    assert either["live"] == "Showing 41 of 87 activities"
    assert either["command"] == "tacli activities --topic trafficking --status completed,planned"
    assert adb["live"] == "Showing 7 of 87 activities"
    assert adb["groups"] == ["Asian Development Bank 7 of 10 activities"]
    assert len(first["groups"]) == 12  # type: ignore[arg-type]
    assert sorted_["groups"] == []
    titles = page.texts("b", "lead")
    shown = [titles[int(id_.removeprefix("row-"))] for id_ in sorted_["shown"]]  # type: ignore[attr-defined]
    assert shown == sorted(titles, key=lambda title: title.lower().replace("-", " "))
    assert proposed["live"] == "Showing 8 of 87 activities"
    assert len(printed["shown"]) == 87  # type: ignore[arg-type]


# What is for a screen, for readers of screens or for a phone alone.
NOT_PRINTED = {"head", "form", "nav", "footer", "script", "title", "desc", "unseen", "skip", "short", "i", "of-group"}


def _printed(path: Path, page: Page) -> None:
    """Say that all that a page says is on paper too, but for what is to be used on a screen."""
    paper = _squeezed("".join(sheet.extract_text() for sheet in PdfReader(path).pages))
    wanted = [_squeezed(text) for text, within in page.said if not within & NOT_PRINTED]
    assert len(wanted) > 20
    assert [text for text in wanted if text not in paper] == []
