"""Files of anybody: each ends with a sentence that names the place, and with exit code 1."""

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import tacli
from tacli.sources import files
from tacli.sources.json_lines import activity
from tacli.sources.strict_json import strict_json
from tacli.text import visible
from tacli.vocabulary.bundled import data_file
from tests.conftest import Run, measured, without_privileges

GOOD = data_file("records.json").read_bytes()
LINES = [json.dumps(a, ensure_ascii=False) for a in json.loads(GOOD)["activities"]]


def _with(field: str, value: str) -> bytes:
    return GOOD.replace(b'"total": 2875202', f'"{field}": {value}'.encode(), 1)


BAD = {
    "empty": (b"", "is empty"),
    "white space": (b" \n\n ", "is empty"),
    "no JSON": (b"hello", "line 1 column 1"),
    "cut off": (GOOD[:5000], "EOF"),
    "byte order mark": (b"\xef\xbb\xbf" + GOOD, "byte order mark (UTF-8)"),
    "UTF-16": (GOOD.decode().encode("utf-16"), "byte order mark (UTF-16)"),
    "invalid UTF-8": (GOOD.replace(b"Vienna", b"Vi\xffnna"), "is no JSON"),
    "lone surrogate": (GOOD.replace(b"Vienna", b"Vi\\ud800nna"), "hex escape"),
    "duplicate key": (
        GOOD.replace(b'"place": "Vienna"', b'"place": "Vienna", "place": "Rome"'),
        'duplicate key "place"',
    ),
    "NaN": (_with("total", "NaN"), "is no JSON"),
    "Infinity": (_with("total", "Infinity"), "is no JSON"),
    "1e999": (_with("total", "1e999"), "document.contributions.total"),
    "a number for a date": (GOOD.replace(b'"2005-09-09"', b"20050909"), "document.issued"),
    "seconds for a date": (GOOD.replace(b'"2005-09-09"', b'"1128902400"'), "document.issued"),
    "a time for a date": (GOOD.replace(b'"2005-09-09"', b'"2005-09-09T00:00:00Z"'), "document.issued"),
    "no totals": (GOOD.replace(b'"totals": [', b'"totals": [], "x": ['), "document.responses.x"),
    "no date": (GOOD.replace(b"2005-09-09", b"2005-13-09"), "document.issued"),
    "a float": (_with("total", "2875202.5"), "document.contributions.total"),
    "a whole float": (_with("total", "2875202.0"), "document.contributions.total"),
    "a thousand digits": (_with("total", "9" * 1000), "document.contributions.total"),
    "ten thousand digits": (_with("total", "9" * 10000), "out of range"),
    "a string for a number": (_with("total", '"2875202"'), "document.contributions.total"),
    "true for a number": (_with("total", "true"), "document.contributions.total"),
    "deep": (b"[" * 100_000, "is no JSON"),
    "deep objects": (b'{"a":' * 100_000, "is no JSON"),
    "an array": (b"[]", "no activity"),
    "null": (b"null", "dataset"),
    "another shape": (b'{"a": 1}', "Field required"),
    "unknown code": (GOOD.replace(b'"trafficking-in-persons"', b'"magic"', 1), "activities.0.topics.0"),
    "broken sum": (_with("total", "1"), "1 stated in all, 2875202 summed"),
    "more after the end": (GOOD + b"{}", "trailing"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused(pipe: Run, tmp_path: Path, name: str) -> None:
    data, said = BAD[name]
    path = tmp_path / "bad.json"
    path.write_bytes(data)
    for command in ("donors", "activities", "responses"):
        code, out, err = pipe(command, "--data", str(path))
        assert (code, out) == (1, "")
        assert str(path) in err
        assert said in err
        assert len(err.splitlines()) <= 5
    code, out, err = pipe("validate", str(path), "--format", "table")
    assert code == 1
    assert len(out.splitlines()) > 1
    assert " wrong: " in err


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_on_stdin_is_refused(pipe: Run, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    data, said = BAD[name]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    code, out, err = pipe("donors", "--data", "-")
    assert (code, out) == (1, "")
    assert said in err
    assert len(err.splitlines()) <= 5


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: None, "No such file"),  # noqa: ARG005 - it makes nothing
        (Path.mkdir, "holds no file of IATI"),
        (lambda path: path.symlink_to(path), "symbolic links"),
    ],
)
def test_what_cannot_be_opened(pipe: Run, tmp_path: Path, make: Callable[[Path], None], said: str) -> None:
    path = tmp_path / "x.json"
    make(path)
    code, out, err = pipe("donors", "--data", str(path))
    assert (code, out) == (1, "")
    assert said in err


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "secret.json"
    path.write_bytes(GOOD)
    path.chmod(0)
    result = without_privileges("donors", "--data", str(path))
    assert (result.code, result.out) == (1, "")
    assert (
        result.err
        == f"tacli: Cannot read {path}: Permission denied.\nGive the path of a file or folder, or - for stdin.\n"
    )


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/full", "x\0y", "/dev/null"])
def test_devices_and_impossible_names(pipe: Run, path: str) -> None:
    code, out, err = pipe("donors", "--data", path)
    assert (code, out) == (1, "")
    assert "Cannot read" in err


def test_a_file_over_the_bound_is_not_read(pipe: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.json"
    path.write_bytes(GOOD)
    monkeypatch.setattr(files, "LARGEST_FILE", 1000)
    assert "larger than" in pipe("donors", "--data", str(path)).err


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
@pytest.mark.parametrize("name", ["long.jsonl", "long"])
def test_a_line_over_the_bound_is_not_read(pipe: Run, tmp_path: Path, name: str, end: str) -> None:
    path = tmp_path / name
    widest = LINES[0] + " " * (files.LONGEST_LINE - len(LINES[0].encode()))
    path.write_bytes(f"{widest}{end}{LINES[1] if end else ''}".encode())
    assert pipe("activities", "--count", "--data", str(path)).out == ("2\n" if end else "1\n")
    path.write_bytes(f"{LINES[1]}\n {widest}{end}".encode())
    assert "line 2 is longer than 256 KiB" in pipe("activities", "--data", str(path)).err


OTHER_KINDS = {
    b"\x1f\x8b\x08\0": "is compressed with gzip",
    b"PK\x03\x04\x14": "is a ZIP archive, as .xlsx, .ods and .docx are",
    b"%PDF-1.7\n": "is a PDF",
    '{"document": 1}'.encode("utf-16-le"): "is UTF-16",
    '{"id": 1}'.encode("utf-16-be"): "is UTF-16",
    b"SQLite format 3\0": "is an SQLite database",
    b"<!DOCTYPE html>\n<html>": "is XML or HTML",
}


@pytest.mark.parametrize("first", OTHER_KINDS)
@pytest.mark.parametrize("name", ["other.json", "other.jsonl", "other"])
def test_another_kind_of_file_is_named(pipe: Run, tmp_path: Path, name: str, first: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(first + b"\x01\xff" * 100)
    code, out, err = pipe("activities", "--data", str(path))
    assert (code, out) == (1, "")
    assert f"{path} {OTHER_KINDS[first]}.\n" in err
    assert OTHER_KINDS[first] in pipe("validate", str(path), "--json").out


def test_a_cut_line_is_said_to_end(pipe: Run, tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    for end in ("\n", "\r\n"):
        path.write_bytes(f"{LINES[0]}{end}{LINES[1][:50]}{end}{LINES[2]}{end}".encode())
        said = pipe("activities", "--count", "--data", str(path)).err
        assert "no JSON: the line ends early, EOF while parsing an object at line 2 column 50." in said


def test_rows_before_a_wrong_line_are_told_where_they_went_out(pipe: Run, tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join([*LINES[:3], "{}"]), encoding="utf-8")
    out, err = pipe("activities", "--data", str(path), "--fields", "id")[1:]
    assert len(out.splitlines()) == 4
    assert "\n3 rows before it are out already. 'tacli validate" in err
    for whole in (["--count"], ["--sort", "id"], ["--output", str(tmp_path / "x.csv")], ["--format", "html"]):
        code, out, err = pipe("activities", "--data", str(path), *whole)
        assert (code, out) == (1, "")
        assert "out already" not in err


@pytest.mark.parametrize(
    "said", ["something new", "at line x column y", "trailing comma at line 7 column 2, or so", "\x1b[2J" * 99]
)
def test_what_a_parser_says_is_shown_whatever_its_words(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ValueError(said)

    monkeypatch.setattr("jiter.from_json", fails)
    for line, place in ((0, ""), (3, "line 3")):
        with pytest.raises(tacli.DatasetError) as caught:
            strict_json(b"[]", "x", line)
        shown = visible(said)[:50]
        assert caught.value.message.startswith(f"x is no JSON: {shown}")
        assert caught.value.place == place
        assert len(caught.value.message) < 300


def test_a_key_in_a_record_in_a_record_stands_once() -> None:
    figure = json.dumps({"value": 1, "unit": "u", "qualifier": "exact"})
    line = json.dumps({**json.loads(LINES[0]), "figures": []})
    for good in (line, line.replace('"figures": []', f'"figures": [{figure}, {figure}]')):
        assert activity(good.encode(), "rows", 1) == tacli.Activity.model_validate_json(good)
        assert activity(good.replace("ECLAC", ":::").encode(), "rows", 1).entity == "eclac"
    twice = figure.replace('"unit"', '"unit": "v", "unit"')
    with pytest.raises(tacli.DatasetError, match='duplicate key "unit"'):
        activity(line.replace('"figures": []', f'"figures": [{figure}, {twice}]').encode(), "rows", 1)


COLONS = st.lists(st.sampled_from([":", "::", r"\u003a", r"\u003A", r"\":", r"\\\\u003a", "x"]), max_size=4).map(
    "".join
)


@given(COLONS, COLONS, st.sampled_from(["title", "summary"]))
@example(r"\u003a", "x", "title")  # it stands twice, and as many colons as keys
def test_whatever_colons_a_text_has_a_key_stands_once(text: str, other: str, key: str) -> None:
    good = LINES[0].replace(f'"{key}": "', f'"{key}": "{text}')
    assert activity(good.encode(), "rows", 1) == tacli.Activity.model_validate_json(good)
    twice = good.replace("{", f'{{"{key}": "{other}", ', 1)
    with pytest.raises(tacli.DatasetError, match=f'duplicate key "{key}"'):
        activity(twice.encode(), "rows", 1)


def test_a_gigabyte_of_one_line_is_refused_in_little_memory() -> None:
    code = (
        "import resource, subprocess, sys\n"
        "feeder = subprocess.Popen(['head', '-c', '1073741824', '/dev/zero'], stdout=subprocess.PIPE)\n"
        "done = subprocess.run([sys.executable, '-m', 'tacli', 'activities', '--data', '-'], stdin=feeder.stdout)\n"
        "feeder.kill()\n"
        "print(done.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, text=True)
    exit_code, mebibytes = map(int, done.stdout.split())
    assert exit_code == 1
    assert mebibytes < 2 * files.LARGEST_FILE / 2**20 + 100
    assert "larger than 256 MiB" in done.stderr


def test_json_lines_name_the_line(pipe: Run, tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    broken = LINES[2].replace('"paragraph": 3', '"paragraph": "3"')
    path.write_text("\n".join([*LINES[:2], "", broken]), encoding="utf-8")
    code, out, err = pipe("activities", "--data", str(path), "--count")
    assert (code, out) == (1, "")
    assert f"{path}, line 4 is refused: paragraph:" in err


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"countries": []', '"countries": ["XYZ"]', "XYZ, which ISO 3166-1 lacks"),
        ('"id": "eclac-3.1"', '"id": "eclac-9.1"', "does not carry its entity and paragraph"),
        ('"paragraph": 3', '"paragraph": 3, "paragraph": 4', "duplicate key"),
        ('"status": "completed"', '"status": "lost"', "status"),
        (
            '"countries": []',
            '"countries": [' + '"AUT",' * 25_000 + '"AUT"]',
            "line 1 is no dataset: an object has over 64 keys, or over 2,000 items in its lists",
        ),
        ('"countries": []', '"countries": ["AUT", "AUT"]', "has a code twice in countries"),
    ],
)
def test_a_line_is_proved_as_a_row_is(pipe: Run, tmp_path: Path, old: str, new: str, said: str) -> None:
    path = tmp_path / "rows.jsonl"
    assert old in LINES[0]
    path.write_text(LINES[0].replace(old, new), encoding="utf-8")
    assert said in pipe("activities", "--data", str(path)).err


def test_a_line_of_other_white_space_is_not_blank(pipe: Run, tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(f"{LINES[0]}\n \t\r\n\x0b\n", encoding="utf-8")
    assert "no JSON: expected value at line 3 column 1" in pipe("activities", "--data", str(path)).err


def test_the_bundled_dataset_is_as_strict_as_any(tmp_path: Path) -> None:
    path = tmp_path / "records.json"
    path.write_bytes(GOOD)
    assert tacli.load(path) == tacli.load()


def test_memory_does_not_grow_with_the_lines(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    rows = "\n".join(LINES) + "\n"
    for question in (["activities", "--topic", "drugs", "--json"], ["summary", "--by", "topic", "--json"]):
        peaks = []
        for times in (1, 50):
            path.write_text(rows * times, encoding="utf-8")
            (code, _, _), peak = measured(*question, "--data", str(path))
            assert code == 0
            peaks.append(peak)
        assert peaks[1] < peaks[0] + 4 * 2**20
