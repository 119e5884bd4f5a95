"""Of activities with the same identifier one stands."""

from pathlib import Path

import pytest

from tacli.sources.iati.reading import Reading
from tacli.sources.iati.standing import Standing
from tests.sources.iati.files import identified


def _updated(day: str) -> str:
    return f' last-updated-datetime="{day}"' if day else ""


def rows(tmp_path: Path, *said: tuple[str, str]) -> Standing:
    """Give activities, each with its identifier and when it was updated; the line tells which is which."""
    path = tmp_path / "a.xml"
    each = [f"<iati-activity{_updated(day)}>{identified(name)}</iati-activity>" for name, day in said]
    path.write_text("\n".join(['<iati-activities version="2.03">', *each, "</iati-activities>"]))
    return Standing(list(Reading([str(path)])))


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
    assert standing.aside == len(said) - len(lines)


def test_what_has_no_identifier_replaces_nothing(tmp_path: Path) -> None:
    standing = rows(tmp_path, ("", ""), ("", ""), (" ", ""))
    assert [row.line for row in standing] == [2, 3, 4]
    assert standing.aside == 0


def test_it_can_be_gone_through_again(tmp_path: Path) -> None:
    standing = rows(tmp_path, ("A", ""), ("A", ""))
    assert list(standing) == list(standing)
    assert standing.aside == 1
