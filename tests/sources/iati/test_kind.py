"""What may be IATI is told by how it begins, and nothing of it is lost."""

import gzip
import io
import zipfile

import pytest

from tacli.sources.iati.kind import may_be_iati


def zipped(*names: str) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name in names:
            archive.writestr(name, b"<x/>")
    return whole.getvalue()


XML = '<?xml version="1.0"?>\n<iati-activities/>'
KINDS = {
    "XML": (XML.encode(), True),
    "XML behind blank lines": (f"\n\n{XML}".encode(), True),
    "XML with a mark": (XML.encode("utf-8-sig"), True),
    "XML in UTF-16": (XML.encode("utf-16"), True),
    "gzip": (gzip.compress(XML.encode(), mtime=0), True),
    "zip": (zipped("a.xml", "b.xml"), True),
    "a workbook": (zipped("[Content_Types].xml", "xl/workbook.xml"), False),
    "a text document": (zipped("mimetype", "content.xml"), False),
    "a broken zip": (b"PK\x03\x04\x14" + b"\xff" * 50, False),
    "JSON in gzip": (gzip.compress(b"{}", mtime=0), False),
    "a broken gzip": (b"\x1f\x8b\x08\0" + b"\xff" * 50, False),
    "JSON": (b'{"document": {}}', False),
    "HTML": (b"<!DOCTYPE html>\n<html>", False),
    "nothing": (b"", False),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_is_told_by_how_it_begins(kind: str) -> None:
    data, expected = KINDS[kind]
    file = io.BufferedReader(io.BytesIO(data))
    assert may_be_iati(file) is expected
    assert file.read() == data


def test_a_zip_of_a_pipe_may_be_one() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    file = io.BufferedReader(Pipe(zipped("a.xml")))
    assert may_be_iati(file)
    assert file.read() == zipped("a.xml")
