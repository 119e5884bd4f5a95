"""What XML may do to those who read it, and does not do here."""

import subprocess
import sys
from pathlib import Path

import pytest

from tacli.errors import DatasetError
from tacli.sources.iati import xml
from tests.sources.iati.files import identified, read, written

BOMB = "<!DOCTYPE a [<!ENTITY a0 'ha'>{}]>".format(
    "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
)


@pytest.mark.parametrize("use", ["", "<title>&a11;</title>", '<title xml:lang="&a11;"/>'])
def test_a_bomb_of_entities_is_refused_with_a_sentence(tmp_path: Path, use: str) -> None:
    path = written(tmp_path / "a.xml", identified("A", use), before=BOMB)
    with pytest.raises(DatasetError, match="declares entities") as refused:
        read(path)
    assert refused.value.hint


def test_a_bomb_in_the_root_is_refused_too(tmp_path: Path) -> None:
    path = written(tmp_path / "a.xml", identified("A"), root='version="&a11;"', before=BOMB)
    with pytest.raises(DatasetError, match=r"is no XML: .*(amplification|loop)"):
        read(path)


def test_no_file_is_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("<!ENTITY who 'SECRET'>")
    declared = f'<!DOCTYPE a [<!ENTITY who SYSTEM "{secret.as_uri()}">]>'
    path = written(tmp_path / "a.xml", identified("A", "<title>&who;</title>"), before=declared)
    with pytest.raises(DatasetError, match="declares entities"):
        read(path)


def test_what_an_outer_file_declares_is_not_expanded_but_told(tmp_path: Path) -> None:
    outer = tmp_path / "outer.dtd"
    outer.write_text("<!ENTITY who 'SECRET'>")
    before = f'<!DOCTYPE iati-activities SYSTEM "{outer.as_uri()}">'
    path = written(tmp_path / "a.xml", identified("A", "<title>From &who; here</title>"), before=before)
    (row,), problems = read(path)
    assert row.titles == ()
    assert problems.counts == {"entity": 1}


def test_an_activity_that_outgrows_all_bounds_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml, "LARGEST_ACTIVITY", 2**16)
    path = written(tmp_path / "a.xml", identified("A"), identified("B", "<result/>" * 40_000), identified("C"))
    rows, problems = read(path)
    assert [row.identifier for row in rows] == ["A"]
    assert "larger than" in problems.first[0].reason


def test_what_never_begins_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml, "LARGEST_HEAD", 2**16)
    path = written(tmp_path / "a.xml", identified("A"), before=f"<!--{'x' * 200_000}-->")
    with pytest.raises(DatasetError, match="no XML that starts"):
        read(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_a_file_is_read_in_its_encoding(tmp_path: Path, encoding: str) -> None:
    path = written(tmp_path / "a.xml", identified("A", "<title>Réforme</title>"))
    text = path.read_text(encoding="utf-8")
    path.write_bytes(f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>{text}'.encode(encoding))
    (row,), problems = read(path)
    assert row.titles[0].text == "Réforme"
    assert problems.total == 0


@pytest.mark.parametrize("prefix", ["", "i:"])
def test_a_namespace_that_the_standard_does_not_have_changes_nothing(tmp_path: Path, prefix: str) -> None:
    name = f"xmlns{':i' if prefix else ''}"
    path = tmp_path / "a.xml"
    path.write_text(
        f'<{prefix}iati-activities version="2.03" {name}="http://example.org/iati"><{prefix}iati-activity>'
        f'<{prefix}iati-identifier>A</{prefix}iati-identifier><{prefix}reporting-org ref="X"/>'
        f"</{prefix}iati-activity></{prefix}iati-activities>"
    )
    (row,), problems = read(path)
    assert (row.identifier, row.reporter.ref, row.version) == ("A", "X", "2.03")
    assert problems.total == 0


def test_lines_are_right_past_those_that_a_short_number_holds(tmp_path: Path) -> None:
    path = written(tmp_path / "a.xml", identified("A", "\n" * 70_000), identified("B"))
    rows, _ = read(path)
    assert [row.line for row in rows] == [2, 70_003]


def test_one_activity_may_stand_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(f'<iati-activity version="2.03">{identified("A")}</iati-activity>')
    (row,), problems = read(path)
    assert (row.identifier, problems.total) == ("A", 0)


_READ = """
import re, sys
from tacli.sources.iati.activity import activity
from tacli.sources.iati.reading import Reading
count = sum(1 for row in Reading(["-"], activity))
print(count, int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) // 1024)
"""


def most_memory(count: int) -> int:
    """Read activities from a pipe, in a process of its own; give the MiB that it took at most."""
    one = identified("A", "<title>Police</title><!-- one --><result><title>Left unread</title></result>" * 5)
    with subprocess.Popen([sys.executable, "-c", _READ], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        with child.stdin as stdin:
            stdin.write(b'<iati-activities version="2.03">')
            for _ in range(count):
                stdin.write(f"<iati-activity>{one}</iati-activity>\n<!-- between --><other/>".encode())
            stdin.write(b"</iati-activities>")
        read_, peak = map(int, child.stdout.read().split())
    assert read_ == count
    return peak


def test_reading_keeps_nothing_of_what_it_gave() -> None:
    assert most_memory(40_000) - most_memory(400) < 8
