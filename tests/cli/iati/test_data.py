"""Files of IATI as --data: told by what they hold, counted, and read in constant memory."""

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.iati.answered import rows
from tests.conftest import Run, measured
from tests.sources.iati.files import OLD, identified, written


def packed(path: str, tmp_path: Path) -> dict[str, list[str]]:
    data = Path(path).read_bytes()
    (tmp_path / "gz").write_bytes(gzip.compress(data))
    with zipfile.ZipFile(tmp_path / "zip", "w") as archive:
        archive.writestr("inner", data)
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "one").write_bytes(data)
    each = {kind: ["--data", str(tmp_path / kind)] for kind in ("gz", "zip", "folder")}
    return {**each, "twice": ["--data", path, "--data", str(tmp_path / "gz")]}


def test_data_is_told_by_what_it_holds(pipe: Run, path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = pipe("activities", "--data", path, "--fields", "id,title,status").out
    for kind, data in packed(path, tmp_path).items():
        result = pipe("activities", *data, "--fields", "id,title,status")
        assert (result.code, result.out) == (0, expected), kind
        aside = "3 activities are set aside" in result.err
        assert aside == (kind == "twice")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(Path(path).read_bytes())))
    assert pipe("activities", "--data", "-", "--fields", "id,title,status").out == expected


def test_all_versions_are_kept_where_they_are_asked_for(pipe: Run, path: str) -> None:
    twice = ["activities", "--data", path, "--data", path, "--count"]
    assert pipe(*twice).out == "3\n"
    assert pipe(*twice, "--all-versions") == (0, "6\n", "")
    refused = pipe("activities", "--all-versions")
    assert (refused.code, refused.out) == (2, "")
    assert "--all-versions is for IATI" in refused.err


def test_the_environment_names_files(pipe: Run, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TACLI_DATA", f"{path}:{OLD}")
    assert pipe("activities", "--count", "--all-versions").out == "4\n"


def test_what_files_hold_and_what_could_not_be_read(pipe: Run, tmp_path: Path) -> None:
    bad = str(written(tmp_path / "bad.xml", identified("A", '<activity-status code="9"/>')))
    result = pipe("about", "--data", bad, "--json")
    (said,) = rows(result.out) if result.out.startswith("[") else [json.loads(result.out)]
    assert said["files"] == [{"name": bad, "version": "2.03", "activities": 1}]
    assert (said["activities"], said["publishers"], said["problems"]) == (1, 1, {"unknown code": 1})
    assert result.err == f"1 thing could not be read and is left empty; tacli validate {bad} lists it.\n"
    shown = pipe("about", "--data", bad, "--format", "markdown").out
    assert f"{bad} (2.03, 1 activity)" in shown.replace("\\", "")
    assert "unknown code 1" in shown
    checked = pipe("validate", bad, "--json")
    assert checked.code == 1
    (problem,) = rows(checked.out)
    assert (problem["place"], problem["kind"]) == (f"{bad}, line 2", "unknown code")
    assert pipe("validate", str(tmp_path / "none.xml")).code == 1
    empty = tmp_path / "empty.xml"
    empty.write_text("<iati-organisations/>")
    (problem,) = rows(pipe("validate", str(empty), "--json").out)
    assert problem["kind"] == "unreadable"
    assert json.loads(pipe("about", "--data", str(written(tmp_path / "b.xml")), "--json").out)["languages"] == {}


def test_memory_does_not_grow_with_activities(tmp_path: Path) -> None:
    peaks = []
    for count in (400, 16_000):
        each = (identified(f"XX-{n}", f"<description>{'police ' * 100}</description>") for n in range(count))
        many = str(written(tmp_path / f"{count}.xml", *each))
        result, peak = measured("activities", "--data", many, "--country", "Kenya", "--count")
        assert (result.code, result.out) == (0, "0\n")
        peaks.append(peak)
    assert peaks[1] - peaks[0] < 16 * 2**20
