"""Workbooks and CSV for spreadsheets, from the command line."""

import csv
import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from tests.conftest import Run


def _book(path: Path) -> dict[str, list[list[object]]]:
    book = openpyxl.load_workbook(path)
    return {name: [[cell.value for cell in row] for row in book[name].iter_rows()] for name in book.sheetnames}


def test_a_workbook_has_names_beside_codes_and_totals(pipe: Run, tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    assert pipe("responses", "--instrument", "convention", "-o", str(path)) == (0, "", "")
    rows = _book(path)["Data"]
    assert rows[0] == [
        "Grouping", "Grouping, named", "Instrument", "Instrument, named",
        "Parties", "Replies", "Rate", "Missing", "Role",
    ]  # fmt: skip
    assert ["african", "African States"] in [row[:2] for row in rows]
    assert (rows[-1][0], rows[-1][4:6], rows[-1][-1]) == ("total", [107, 50], "total")


def test_a_workbook_says_what_was_asked(pipe: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    pipe("activities", "--topic", "small arms", "--fields", "id,topics", "-o", str(path))
    said = {row[0]: row[1] for row in _book(path)["Source"][:5]}
    assert said["Filter"] == "topic: Firearms"
    assert said["Command"] == f"tacli activities --topic 'small arms' --fields id,topics -o {path}"
    assert str(said["Source"]).startswith("Technical assistance activities: working paper prepared by the Secretariat")
    assert str(said["Source"]).endswith("9 September 2005, annex I.")
    assert said["Rows"] == int(pipe("activities", "--topic", "small arms", "--count").out)


def test_fields_one_by_one_are_those_alone(pipe: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    pipe("activities", "--fields", "id,entity", "-o", str(path))
    assert _book(path)["Data"][0] == ["ID", "Entity"]
    pipe("activities", "--fields", "id,entity", "--labels", "-o", str(path))
    assert _book(path)["Data"][0] == ["ID", "Entity", "Entity, named"]


def test_a_workbook_holds_what_json_lines_hold(pipe: Run, tmp_path: Path) -> None:
    data, path = tmp_path / "some.jsonl", tmp_path / "a.xlsx"
    data.write_text(pipe("activities", "--format", "jsonl").out, encoding="utf-8")
    pipe("activities", "--data", str(data), "-o", str(path))
    assert len(_book(path)["Data"]) == 1 + int(pipe("activities", "--count").out)
    assert ["Source", f"{data}."] in [row[:2] for row in _book(path)["Source"]]


def test_a_workbook_goes_into_a_pipe() -> None:
    command = [sys.executable, "-m", "tacli", "donors", "--format", "xlsx"]
    done = subprocess.run(command, capture_output=True, check=True)
    assert openpyxl.load_workbook(io.BytesIO(done.stdout)).sheetnames == ["Data", "Source"]
    assert done.stderr == b""


def test_a_workbook_is_nothing_for_a_terminal(terminal: Run) -> None:
    result = terminal("donors", "--format", "xlsx")
    assert (result.code, result.out) == (2, "")
    assert result.err == "tacli: This format is no text for a terminal.\nAdd --output FILE\n"


def test_a_count_is_no_workbook(pipe: Run, tmp_path: Path) -> None:
    result = pipe("donors", "--count", "-o", str(tmp_path / "a.xlsx"))
    assert (result.code, list(tmp_path.iterdir())) == (2, [])
    assert "--count gives a number and no workbook" in result.err


def test_without_the_library_it_says_what_to_install(
    pipe: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    path = tmp_path / "a.xlsx"
    said = "tacli: A workbook needs XlsxWriter, which is not there.\nType pip install 'tacli[xlsx]'\n"
    assert pipe("donors", "-o", str(path)) == (1, "", said)
    assert not path.exists()


def test_a_refused_workbook_leaves_what_was_there(pipe: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tacli.render.as_xlsx._MOST_ROWS", 5)
    scratch, path = tmp_path / "scratch", tmp_path / "a.xlsx"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    path.write_text("before", encoding="utf-8")
    result = pipe("donors", "-o", str(path))
    assert (result.code, result.out) == (1, "")
    assert "Excel holds 4 rows under a header" in result.err
    assert path.read_text(encoding="utf-8") == "before"
    assert list(scratch.iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_workbook_leaves_nothing(tmp_path: Path, number: signal.Signals) -> None:
    code = (
        "import os, sys, tacli.render.as_xlsx as m\n"
        f"m._source = lambda *_: os.kill(os.getpid(), {int(number)})\n"
        "from tacli.cli.streams.interruption import answer_interruptions\n"
        "answer_interruptions()\n"
        "from tacli.cli.run import run; run(sys.argv[1:])"
    )
    command = [sys.executable, "-c", code, "donors", "-o", str(tmp_path / "a.xlsx")]
    done = subprocess.run(command, capture_output=True, check=False, env={**os.environ, "TMPDIR": str(tmp_path)})
    assert (done.returncode, done.stdout, done.stderr) == (128 + number, b"", b"")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("typed", "delimiter"), [(";", ";"), ("|", "|"), ("tab", "\t"), ("\\t", "\t"), (",", ",")])
@pytest.mark.parametrize("form", ["--csv", "--excel"])
def test_csv_parts_its_cells_by_another_delimiter(pipe: Run, form: str, typed: str, delimiter: str) -> None:
    plain = list(csv.reader(io.StringIO(pipe("activities", form).out.removeprefix("\ufeff"))))
    out = pipe("activities", form, "--delimiter", typed).out
    assert out.startswith("\ufeff") == (form == "--excel")
    assert list(csv.reader(io.StringIO(out.removeprefix("\ufeff")), delimiter=delimiter)) == plain
    assert out.splitlines()[0].count(delimiter) == len(plain[0]) - 1


def test_formulas_are_text_whatever_the_delimiter(pipe: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    row = pipe("activities", "--limit", "1", "--format", "jsonl").out.replace('"title": "', '"title": "=1+1;')
    path.write_text(row, encoding="utf-8")
    asked = ("activities", "--data", str(path), "--fields", "title", "--delimiter", ";")
    told = pipe(*asked, "--csv")
    assert told.out.startswith('title\n"=1+1;')
    assert told.err == "1 row has cells that a spreadsheet would run (--excel makes them text).\n"
    assert pipe(*asked, "--excel").out.startswith("\ufefftitle\n\"'=1+1;")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--delimiter", ";"), "--delimiter is for CSV, not for tsv."),
        (("--format", "markdown", "--delimiter", ";"), "--delimiter is for CSV, not for markdown."),
        (("--csv", "--delimiter", "x"), "'x' is no delimiter."),
        (("--csv", "--delimiter", ";;"), "';;' is no delimiter."),
        (("--csv", "--delimiter", ""), "'' is no delimiter."),
        (("--csv", "--delimiter", '"'), "'\"' is no delimiter."),
    ],
)
def test_a_mistaken_delimiter_is_explained(pipe: Run, arguments: tuple[str, ...], said: str) -> None:
    code, out, err = pipe("donors", *arguments)
    assert (code, out) == (2, "")
    assert err.startswith(f"tacli: {said}\n")
