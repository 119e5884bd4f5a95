"""Every format carries the same rows and reads back equal."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tacli.anything import Value
from tacli.query.field import amount, number, text
from tacli.render import format_of_suffix, formats, is_streamed, pieces
from tacli.render.as_json import dumps
from tacli.views import Table

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


def _table(texts: list[str]) -> Table:
    columns = (text("name", "Name", ""), number("size", "Size", ""))
    return Table(columns, tuple((t, len(t)) for t in texts))


def render(table: Table, name: str) -> str:
    """Give all pieces of a format as one text, a character for each of bytes."""
    return "".join(piece if isinstance(piece, str) else piece.decode("latin-1") for piece in pieces(table, name))


def _cells(out: str) -> list[list[str]]:
    """Read the rows of a workbook."""
    rows = openpyxl.load_workbook(io.BytesIO(out.encode("latin-1")))["Data"].iter_rows(min_row=2)
    return [[str(cell.value) for cell in row] for row in rows]


@given(st.lists(TEXT, max_size=5))
def test_json_and_jsonl_read_back_equal(texts: list[str]) -> None:
    rows = [{"name": t, "size": len(t)} for t in texts]
    assert json.loads(render(_table(texts), "json")) == rows
    lines = render(_table(texts), "jsonl").split("\n")
    assert [json.loads(line) for line in lines if line] == rows


VALUES = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(allow_nan=False, allow_infinity=False),
        st.text(max_size=9),
        st.decimals(-(10**16), 10**16, places=3),
        st.just(Decimal("-0.00")),
    ),
    lambda held: st.one_of(
        st.lists(held, max_size=3), st.tuples(held), st.dictionaries(st.text(max_size=3), held, max_size=2)
    ),
    max_leaves=5,
)


@given(st.text(max_size=9), VALUES)
def test_a_row_is_written_as_any_other_json(name: str, value: Value) -> None:
    table = Table((text(name, "", ""), text("b", "", "")), ((value, "%s"),))
    assert render(table, "jsonl") == f"{dumps({name: value, 'b': '%s'})}\n"


def test_what_is_no_number_of_json_is_never_written() -> None:
    for of in ("nan", "inf", "-inf"):
        with pytest.raises(ValueError, match="not JSON compliant"):
            render(Table((number("size", "Size", ""),), ((float(of),),)), "json")


@given(st.lists(TEXT, max_size=5))
def test_csv_reads_back_equal(texts: list[str]) -> None:
    read = list(csv.reader(io.StringIO(render(_table(texts), "csv"), newline="")))
    assert read == [["name", "size"], *([t, str(len(t))] for t in texts)]


@given(st.lists(TEXT, max_size=5))
def test_tsv_is_one_record_a_line(texts: list[str]) -> None:
    lines = render(_table(texts), "tsv").removesuffix("\n").split("\n")
    assert len(lines) == 1 + len(texts)
    assert all(line.count("\t") == 1 for line in lines)


@given(st.lists(TEXT, max_size=5))
def test_markdown_cells_hold(texts: list[str]) -> None:
    lines = render(_table(texts), "markdown").removesuffix("\n").split("\n")
    assert len(lines) == 2 + len(texts)
    assert all(line.replace("\\\\", "").replace("\\|", "").count("|") == 3 for line in lines)


def _pairs(words: list[str]) -> list[list[str]]:
    """Pair words up, the header left out."""
    return [words[i : i + 2] for i in range(2, len(words), 2)]


def _told(page: str) -> list[str]:
    """Read what leads the rows of a page, and what stands beside it."""
    return [lead or beside for lead, beside in re.findall(r'class="lead">([^<]*)<|</i><div><span>([^<]*)<', page)]


# How to read the rows back from each format.
READERS: dict[str, Callable[[str], list[list[str]]]] = {
    "json": lambda out: [[row["name"], str(row["size"])] for row in json.loads(out)],
    "jsonl": lambda out: [[row["name"], str(row["size"])] for row in map(json.loads, out.splitlines())],
    "csv": lambda out: list(csv.reader(io.StringIO(out)))[1:],
    "excel": lambda out: list(csv.reader(io.StringIO(out)))[1:],
    "xlsx": _cells,
    "tsv": lambda out: [line.split("\t") for line in out.splitlines()[1:]],
    "table": lambda out: _pairs(out.split()),
    "markdown": lambda out: [line.strip("| ").split(" | ") for line in out.splitlines()[2:]],
    "html": lambda out: _pairs(["", "", *_told(out)]),
    "svg": lambda out: _pairs(
        " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", out)).replace("&#160;", " ").split()[1:]
    ),
}


@pytest.mark.parametrize("name", formats())
@given(st.lists(st.text("abcdefgh", min_size=1, max_size=8), max_size=4))
def test_every_format_carries_the_same_rows(name: str, texts: list[str]) -> None:
    assert READERS[name](render(_table(texts), name)) == [[text, str(len(text))] for text in texts]


def test_formats_are_the_table_and_then_by_name() -> None:
    assert formats()[0] == "table"
    assert list(formats()[1:]) == sorted(formats()[1:])
    assert set(formats()) == set(READERS)


@pytest.mark.parametrize(
    ("suffix", "name"),
    [
        (".txt", "table"),
        (".md", "markdown"),
        (".htm", "html"),
        (".ndjson", "jsonl"),
        (".tab", "tsv"),
        (".pdf", None),
        ("", None),
    ],
)
def test_a_suffix_means_a_format(suffix: str, name: str | None) -> None:
    assert format_of_suffix(suffix, formats()) == name


@pytest.mark.parametrize("name", [name for name in formats() if name != "xlsx"])  # which is a file of files
def test_a_streamed_format_gives_a_row_before_it_takes_the_next(name: str) -> None:
    taken = []

    def rows() -> Iterator[tuple[str, int]]:
        for size in range(3):
            taken.append(size)
            yield (str(size), size)

    parts = iter(pieces(_table([])._replace(rows=rows()), name))
    given = next(part for part in parts if "0" in str(part))
    assert given
    assert (len(taken) == 1) == is_streamed(name)


@given(TEXT)
def test_a_table_shows_control_characters_and_never_sends_them(text: str) -> None:
    drawn = render(_table([text]), "table")
    assert not any(ord(c) < 32 and c != "\n" for c in drawn)
    assert "\x7f" not in drawn


def test_markup_in_data_is_only_text() -> None:
    assert "[red]x[/red] :smile: [/x]" in render(_table(["[red]x[/red] :smile: [/x]"]), "table")


def test_nothing_is_an_empty_array_or_a_bare_header() -> None:
    empty = _table([])
    assert render(empty, "json") == "[]\n"
    assert render(empty, "jsonl") == ""
    assert render(empty, "csv") == "name,size\n"
    assert render(empty, "tsv") == "name\tsize\n"
    assert all(render(empty, name) is not None for name in formats())


AMOUNTS = {
    "0.00": 0,
    "-7.50": -7.5,
    "203169485.50": 203169485.5,
    "380143169057.00": 380143169057,
    "999999999999999": 999999999999999,
    "0.000000000000001": 1e-15,
    "12345678901234.56": "12345678901234.56",
    "1000000000000000.01": "1000000000000000.01",
    "0.30000000000000004": "0.30000000000000004",
    "123456789012345678901234567890.12": "123456789012345678901234567890.12",
    "10000000000000000000000000000000.00": "10000000000000000000000000000000.00",
}


@pytest.mark.parametrize("amount_", AMOUNTS)
def test_amounts_are_exact_in_every_format(amount_: str) -> None:
    table = Table((amount("amount", "Amount", ""),), ((Decimal(amount_),),))
    (row,) = json.loads(render(table, "json"))
    assert row == {"amount": AMOUNTS[amount_]}
    assert type(row["amount"]) is type(AMOUNTS[amount_])
    assert Decimal(str(row["amount"])) == Decimal(amount_)
    for name in ("csv", "tsv", "excel"):
        assert render(table, name).splitlines()[-1] == amount_
    ((cell,),) = _cells(render(table, "xlsx"))
    assert Decimal(cell) == Decimal(amount_)
    assert f"{Decimal(amount_):,f}" in render(table, "markdown")


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20, places=6))
def test_any_amount_reads_back_exactly_from_json(value: Decimal) -> None:
    assert Decimal(str(json.loads(dumps(value)))) == value
