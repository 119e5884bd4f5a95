"""XML of the IATI Standard as a person asks for it: what goes out is what came in, byte by byte."""

import gzip
import io
import re
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tacli.collections.iati.activities import IATI_ACTIVITIES
from tests.conftest import Run, measured
from tests.schema_of_iati import errors_of
from tests.sources.iati.files import COVID, NASTY, OLD, UNHCR, example, identified, read, written

_PLACES = {"file", "line", "cite"}
# As one part of what a file can hold in any place.
_NASTY = b"""<?xml version="1.0" encoding="UTF-8"?>\r
<!-- <iati-activity> -->
<iati-activities version="2.03" xmlns:x="u:x" x:a='">'>
<iati-activity xml:lang="en"><iati-identifier>A</iati-identifier><reporting-org ref="X" type="10"/>\r
 <title><narrative><![CDATA[a ]]> &lt;/iati-activity&gt; <!-- - -->b</narrative></title>
 <x:iati-activity a="/>"><iati-activity/></x:iati-activity><?pi </iati-activity>?></iati-activity>
<x:kept><iati-activity><iati-identifier>none</iati-identifier></iati-activity></x:kept>
<iati-activity\tb='>' xmlns="u:default"><iati-identifier>B\xc3\xa9</iati-identifier></iati-activity  >
<iati-activity/>
</iati-activities>
"""


def elements(xml: bytes) -> list[bytes]:
    """Give the activities of a file that holds no such thing elsewhere, as they stand in it."""
    return re.findall(rb"<iati-activity[ >].*?</iati-activity>", xml, re.DOTALL)


def facts(*paths: Path) -> list[dict[str, Any]]:
    """Give all that is read of files, but for where it stands."""
    fields = [field for field in IATI_ACTIVITIES.columns if field.name not in _PLACES]
    return [{field.name: field.get(row) for field in fields} for row in read(*paths)[0]]


def told(pipe: Run, tmp_path: Path, *arguments: str) -> bytes:
    """Give the bytes of a file that is asked for."""
    out = tmp_path / "out.xml"
    result = pipe("activities", "--all-versions", "--output", str(out), *arguments)
    assert (result.code, result.out) == (0, "")
    return out.read_bytes()


@pytest.mark.parametrize("path", [OLD, NASTY], ids=["1.05", "2.03"])
def test_all_activities_go_out_as_they_came_in_and_read_back_as_the_same_rows(
    pipe: Run, tmp_path: Path, path: Path
) -> None:
    out = told(pipe, tmp_path, "--data", str(path))
    assert elements(out) == elements(path.read_bytes()) != []
    assert facts(tmp_path / "out.xml") == facts(path)


@pytest.mark.parametrize("name", [COVID, UNHCR])
def test_a_choice_of_real_files(pipe: Run, tmp_path: Path, name: str) -> None:
    path = example(name)
    out = told(pipe, tmp_path, "--data", str(path), "--country", "Kenya,Ethiopia,Colombia")
    given = elements(path.read_bytes())
    assert 1 < len(elements(out)) < len(given)
    assert [given.index(element) for element in elements(out)] == sorted(map(given.index, elements(out)))
    ids = {row["id"] for row in facts(tmp_path / "out.xml")}
    assert facts(tmp_path / "out.xml") == [row for row in facts(path) if row["id"] in ids]
    if name == UNHCR:  # the other is not valid as it came
        assert errors_of(path.read_bytes()) == errors_of(out) == []


def test_whatever_stands_in_a_file_and_beside_its_activities(pipe: Run, tmp_path: Path) -> None:
    path = tmp_path / "nasty.xml"
    path.write_bytes(_NASTY)
    out = told(pipe, tmp_path, "--data", str(path))
    first, *_ = _NASTY.split(b"<x:kept>")
    start = first.index(b'<iati-activity xml:lang="en">')
    assert out == (
        b'<?xml version="1.0" encoding="UTF-8"?>\n<iati-activities xmlns:x="u:x" version="2.03" x:a=\'"&gt;\'>\n'
        + first[start:].rstrip()
        + b"\n<iati-activity\tb='>' xmlns=\"u:default\"><iati-identifier>B\xc3\xa9</iati-identifier>"
        b"</iati-activity  >\n<iati-activity/>\n</iati-activities>\n"
    )
    assert facts(tmp_path / "out.xml") == facts(path)
    assert [row["id"] for row in facts(path)] == ["A", "Bé", None]


def test_an_order_and_a_number_of_activities(pipe: Run, tmp_path: Path) -> None:
    path = written(tmp_path / "a.xml", identified("A"), identified("C"), identified("B"))
    out = told(pipe, tmp_path, "--data", str(path), "--sort", "-id", "--limit", "2")
    assert re.findall(rb"<iati-identifier>(.)<", out) == [b"C", b"B"]


def test_one_activity_by_its_identifier_and_what_a_search_finds(pipe: Run, tmp_path: Path) -> None:
    title = "<title><narrative>Wells</narrative></title>"
    path = written(tmp_path / "a.xml", identified("A"), identified("B", title))
    shown, found = (
        pipe(*command, "--data", str(path), "--format", "iati").out for command in (("show", "B"), ("search", "well"))
    )
    assert elements(shown.encode()) == elements(found.encode()) == elements(path.read_bytes())[1:]


def _packed(folder: Path, how: str) -> Path:
    """Pack a file, under a name that does not say so."""
    path = folder / "packed"
    if how == "gzip":
        path.write_bytes(gzip.compress(NASTY.read_bytes()))
    elif how == "zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.write(NASTY, "inner/a.xml")
            archive.writestr("note.txt", "no XML")
    else:
        (path / "inner").mkdir(parents=True)
        (path / "inner" / "a.xml").write_bytes(NASTY.read_bytes())
    return path


@pytest.mark.parametrize("how", ["gzip", "zip", "folder"])
def test_however_a_file_comes(pipe: Run, tmp_path: Path, how: str) -> None:
    assert elements(told(pipe, tmp_path, "--data", str(_packed(tmp_path, how)))) == elements(NASTY.read_bytes())


def test_stdin(pipe: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(NASTY.read_bytes()))))
    assert elements(told(pipe, tmp_path, "--data", "-")) == elements(NASTY.read_bytes())


def test_files_of_one_version_stand_under_one_root(pipe: Run, tmp_path: Path) -> None:
    one = written(tmp_path / "a.xml", identified("A"), root='version="2.03" xmlns:x="u:x" generated-datetime="1"')
    two = written(tmp_path / "b.xml", identified("B"), root='version="2.03" xmlns:y="u:y"')
    out = told(pipe, tmp_path, "--data", str(one), "--data", str(two))
    assert b'<iati-activities xmlns:x="u:x" xmlns:y="u:y" version="2.03">\n' in out
    assert elements(out) == elements(one.read_bytes() + two.read_bytes())


def test_files_of_two_versions_do_not_and_nothing_is_written(pipe: Run, tmp_path: Path) -> None:
    one = written(tmp_path / "a.xml", identified("A"), root='version="1.05"')
    two = written(tmp_path / "b.xml", identified("B"))
    out = tmp_path / "out.xml"
    result = pipe("activities", "--data", str(one), "--data", str(two), "--output", str(out))
    assert (result.code, out.exists()) == (1, False)
    assert result.err == (
        f"tacli: Activities of two files cannot stand under one root ({one}: version 1.05, UTF-8; "
        f"{two}: version 2.03, UTF-8).\nGive the files one at a time.\n"
    )


def test_activities_of_one_of_them_do(pipe: Run, tmp_path: Path) -> None:
    one = written(tmp_path / "a.xml", identified("A", "<title>Wells</title>"), root='version="1.05"')
    two = written(tmp_path / "b.xml", identified("B"))
    code, out, err = pipe("search", "well", "--data", str(one), "--data", str(two), "--format", "iati")
    assert (code, err) == (0, "")
    assert out.encode() == one.read_bytes().replace(
        b"<iati-act", b'<?xml version="1.0" encoding="UTF-8"?>\n<iati-act', 1
    )


def test_an_encoding_stays_what_it_is(pipe: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    text = f'<?xml version="1.0" encoding="ISO-8859-1"?>\n<iati-activities version="2.03">{"é" * 400}'
    path.write_bytes(f"{text}<iati-activity>{identified('Bé')}</iati-activity></iati-activities>".encode("latin-1"))
    out = told(pipe, tmp_path, "--data", str(path))
    assert out.startswith(b'<?xml version="1.0" encoding="ISO-8859-1"?>\n')
    assert elements(out) == elements(path.read_bytes())
    assert [row["id"] for row in facts(tmp_path / "out.xml")] == ["Bé"]


def test_utf_16_is_refused_and_says_what_to_do(pipe: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(written(path, identified("B")).read_text(encoding="utf-8").encode("utf-16"))
    assert pipe("activities", "--data", str(path), "--count").out == "1\n"
    code, out, err = pipe("activities", "--data", str(path), "--format", "iati")
    assert (code, out) == (1, "")
    assert err.endswith("xmllint --encode UTF-8 FILE\n")


def test_memory_does_not_grow_with_what_goes_out(tmp_path: Path) -> None:
    peaks = []
    for number in (100, 1_000):
        more = [identified(f"A-{n}", f"<x>{'y' * 10_000}</x>") for n in range(number)]
        path = written(tmp_path / "many.xml", *more)
        (code, out, _), peak = measured("activities", "--data", str(path), "-o", str(tmp_path / "out.xml"))
        assert (code, out) == (0, "")
        peaks.append(peak)
        assert (tmp_path / "out.xml").stat().st_size > number * 10_000
    assert peaks[1] < peaks[0] + 6 * 2**20
