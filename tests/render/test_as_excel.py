"""`--excel` in a spreadsheet: no cell is a formula, whatever the separators, and texts stay."""

import csv
import io
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tacli.query.field import text as column
from tacli.render import pieces
from tacli.render.as_excel import is_formula
from tacli.views import Table

SIGNS = ["=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20"]
SKIPPED = [
    "",
    "\0",
    "\t",
    "\r",
    "\n",
    "\r\n",
    " ",
    "\xa0",
    "\u2003",
    "\u3000",
    "\u2028",
    "\u200b",
    "\ufeff",
    "\x1b",
    "\x85",
]
PARTED = [f"a{separator}=1+1" for separator in ",;\t|: \n\r\0"] + ['a"=1+1', 'a";=1+1', 'a""\t=1+1', "';=1+1", '",=1+1']
PLAIN = ["a=1", "Côte d'Ivoire", 'say "so"', "a, b; c", "two\nlines", "Tel. +41", "x - y"]


def _table(texts: list[str]) -> Table:
    columns = (column("name", "Name", ""), column("other", "Other", ""))
    return Table(columns, tuple((text, text) for text in texts))


def _rendered(table: Table, name: str) -> str:
    return "".join(map(str, pieces(table, name)))


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("before", SKIPPED)
def test_what_a_spreadsheet_would_run_is_a_formula(before: str, sign: str) -> None:
    assert is_formula(f"{before}{before}{sign}1")
    assert not is_formula(f"{before}a{sign}1")
    assert not is_formula(f"a {sign} 1")


@pytest.mark.parametrize("separator", [";", "\t", "|", ",", "\n", "; ", '\n"', "\r\n \0"])
def test_what_would_be_a_cell_if_a_row_were_parted_elsewhere(separator: str) -> None:
    text = f"a{separator}=1+1"
    assert is_formula(text)
    assert f"{separator}'=1+1" in list(csv.reader(io.StringIO(_rendered(_table([text]), "excel"), newline="")))[1][0]


def test_a_flood_of_separators_takes_no_longer_than_its_length() -> None:
    assert not is_formula(";\t " * 100_000)  # minutes, were each one looked at from each other


@pytest.mark.parametrize("value", [-1, -1.5, None, "", " ", "\t", (), "a"])
def test_numbers_and_nothing_are_none(value: object) -> None:
    assert not is_formula(value)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no failure
@given(st.text("=a,;|\t\0 \"'\n\r", max_size=12))
def test_what_could_be_parted_is_quoted(text: str) -> None:
    cells = _rendered(_table([text]), "excel").removesuffix("\n").split("\n", 1)[1]
    assert cells[0] == '"' or not set(',;|\t"\n\r ') & set(text)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("separators", ["44", "59", "44/59/9/124/32/58", "44/59/9/MRG"])
def test_no_cell_runs_in_libreoffice(tmp_path: Path, separators: str) -> None:
    texts = [before + sign + "1+1" for before in SKIPPED for sign in SIGNS] + PARTED + PLAIN
    path = tmp_path / "cells.csv"
    path.write_text(_rendered(_table(texts), "excel"), encoding="utf-8", newline="")
    # https://wiki.documentfoundation.org/Documentation/DevGuide/Spreadsheet_Documents: separators, text mark, UTF-8
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            f"--infilter=Text - txt - csv (StarCalc):{separators},34,76,1",
            "--convert-to",
            "fods",
            "--outdir",
            tmp_path,
            path,
        ],
        check=True,
        capture_output=True,
    )
    root = ET.parse(tmp_path / "cells.fods").getroot()  # noqa: S314 - LibreOffice's output
    cells = [e for e in root.iter() if e.tag.endswith("}table-cell")]
    assert not [c for c in cells if any(name.endswith("}formula") for name in c.attrib)]
    shown = ["\n".join("".join(p.itertext()) for p in c) for c in cells if len(c)]
    assert set(PLAIN) <= set(shown) or "44" not in separators.split("/")
