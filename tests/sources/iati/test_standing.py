"""Of activities with the same identifier one stands."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacli.sources.iati.held import Activities
from tacli.sources.iati.standing import twice
from tests.sources.iati.files import held, identified, written


def _updated(day: str) -> str:
    return f' last-updated-datetime="{day}"' if day else ""


def rows(tmp_path: Path, *said: tuple[str, str]) -> Activities:
    """Give activities, each with its identifier and when it was updated; the line tells which is which."""
    path = tmp_path / "a.xml"
    each = [f"<iati-activity{_updated(day)}>{identified(name)}</iati-activity>" for name, day in said]
    path.write_text("\n".join(['<iati-activities version="2.03">', *each, "</iati-activities>"]))
    return held(path)


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ([("A", "2020-01-01"), ("B", ""), ("A", "2021-01-01")], [3, 4]),
        ([("A", "2021-01-01"), ("B", ""), ("A", "2020-01-01")], [2, 3]),
        ([("A", ""), ("B", ""), ("A", "")], [3, 4]),
        ([("A", "2021-01-01"), ("A", "2021-01-01")], [3]),
        ([("A", "2021-01-01"), ("A", "")], [2]),
        ([("A", ""), ("A", "2021-01-01")], [3]),
        ([("A", "2021-01-01T00:00:00"), ("A", "2021-01-01T01:00:00+02:00")], [2]),
        ([("A", "2021-01-01"), ("A", "2022-01-01"), ("A", "2020-01-01")], [3]),
    ],
)
def test_the_last_updated_stands_or_else_the_last(
    tmp_path: Path, said: list[tuple[str, str]], lines: list[int]
) -> None:
    standing = rows(tmp_path, *said)
    assert [row.line for row in standing] == lines
    assert len(standing.aside) == len(said) - len(lines)


def test_what_has_no_identifier_replaces_nothing(tmp_path: Path) -> None:
    standing = rows(tmp_path, ("", ""), ("", ""), (" ", ""))
    assert [row.line for row in standing] == [2, 3, 4]
    assert standing.aside == frozenset()


def test_it_can_be_gone_through_again(tmp_path: Path) -> None:
    standing = rows(tmp_path, ("A", ""), ("A", ""))
    assert list(standing) == list(standing)
    assert standing.aside == {0}


def blocks_of(data: bytes, size: int) -> list[bytes]:
    return [data[at : at + size] for at in range(0, len(data), size)]


def told(*identifiers: str, before: str = "", size: int = 7) -> frozenset[int] | None:
    """Ask the bytes of a file which of the identifiers may stand twice."""
    each = "".join(f"<iati-activity>{identified(name)}</iati-activity>" for name in identifiers)
    data = f'{before}<iati-activities version="2.03">{each}</iati-activities>'.encode()
    return twice([blocks_of(data, size)])


@pytest.mark.parametrize("size", [1, 2, 16, 100, 999, 1000, 1001, 5000, 10**6])
def test_bytes_tell_what_stands_twice_however_they_come(size: int) -> None:
    names = [f"XX-{n}-{'y' * (n * 37 % 300)}" for n in range(40)]
    assert told(*names, size=size) == frozenset()
    assert told(*names, " XX-0- ", names[9], size=size) == frozenset({hash("XX-0-"), hash(names[9])})


@given(st.lists(st.sampled_from(["A", "B", "", " C ", "D" * 950]), max_size=6), st.integers(1, 1200))
@settings(max_examples=40)
def test_what_bytes_do_not_tell_of_stands_once(names: list[str], size: int) -> None:
    found = told(*names, size=size)
    counts = Counter(name.strip() for name in names if name.strip())
    again = {hash(name) for name, count in counts.items() if count > 1}
    assert found is None or found == again
    assert (found is None) == ("D" * 950 in names)


@pytest.mark.parametrize(
    "element",
    [
        "<iati-identifier><![CDATA[A]]></iati-identifier>",
        "<iati-identifier>A<!-- and B --></iati-identifier>",
        "<iati-identifier>A&amp;B</iati-identifier>",
        "<iati-identifier>\u00c5</iati-identifier>",
        '<iati-identifier xml:lang=">">A</iati-identifier>',
        "<iati-identifier/>",
        f"<{'x' * 200}:iati-identifier xmlns:{'x' * 200}='http://example.org'>A</{'x' * 200}:iati-identifier>",
    ],
)
def test_what_may_be_written_in_two_ways_is_left_to_a_parser(tmp_path: Path, element: str) -> None:
    data = f"<iati-activities version='2.03'>{f'<iati-activity>{element}</iati-activity>' * 2}</iati-activities>"
    assert twice([[data.encode()]]) is None
    path = tmp_path / "a.xml"
    path.write_text(data, encoding="utf-8")
    aside = held(path).aside
    assert aside == ({0} if "A" in element or "\u00c5" in element else frozenset()) or "xmlns" in element


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-7", "shift_jis"])
def test_letters_that_are_no_bytes_are_left_to_a_parser(encoding: str) -> None:
    data = f'<?xml version="1.0" encoding="{encoding}"?><iati-activities/>'.encode(encoding)
    assert twice([blocks_of(data, 20)]) is None


@pytest.mark.parametrize("encoding", ["utf-8", "UTF-8", "ISO-8859-1", "us-ascii", "windows-1252"])
def test_letters_that_are_bytes_are_looked_at_at_once(encoding: str) -> None:
    found = told("A", "B", "A", before=f"<?xml version='1.0' encoding='{encoding}' ?>")
    assert found == frozenset({hash("A")})


def test_a_prefix_or_a_mention_is_not_overlooked(tmp_path: Path) -> None:
    title = "<x:title>iati-identifier, an iati-identifier&gt; or more</x:title>"
    one = f"<x:iati-activity><x:iati-identifier >A</x:iati-identifier>{title}</x:iati-activity>"
    path = tmp_path / "a.xml"
    path.write_text(f"<x:iati-activities xmlns:x='http://example.org' version='2.03'>{one}{one}</x:iati-activities>")
    assert twice([[path.read_bytes()]]) == frozenset({hash("A")})
    assert held(path).aside == {0}


def test_over_files_the_order_given_counts(tmp_path: Path) -> None:
    one = written(tmp_path / "1.xml", identified("A"), identified("B"))
    two = written(tmp_path / "2.xml", identified("B"), identified("C"))
    assert [(Path(row.file).name, row.identifier) for row in held(one, two)] == [
        ("1.xml", "A"), ("2.xml", "B"), ("2.xml", "C"),
    ]  # fmt: skip
    assert [row.identifier for row in held(two, one)] == ["C", "A", "B"]
    assert len(list(held(one, two, all_versions=True))) == 4
