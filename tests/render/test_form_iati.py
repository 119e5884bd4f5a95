"""What is said of XML of the IATI Standard, and where it goes."""

from pathlib import Path
from typing import Any, cast

import pytest

from tacli.errors import DatasetError
from tacli.models.iati import Published, Root
from tacli.query.field import Field
from tacli.render import pieces
from tacli.views import Table
from tests.conftest import Run

COLUMN = Field("iati", "IATI", "", lambda row: row, form="iati")


def rendered(*rows: Any, foot: str = "") -> bytes:
    return b"".join(cast("Any", pieces(Table((COLUMN,), [(row,) for row in rows], foot=foot), "iati")))


def test_a_source_is_a_comment_that_nothing_ends() -> None:
    assert rendered("<iati-activity/>", foot="a --> b ---\x01") == (
        b'<?xml version="1.0" encoding="UTF-8"?>\n'
        b"<!-- a - -> b - - -\\x01 -->\n"
        b'<iati-activities version="2.03">\n'
        b"  <iati-activity/>\n"
        b"</iati-activities>\n"
    )


def test_without_a_source_nothing_is_said_of_one() -> None:
    assert rendered() == (
        b'<?xml version="1.0" encoding="UTF-8"?>\n<iati-activities version="2.03">\n</iati-activities>\n'
    )


ONE, OTHER = (Root(b"<%b>" % name, b"</%b>" % name, name.decode()) for name in (b"a", b"b"))


def test_activities_of_files_stand_as_they_are_under_the_root_of_their_file() -> None:
    assert rendered(Published(ONE, b"<x>\r\n</x>"), Published(ONE, b"<y\t/>"), foot="unsaid") == (
        b"<a>\n<x>\r\n</x>\n<y\t/>\n</a>\n"
    )


def test_what_cannot_stand_under_that_root_is_refused() -> None:
    with pytest.raises(DatasetError, match=r"cannot stand under one root \(a; b\)\."):
        rendered(Published(ONE, b"<x/>"), Published(OTHER, b"<y/>"))


def test_a_suffix_means_it(pipe: Run, tmp_path: Path) -> None:
    file = tmp_path / "found.xml"
    assert pipe("search", "family tracing", "--entity", "iom", "-o", str(file))[0] == 0
    assert file.read_text(encoding="utf-8").count("<iati-activity ") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["donors", "--format", "iati"],
            "tacli: These rows have no form in iati.\nType tacli activities --format iati\n",
        ),
        (
            ["activities", "--format", "iati", "--fields", "id"],
            "tacli: In iati a row goes out whole.\nLeave --fields out, or type --csv or --json\n",
        ),
        (["donors", "--output", "x.xml"], "tacli: 'x.xml' does not say which format.\n"),
        (["show", "iom", "--format", "iati"], "tacli: These rows have no iati.\n"),
        (["show", "iom", "--fields", "title"], "tacli: These rows have no title.\n"),
    ],
)
def test_what_has_no_such_form_is_refused(pipe: Run, arguments: list[str], said: str) -> None:
    code, out, err = pipe(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith(said)


def test_where_nothing_is_left_it_is_as_if_nothing_were_found(pipe: Run) -> None:
    code, out, err = pipe("activities", "--entity", "undp", "--format", "iati", "--fail-empty")
    assert code == 1
    assert out.endswith('<iati-activities version="2.03">\n</iati-activities>\n')
    assert err.startswith("5 rows are left out for want of a date, which IATI asks for: undp-57.1, ")


def test_one_row_that_is_left_out(pipe: Run) -> None:
    assert pipe("show", "iom-30.1", "--format", "iati").err == (
        "1 row is left out for want of a date, which IATI asks for: iom-30.1.\n"
    )


def test_of_very_many_rows_that_are_left_out_the_first_are_named(pipe: Run, tmp_path: Path) -> None:
    line = pipe("show", "iom-30.1", "--format", "jsonl").out
    lines = tmp_path / "rows.jsonl"
    lines.write_text(line * 1_003, encoding="utf-8")
    err = pipe("activities", "--data", str(lines), "--format", "iati").err
    assert err.startswith("1,003 rows are left out for want of a date, which IATI asks for: iom-30.1, iom-30.1, ")
    assert err.endswith(", iom-30.1 and 3 more.\n")
    assert err.count("iom-30.1") == 1_000


def test_on_a_terminal_it_is_text(terminal: Run) -> None:
    out = terminal("show", "iom-32.1", "--format", "iati").out
    assert out.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<!-- Source: ')
    assert out.endswith("</iati-activities>\n")
