"""Whether a file may be of IATI, by what it begins with. Nothing of it is used up."""

from __future__ import annotations

import zipfile
import zlib
from contextlib import suppress
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from io import BufferedReader

    from tacli.anything import Foreign

_LOOKED_AT = 4096
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
# What is begun with an angle bracket and is no XML of IATI, or packed and no zip of files.
_HTML = ("<!doctype html", "<html")
_OFFICE = {"[Content_Types].xml", "mimetype"}


def may_be_iati(file: BufferedReader[Foreign]) -> bool:
    """Say whether a file begins as XML does that is not HTML, or as such that is packed by gzip or zip."""
    start = file.peek(_LOOKED_AT)[:_LOOKED_AT]
    if start.startswith(b"PK"):
        return _is_zip_of_files(file)
    if start.startswith(b"\x1f\x8b"):
        return _is_xml(_unpacked(start))
    return _is_xml(start)


def is_packed(start: bytes) -> bool:
    """Say whether a file begins as one that is packed by gzip or zip."""
    return start.startswith((b"PK", b"\x1f\x8b"))


def _unpacked(start: bytes) -> bytes:
    with suppress(zlib.error):
        return zlib.decompressobj(wbits=31).decompress(start, _LOOKED_AT)
    return b""


def _is_xml(start: bytes) -> bool:
    encoding = next((name for mark, name in _MARKS.items() if start.startswith(mark)), "latin-1")
    text = start.decode(encoding, "replace").lstrip().lower()
    return text.startswith("<") and not text.startswith(_HTML)


def _is_zip_of_files(file: IO[bytes]) -> bool:
    """Say whether a zip is one, and no document of an office; of a pipe this cannot be known before all is read."""
    if not file.seekable():
        return True
    place = file.tell()
    try:
        with zipfile.ZipFile(file) as archive:
            return _OFFICE.isdisjoint(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError):
        return False
    finally:
        file.seek(place)
