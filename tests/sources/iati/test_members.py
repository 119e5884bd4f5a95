"""Files, packed and unpacked, many and one: told by content."""

import gzip
import io
import sys
import zipfile
from pathlib import Path

import pytest

from tacli.errors import DatasetError
from tacli.models.iati import IatiActivity
from tacli.sources.iati.activity import activity
from tacli.sources.iati.problems import MOST, Problems
from tacli.sources.iati.reading import File, Reading
from tests.conftest import without_privileges
from tests.sources.iati.files import identified, written


def xml(name: str, version: str = "2.03") -> bytes:
    return (
        f'<iati-activities version="{version}"><iati-activity>{identified(name)}</iati-activity></iati-activities>'
    ).encode()


def zipped(files: dict[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return whole.getvalue()


def identifiers(reading: Reading[IatiActivity]) -> list[str | None]:
    return [row.identifier for row in reading]


MANY = zipped({"b.xml": xml("B"), "folder/": b"", "folder/a.xml": xml("A", "1.04"), "c": gzip.compress(xml("C"))})
PACKED = {
    "plain": (xml("A"), ["A"]),
    "gz": (gzip.compress(xml("A")), ["A"]),
    "gz in two parts": (gzip.compress(xml("A")[:40]) + gzip.compress(xml("A")[40:]), ["A"]),
    "zip": (MANY, ["B", "A", "C"]),
}


@pytest.mark.parametrize("kind", PACKED)
def test_what_a_file_is_says_its_content(tmp_path: Path, kind: str) -> None:
    data, expected = PACKED[kind]
    path = tmp_path / "file.txt"
    path.write_bytes(data)
    reading = Reading([str(path)], activity)
    assert identifiers(reading) == expected
    assert reading.problems.total == 0
    assert sum(file.activities for file in reading.files) == len(expected)


@pytest.mark.parametrize("kind", PACKED)
def test_stdin_is_read_as_a_file_is(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data, expected = PACKED[kind]

    class Pipe(io.BufferedReader):
        def seekable(self) -> bool:
            return False

    stdin = io.TextIOWrapper(Pipe(io.BytesIO(data)))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert identifiers(Reading(["-"], activity)) == expected


def test_a_directory_is_all_its_files_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name, data in {"2.zip": MANY, "1/x.xml": xml("X"), ".hidden/y.xml": xml("Y"), "read.me": b"no XML"}.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    reading = Reading([str(tmp_path)], activity)
    assert identifiers(reading) == ["X", "B", "A", "C"]
    assert reading.files[0] == File(str(tmp_path / "1" / "x.xml"), "2.03", 1)
    assert [file.version for file in reading.files] == ["2.03", "2.03", "1.04", "2.03"]
    (told,) = reading.problems.first
    assert (told.file, told.kind) == (str(tmp_path / "read.me"), "passed over")


def test_several_paths_are_read_one_after_the_other(tmp_path: Path) -> None:
    one, two = written(tmp_path / "1.xml", identified("A")), written(tmp_path / "2.xml", identified("B"))
    assert identifiers(Reading([str(two), str(one)], activity)) == ["B", "A"]


NOTHING = {
    "empty": (b"", "is empty"),
    "JSON": (b"{}", "is no XML"),
    "HTML": (b"<html/>", "holds html, not iati-activities"),
    "organizations": (b"<iati-organisations/>", "holds iati-organisations"),
    "HTML in gz": (gzip.compress(b"<html/>"), "holds html"),
    "text in a zip": (zipped({"a.txt": b"no XML"}), "holds no file of IATI"),
    "an empty zip": (zipped({}), "holds no file of IATI"),
    "half a zip": (MANY[:-30], "is damaged"),
    "half a gz": (gzip.compress(xml("A"))[:-20], "no activity that can be read"),
    "no gz": (b"\x1f\x8bno gzip", "is damaged"),
    "half an activity": (xml("A")[:60], "no activity that can be read"),
}


@pytest.mark.parametrize("kind", NOTHING)
def test_a_file_without_anything_to_read_is_refused_with_a_sentence(tmp_path: Path, kind: str) -> None:
    data, said = NOTHING[kind]
    path = tmp_path / "file"
    path.write_bytes(data)
    with pytest.raises(DatasetError, match=said) as refused:
        identifiers(Reading([str(path)], activity))
    assert str(path) in refused.value.message


def test_a_path_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="Cannot read"):
        identifiers(Reading([str(tmp_path / "none.xml")], activity))


def test_what_stands_before_a_break_is_given_and_the_break_is_told(tmp_path: Path) -> None:
    path = written(tmp_path / "a.xml", identified("A"), identified("B"), identified("C"))
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.index(b"<iati-identifier>C")])
    reading = Reading([str(path)], activity)
    assert identifiers(reading) == ["A", "B"]
    (told,) = reading.problems.first
    assert (told.file, told.line, told.kind) == (str(path), 4, "broken")
    assert reading.files == [File(str(path), "2.03", 2)]


@pytest.mark.parametrize("bad", [b"<a></b>", b"<a b=c/>", b"&#0;", b"\xff", b"\x00", b"& b"])
def test_what_is_no_xml_ends_a_file_where_it_stands(tmp_path: Path, bad: bytes) -> None:
    path = written(tmp_path / "a.xml", identified("A"), identified("B", "<title>BAD</title>"), identified("C"))
    path.write_bytes(path.read_bytes().replace(b"BAD", bad))
    reading = Reading([str(path)], activity)
    assert identifiers(reading) == ["A"]
    assert [(told.line, told.kind) for told in reading.problems.first] == [(3, "broken")]


def test_a_break_in_what_is_packed_is_told_as_well(tmp_path: Path) -> None:
    many = written(tmp_path / "a.xml", *map(identified, map(str, range(20_000)))).read_bytes()
    path = tmp_path / "a.gz"
    path.write_bytes(gzip.compress(many)[:-1000])
    reading = Reading([str(path)], activity)
    found = identifiers(reading)
    assert found == [str(number) for number in range(len(found))]
    assert len(found) > 15_000
    assert reading.problems.counts == {"broken": 1}


def test_one_damaged_file_of_many_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "1.gz").write_bytes(b"\x1f\x8bno gzip")
    (tmp_path / "2.xml").write_bytes(xml("A"))
    reading = Reading([str(tmp_path)], activity)
    assert identifiers(reading) == ["A"]
    assert reading.problems.counts == {"passed over": 1}


def test_a_disk_that_fails_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing(io.BytesIO):
        def peek(self, _size: int) -> bytes:
            return b"<"

        def read1(self, _size: int | None = -1) -> bytes:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr("tacli.sources.iati.members.open_bytes", lambda _path: Failing())
    with pytest.raises(DatasetError, match=r"Cannot read a\.xml: Input/output error"):
        identifiers(Reading(["a.xml"], activity))


def test_many_problems_are_counted_and_the_first_of_them_kept() -> None:
    problems = Problems()
    for line in range(MOST + 5):
        problems.tell("a.xml", line, "no code", "missing")
    assert (problems.total, problems.counts["missing"], len(problems.first)) == (MOST + 5, MOST + 5, MOST)


@pytest.mark.parametrize("root", ["", 'version="3.01"'])
def test_a_version_that_is_none_is_told(tmp_path: Path, root: str) -> None:
    reading = Reading([str(written(tmp_path / "a.xml", identified("A"), root=root))], activity)
    assert [row.version for row in reading] == [None]
    assert reading.problems.total == 1


@pytest.mark.parametrize(("closed", "asked"), [("in", ""), ("", ""), ("", "in/1.xml"), ("", "in")])
def test_what_may_not_be_looked_into_is_told_and_never_passed_over(tmp_path: Path, closed: str, asked: str) -> None:
    folder = tmp_path / "data"
    (folder / "in").mkdir(parents=True)
    written(folder / "in" / "1.xml", identified("A"))
    written(folder / "2.xml", identified("B"))
    (folder / closed).chmod(0)
    try:
        for command in (["activities", "--data"], ["index", "--output", str(tmp_path / "store")]):
            result = without_privileges(*command, str(folder / asked))
            assert (result.code, result.out) == (1, "")
            assert result.err.startswith(f"tacli: Cannot read {folder / closed / asked}: Permission denied.\n")
    finally:
        (folder / closed).chmod(0o755)


def test_a_store_that_may_not_be_looked_into(tmp_path: Path) -> None:
    path = written(tmp_path / "1.xml", identified("A"))
    (tmp_path / "closed").mkdir(mode=0)
    result = without_privileges("index", str(path), "--output", str(tmp_path / "closed" / "store"))
    assert (result.code, result.out) == (1, "")
    assert result.err == (
        f"tacli: Cannot write {tmp_path / 'closed' / 'store'}: Permission denied.\nGive another folder.\n"
    )
