"""What is seen in `tacli browse` is written to a file."""

import json
from pathlib import Path

from tests.browse.screens import TRAFFICKING, browsing, drive, one_line, shelf, typed
from tests.conftest import Run


def test_a_selection_is_written_as_the_command_line_writes_it(pipe: Run, tmp_path: Path) -> None:
    file, other = tmp_path / "a.json", tmp_path / "b.json"
    writing = ("o", typed(str(file)), "enter")
    assert f"Written:{file}" in "".join(drive(browsing(TRAFFICKING), *writing)[-1].split())
    assert pipe("activities", "--topic", "trafficking", "--output", str(other)).code == 0
    assert json.loads(file.read_bytes()) == json.loads(other.read_bytes())
    file.write_text("mine", encoding="utf-8")
    told: list[str] = []
    asked = drive(browsing(), *writing, lambda _: told.append(file.read_text(encoding="utf-8")), "enter")
    assert "is there already: Enter replaces it" in one_line(asked[3])
    assert told == ["mine"]
    assert len(json.loads(file.read_text(encoding="utf-8"))) == 202


def test_a_name_that_cannot_be_meant_is_refused() -> None:
    refused = {"": "Type the name", "-": "Type the name", "/dev/null": "/dev/null is no file."}
    failing = {"x": "'x' does not say which format.", "/none/x.csv": "Cannot write /none/x.csv: No such file"}
    steps = [step for name in refused for step in (typed(name), "enter")]
    steps += [step for name in failing for step in (typed(name), "enter", "o")]
    screens = drive(browsing(), "o", *steps, "escape")
    assert [said in one_line(screens[3 + 2 * n]) for n, said in enumerate(refused.values())] == [True] * 3
    assert [said in one_line(screens[9 + 3 * n]) for n, said in enumerate(failing.values())] == [True] * 2
    assert "Enter writes" not in screens[-1]


def test_what_is_said_beside_a_file_is_shown_and_one_that_is_written_is_not_left(tmp_path: Path) -> None:
    of = shelf()._replace(written=lambda _arguments, _path: ["1 row has cells that a spreadsheet would run."])
    app = browsing(of=of)

    def write(_: object) -> None:
        app.is_writing = True

    screens = drive(app, "o", typed(str(tmp_path / "x.csv")), "enter", write, "q")
    assert "1 row has cells that a spreadsheet would run." in screens[3]
    assert "A file is being written" in screens[-1]
    assert app.return_value is None
