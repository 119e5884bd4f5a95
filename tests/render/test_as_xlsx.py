"""A workbook reads back equal in another library, and holds nothing but text, numbers and days."""

import csv
import io
import subprocess
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from shutil import which
from typing import Any

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import Cell
from openpyxl.utils.escape import unescape

from tacli import __version__
from tacli.errors import TacliError
from tacli.query.field import Field, number, percent, text
from tacli.render import as_xlsx, pieces
from tacli.views import Table

INJECTED = '<r></r></is></c><c r="C2"><f>1+1</f></c><c r="D2" t="inlineStr"><is><r></r>'
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
VALUES = st.one_of(
    st.none(), TEXTS, st.integers(), st.floats(allow_nan=False, allow_infinity=False, width=32), st.booleans()
)


def _table(rows: Sequence[tuple[Any, ...]], *columns: Field[Any], **options: Any) -> Table:
    return Table(columns or (text("name", "Name", "What it is called."),), rows, **options)


def _bytes(table: Table) -> bytes:
    return b"".join(part for part in pieces(table, "xlsx") if isinstance(part, bytes))


def _book(table: Table) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(_bytes(table)))


def _value(cell: Any) -> Any:
    """Give what a cell holds; openpyxl leaves the escapes of the format as they are."""
    assert isinstance(cell, Cell)
    assert cell.data_type in ("s", "n", "b", "inlineStr")
    assert cell.hyperlink is None
    return unescape(cell.value) if isinstance(cell.value, str) else cell.value


def _read(table: Table) -> list[list[Any]]:
    rows = list(_book(table)["Data"].iter_rows())
    return [[_value(cell) for cell in row] for row in rows[1:]]


@settings(max_examples=40)  # a workbook each
@given(st.lists(TEXTS.filter(bool), min_size=1, max_size=5))
@example([INJECTED])
@example(["<r>", "<r></r>", "<r> &lt;\n</r>", "=1+1", "+1", "-1", "@SUM(A1)", "http://example.org", "007", "1e5"])
@example(["\r", "\x00", "_x000D_", " a ", "\ufffe", "a\nb\tc"])
def test_text_reads_back_equal_and_is_text(texts: list[str]) -> None:
    assert _read(_table([(value,) for value in texts])) == [[value] for value in texts]


def test_days_are_days_and_moments_are_moments_but_for_those_before_excel() -> None:
    columns = (text("start", "Start", "", style="day"), text("updated", "Updated", "", style="moment"))
    table = _table(
        [("2023-01-31", "2023-11-09T16:20:13+00:00"), ("1899-12-31", None), (None, "1850-01-01T00:00:00+00:00")],
        *columns,
    )
    cells = [
        [(cell.value, cell.data_type, cell.number_format) for cell in row] for row in _book(table)["Data"].iter_rows()
    ]
    assert cells[1] == [
        (datetime(2023, 1, 31), "d", "yyyy-mm-dd"),  # noqa: DTZ001 - Excel knows no zone
        (datetime(2023, 11, 9, 16, 20, 13), "d", "yyyy-mm-dd hh:mm"),  # noqa: DTZ001
    ]
    assert [row[place][:2] for row, place in ((cells[2], 0), (cells[3], 1))] == [
        ("1899-12-31", "s"), ("1850-01-01T00:00:00+00:00", "s"),
    ]  # fmt: skip


@settings(max_examples=40)
@given(st.lists(st.tuples(VALUES, VALUES), min_size=1, max_size=5))
def test_values_keep_their_type(rows: list[tuple[Any, Any]]) -> None:
    columns = (text("n", "N", ""), text("a", "A", ""), number("b", "B", ""))
    numbered = [(str(n), *row) for n, row in enumerate(rows)]
    for read, row in zip(_read(_table(numbered, *columns)), numbered, strict=True):
        for found, value in zip(read, row, strict=True):
            if value is None or isinstance(value, bool | str):
                assert (found, type(found)) == (value, type(value))
            elif isinstance(value, int) and abs(value) >= 10**15:
                assert found == str(value)
            else:
                assert found == pytest.approx(value, rel=1e-15)


def test_nothing_is_a_formula_or_a_link() -> None:
    hostile = ["=1+1", "=HYPERLINK(1)", "http://example.org", "mailto:a@b", "internal:Source!A1", INJECTED, "{=1}"]
    with zipfile.ZipFile(io.BytesIO(_bytes(_table([(value,) for value in hostile])))) as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if "sheets/" in name]
        assert not any("rels" in name and "sheet" in name for name in parts.namelist())
    assert sheets
    assert not any(tag in sheet for sheet in sheets for tag in ("<f>", "<hyperlink"))


def test_what_looks_like_a_formula_stays_text_when_it_is_edited() -> None:
    sheet = _book(_table([("=1+1",), ("plain",)]))["Data"]
    assert [sheet[place].quotePrefix for place in ("A2", "A3")] == [True, False]


@pytest.mark.parametrize(
    ("value", "read"), [("a\ud800b", "a\\ud800b"), ("<r>\x01</r>", "<r>\\x01</r>")], ids=["surrogate", "like markup"]
)
def test_what_the_file_cannot_carry_is_an_escape(value: str, read: str) -> None:
    assert _read(_table([(value,)])) == [[read]]


def test_lists_and_objects_are_one_text() -> None:
    columns = (text("a", "A", ""), text("b", "B", "", tell=lambda item: f"<{item}>"))
    assert _read(_table([(["x", "y"], [1, 2])], *columns)) == [["x; y", "<1>; <2>"]]


@pytest.mark.skipif(not which("soffice"), reason="needs LibreOffice")
def test_an_office_opens_it_and_reads_the_same(tmp_path: Path) -> None:
    texts = [
        "=1+1",
        INJECTED,
        "<r>_x0041_</r>",
        "_x0041_",
        "007",
        "1" * 20,
        "http://example.org",
        "a\nb",
        "\x01",
        "é😀",
        "-",
    ]
    rows = [(value, n) for n, value in enumerate(texts)]
    columns = (text("a", "A", ""), number("b", "B", ""))
    (tmp_path / "book.xlsx").write_bytes(_bytes(_table(rows, *columns)))
    shape = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1"  # UTF-8, the first sheet
    profile = f"-env:UserInstallation={tmp_path.as_uri()}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", shape, "--outdir", str(tmp_path), "book.xlsx"]
    subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    read = list(csv.reader(io.StringIO((tmp_path / "book-Data.csv").read_text(encoding="utf-8"), newline="")))
    assert read == [["A", "B"], *([value, str(n)] for value, n in rows)]


def test_numbers_look_like_what_they_are() -> None:
    columns = (number("a", "A", ""), percent("b", "B", ""), text("c", "C", "", type=int))
    sheet = _book(_table([(35956, 0.467, 2004)], *columns))["Data"]
    assert [sheet[place].number_format for place in ("A2", "B2", "C2")] == ["#,##0", "0.0%", "General"]


def test_the_header_stays_in_sight_and_filters() -> None:
    columns = (text("a", "A", ""), text("b", "Long heading", "", over="Over it"))
    sheet = _book(_table([("x", "y" * 500), ("x", "y")], *columns))["Data"]
    assert [cell.value for cell in sheet[1]] == ["A", "Over it Long heading"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:B3")
    assert 8 <= sheet.column_dimensions["A"].width < sheet.column_dimensions["B"].width < 65


def test_no_rows_are_a_header() -> None:
    assert _read(_table([])) == []


def test_the_second_sheet_says_where_it_comes_from() -> None:
    said = _book(_table([("a",)], title="=Title", foot="Source: the paper, annex I.", asked="tacli x --topic '=1'"))
    rows = [[cell.value for cell in row] for row in said["Source"].iter_rows()]
    today = datetime.now(UTC).astimezone()
    assert rows == [
        ["Title", "=Title", None],
        ["Source", "the paper, annex I.", None],
        ["Command", "tacli x --topic '=1'", None],
        ["Rows", 1, None],
        ["Made on", datetime(today.year, today.month, today.day), None],  # noqa: DTZ001 - as Excel has them
        ["Made by", f"tacli {__version__}", None],
        [None, None, None],
        ["Column", "Field", "What it holds"],
        ["Name", "name", "What it is called."],
    ]


def test_the_same_rows_are_the_same_bytes() -> None:
    assert _bytes(_table([("a",), ("b",)])) == _bytes(_table([("a",), ("b",)]))


@pytest.mark.parametrize(
    ("value", "units"), [("a" * 32_768, "32,768"), ("😀" * 16_384, "32,768"), (["a" * 20_000] * 2, "40,002")]
)
def test_a_text_that_excel_would_cut_is_refused(value: Any, units: str) -> None:
    with pytest.raises(TacliError, match=f"32,767 characters in a cell, and one in row 3 has {units}"):
        _bytes(_table([("a" * 32_767,), (value,)]))


def test_more_rows_than_excel_holds_are_refused_before_anything_comes_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(as_xlsx, "_MOST_ROWS", 4)
    assert len(_read(_table([("a",)] * 3))) == 3
    with pytest.raises(TacliError, match="Excel holds 3 rows under a header, and there are more"):
        next(iter(pieces(_table([("a",)] * 4), "xlsx")))


def test_more_columns_than_excel_holds_are_refused() -> None:
    columns = [text(f"c{n}", "C", "") for n in range(16_385)]
    with pytest.raises(TacliError, match="Excel holds 16,384 columns, and there are 16,385"):
        _bytes(_table([], *columns))


def test_rows_are_taken_one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(as_xlsx, "_MOST_ROWS", 10)
    taken: list[int] = []

    def rows() -> Any:
        for n in range(100):
            taken.append(n)
            yield (n,)

    with pytest.raises(TacliError):
        _bytes(Table((text("n", "N", ""),), rows()))
    assert len(taken) == 10
