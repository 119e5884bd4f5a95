"""Feed any text to every format: data formats carry it exactly, what a person reads acts on nothing."""

import csv
import io
import json
import sys
import unicodedata
from xml.etree import ElementTree as ET

import atheris

with atheris.instrument_imports(include=["tacli"]):
    from tacli.query.field import text as column
    from tacli.render import formats, pieces
    from tacli.views import Table

COLUMNS = (column("name", "Name", "Name."), column("note", "Note", "Note."))
FORMULAS = ("=", "+", "-", "@")


def acting(text: str) -> list[str]:
    """Give the characters that a terminal or a reader would obey."""
    return [c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") and c != "\n"]


def check(data: bytes) -> None:
    """Render the text in one format."""
    provider = atheris.FuzzedDataProvider(data)
    name = provider.PickValueInList(list(formats()))
    text = provider.ConsumeUnicodeNoSurrogates(60)
    out = "".join(map(str, pieces(Table(COLUMNS, ((text, text),), foot="foot", title="title"), name)))
    if name == "json":
        assert json.loads(out) == [{"name": text, "note": text}]
    elif name == "jsonl":
        assert json.loads(out) == {"name": text, "note": text}
    elif name == "csv":
        assert list(csv.reader(io.StringIO(out, newline=""))) == [["name", "note"], [text, text]]
    elif name == "excel":
        (_, (cell, _)) = csv.reader(io.StringIO(out.removeprefix("\ufeff"), newline=""))
        assert not cell.startswith(FORMULAS)
        assert cell.replace("'", "") == text.replace("'", "")
    elif name == "tsv":
        header, line, rest = out.split("\n")
        assert (header, rest, line.count("\t")) == ("name\tnote", "", 1)
    else:
        assert acting(out) == []
    if name == "svg":
        ET.fromstring(out)  # noqa: S314 - we wrote it
    if name == "html":
        assert out.count("<td") == 1
    if name == "markdown":
        assert len(out.splitlines()) == 5


if __name__ == "__main__":
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
